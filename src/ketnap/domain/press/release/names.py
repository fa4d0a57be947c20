"""Runs of words that look like somebody's name: a family name, then one to four capitalised syllables."""

import re
from collections.abc import Iterator
from typing import Final

CAPITAL: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_FAMILIES: Final = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ"),
    *("Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đào", "Trịnh", "Trương", "Lương", "Phùng", "Tô", "Tạ"),
    *("Quách", "Nghiêm", "Lưu", "Mạc", "Doãn", "Lã", "Khuất", "Đàm", "Tống", "Triệu", "Hứa", "Vi"),
    *("Chu", "Châu", "Tăng", "Giáp", "Lại", "Phí", "Thân", "Cù", "Kiều", "Khổng", "Lò"),
    *("Vương", "Mai", "Nông", "Hà", "Cao", "Lâm", "Thái", "Đoàn", "Thạch", "Ninh", "Tôn"),
    *("Giàng", "Sùng", "Vàng", "Thào", "Lường", "Quàng", "Cầm", "Điêu"),
)
_ALSO_WORDS_AND_PLACES: Final = frozenset(
    (
        *("Hà", "Cao", "Lâm", "Thái", "Đoàn", "Thạch", "Ninh", "Nông", "Hoàng", "Vàng", "Mai"),
        *("Lại", "Lưu", "Tôn", "Châu", "Tăng", "Thân", "Hồ", "Đinh", "Vi", "Phan", "Kiều"),
    )
)
"""Family names that also begin places and bodies: Hà Nội, Đoàn Thanh niên, Hồ Tây."""
_LEAST_OF_THOSE: Final = 3
_OF_HISTORY: Final = ("Hồ Chí Minh", "Trần Phú", "Lê Duẩn", "Trần Hưng Đạo", "Hồ Chủ")
_AFTER_A_PLACE: Final = frozenset(
    (
        *("đường", "phố", "phường", "quận", "huyện", "xã", "tỉnh", "trường", "viện", "tướng"),
        *("hội trường", "giải thưởng", "mang tên", "quảng trường", "công viên", "tượng đài"),
    )
)
"""What a name stands behind when it names no living person: `phố Trần Duy Hưng`."""

_RUN: Final = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_FAMILIES)})(?:[ \u00a0]+[{CAPITAL}][^\W\d_A-ZĐ]*){{1,4}}"
    rf"|(?:{'|'.join(map(str.upper, _FAMILIES))})(?:[ \u00a0]+[{CAPITAL}]{{2,}}){{1,4}})(?!\w)"
)
_TWO_WORDS_BEFORE: Final = re.compile(r"(?:(\w+)\s+)?(\w+)\s+$")


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something stands that looks like the name of somebody."""
    for match in _RUN.finditer(text):
        if _is_somebody(match.group()) and not _is_a_place(text[: match.start()]):
            yield match.span()


def _is_somebody(run: str) -> bool:
    words = run.split()
    is_long = len(words) >= _LEAST_OF_THOSE
    return not run.startswith(_OF_HISTORY) and (is_long or words[0] not in _ALSO_WORDS_AND_PLACES)


def _is_a_place(before: str) -> bool:
    found = _TWO_WORDS_BEFORE.search(before)
    if found is None:
        return False
    last = found.group(2).lower()
    return last in _AFTER_A_PLACE or f"{found.group(1) or ''} {last}".lower() in _AFTER_A_PLACE
