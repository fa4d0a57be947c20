"""Runs of words that look like somebody's name: a family name, then one to four capitalised syllables."""

import re
from collections.abc import Iterator
from typing import Final

from ketnap.domain.press.release.bare import bare

CAPITAL: Final = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_FAMILIES: Final = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ"),
    *("Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đào", "Trịnh", "Trương", "Lương", "Phùng", "Tô", "Tạ"),
    *("Quách", "Nghiêm", "Lưu", "Mạc", "Doãn", "Lã", "Khuất", "Đàm", "Tống", "Triệu", "Hứa", "Vi"),
    *("Chu", "Châu", "Tăng", "Giáp", "Lại", "Phí", "Thân", "Cù", "Kiều", "Khổng", "Lò"),
    *("Vương", "Mai", "Nông", "Hà", "Cao", "Lâm", "Thái", "Đoàn", "Thạch", "Ninh", "Tôn"),
    *("Giàng", "Sùng", "Vàng", "Thào", "Lường", "Quàng", "Cầm", "Điêu", "Tòng", "Diệp", "Nhữ"),
    *("Ung", "Ngụy", "Chử", "Thiều", "Uông", "Bế", "Sầm", "Cấn", "Lữ", "Vừ", "Hạng", "Tẩn", "Chẩu"),
    *("Phàn", "Lèng", "Thèn"),
)
_RARE_FAMILIES: Final = (
    *("Ma", "Bàn", "La", "Mã", "Từ", "Kim", "Sơn", "Trà", "Viên", "Bạch", "Văn", "Khương", "Liễu"),
    *(
        "Ngọ",
        "Tiêu",
        "Cung",
        "Âu",
        "Hạ",
        "Đồng",
        "Long",
        "Giang",
        "Chung",
        "Danh",
        "Lục",
        "Lộ",
        "Lỗ",
    ),
    *("Tất", "Thi", "Hàn", "Cam", "Hầu", "Lầu", "Tiết", "Tưởng", "Đèo", "Chảo", "Tráng", "Bá"),
    *("Xa", "Quản", "Đới", "Đường", "Phó", "Phương", "Thành", "Trang", "Yên", "Vòng", "Hoa"),
)
"""Words first of all: they are families only before a word that stands in the middle of names."""
MIDDLES: Final = (
    *("Văn", "Thị", "Đức", "Hữu", "Đình", "Xuân", "Quang", "Minh", "Ngọc", "Thanh", "Công", "Phi"),
    *(
        "A",
        "Hồng",
        "Thu",
        "Quốc",
        "Trọng",
        "Bá",
        "Duy",
        "Hoài",
        "Kim",
        "Thế",
        "Viết",
        "Mạnh",
        "Anh",
    ),
)
_ALSO_WORDS_AND_PLACES: Final = frozenset(
    (
        *("Hà", "Cao", "Lâm", "Thái", "Đoàn", "Thạch", "Ninh", "Nông", "Hoàng", "Vàng", "Mai"),
        *("Lại", "Lưu", "Tôn", "Châu", "Tăng", "Thân", "Hồ", "Đinh", "Vi", "Phan", "Kiều"),
    )
)
"""Family names that also begin places and bodies: Hà Nội, Đoàn Thanh niên, Hồ Tây."""
_LEAST_OF_THOSE: Final = 3
_NO_WORDS_IN_SMALL_LETTERS: Final = (
    *("nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "đặng", "bùi", "ngô", "trịnh", "phùng"),
    *("quách", "doãn"),
)
"""Families that no phrase goes on from with `văn` or `thị`, as `đoàn văn nghệ` does."""
_ADDRESSES: Final = ("đồng chí", "đ/c", "quần chúng", "anh", "chị", "ông", "bà", "cô", "chú")
_OF_HISTORY: Final = (
    *("Hồ Chí Minh", "Trần Phú", "Lê Duẩn", "Trần Hưng Đạo", "Hồ Chủ", "Nguyễn Ái Quốc"),
    *("Võ Nguyên Giáp", "Phạm Văn Đồng", "Nguyễn Văn Cừ", "Nguyễn Thị Minh Khai"),
    *("Hà Huy Tập", "Trường Chinh", "Nguyễn Tất Thành", "Lý Tự Trọng", "Võ Thị Sáu"),
    *("Hoàng Văn Thụ", "Tôn Đức Thắng", "Phan Bội Châu", "Phan Chu Trinh", "Phan Châu Trinh"),
)
_AFTER_A_PLACE: Final = frozenset(
    (
        *("đường", "phố", "phường", "quận", "huyện", "xã", "tỉnh", "trường", "viện", "tướng"),
        *("hội trường", "giải thưởng", "mang tên", "quảng trường", "công viên", "tượng đài"),
    )
)
"""What a name stands behind when it names no living person: `phố Trần Duy Hưng`."""

_ALL_BEFORE_A_PLACE: Final = _AFTER_A_PLACE | frozenset(map(bare, _AFTER_A_PLACE))
_BARE_FAMILIES: Final = tuple(
    sorted({_bare_family for family in _FAMILIES if (_bare_family := bare(family)) != family})
)
_PLACES_IN_BARE: Final = (
    *("Ha Noi", "Ho Chi Minh", "Thai Nguyen", "Thai Binh", "Cao Bang", "Lam Dong", "Ha Giang"),
    *("Ha Nam", "Ha Tinh", "Ha Long", "Ninh Binh", "Ninh Thuan", "Son La", "Do Son", "Cao Lanh"),
)
_RARE_RUN: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(_RARE_FAMILIES)}) +(?:{'|'.join(MIDDLES)})(?: +[{CAPITAL}][^\W\d_A-ZĐ]*){{1,3}}(?!\w)"
)
_BARE_RUN: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(_BARE_FAMILIES)})(?: +[A-Z][a-z]*){{2,4}}(?!\w)"
)
"""A name typed without diacritics, among others that are: only three words or more are told apart."""
_BEHIND_AN_ADDRESS: Final = "|".join(rf"(?i:(?<=\b{address} ))" for address in _ADDRESSES)
_IN_SMALL_LETTERS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(_NO_WORDS_IN_SMALL_LETTERS)}) +(?:văn|thị) +[^\W\d_]+(?!\w)"
    rf"|(?:{_BEHIND_AN_ADDRESS})(?:(?:{'|'.join(map(str.lower, (*_FAMILIES, *_RARE_FAMILIES)))}) +(?:văn|thị)"
    r"|(?:nguyễn|phạm|trần|huỳnh|đặng|bùi|ngô|trịnh) +[^\W\d_]+) +[^\W\d_]+(?!\w)"
)
_WITH_INITIALS: Final = re.compile(
    rf"(?<![\w.])(?:[{CAPITAL}]\. ?){{2,4}}(?!(?:L[êe]-?nin|Mác)\b)[{CAPITAL}][^\W\d_A-Z]+(?!\w)"
)
_OF_THE_HIGHLANDS: Final = re.compile(
    rf"(?<!\w)(?:(?:[HK]['’] ?)?[{CAPITAL}][^\W\d_]* +){{1,3}}"
    r"(?:Niê|Êban|Ê-ban|Kpă|Ksor|Mlô|Ayun|Byă|Kbuôr|Adrơng|Knul|Hmok|Rcom|Rahlan|Puih|Rmah)(?!\w)"
    rf"|(?<!\w)(?:Kpă|Ksor|Siu|Rmah|Rơ(?: [{CAPITAL}][^\W\d_]*)?|[HK]['’] ?[{CAPITAL}][^\W\d_]*)"
    rf" +[{CAPITAL}][^\W\d_]*(?!\w)"
)
_RUN: Final = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_FAMILIES)})(?: +[{CAPITAL}][^\W\d_A-ZĐ]*){{1,4}}"
    rf"|(?:{'|'.join(map(str.upper, _FAMILIES))})(?: +[{CAPITAL}]{{2,}}){{1,4}})(?!\w)"
)
_LONGEST_BEFORE: Final = 40
_TWO_WORDS_BEFORE: Final = re.compile(r"(?:(\w+)\s+)?(\w+)\s+$")
_OPENS_A_SENTENCE: Final = re.compile(r"(?:Từ|Đường) +(?!Văn |Thị )")
"""`Từ Minh Khai đến Cầu Giấy`, `Đường Thanh Niên`: nobody's family, where every word has a capital."""
_SENTENCE_BEGINS: Final = re.compile(r"(?:^|[.!?:;\n“\"(–-])\s*$")


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something stands that looks like the name of somebody."""
    for match in _RUN.finditer(text):
        if _is_somebody(match.group()) and not stands_for_a_place(text, match.start()):
            yield match.span()
    for match in _RARE_RUN.finditer(text):
        if not (_only_opens_a_sentence(match) or stands_for_a_place(text, match.start())):
            yield match.span()
    for match in _BARE_RUN.finditer(text):
        is_place = match.group().startswith(_PLACES_IN_BARE)
        if not (is_place or stands_for_a_place(text, match.start())):
            yield match.span()
    for pattern in (_IN_SMALL_LETTERS, _OF_THE_HIGHLANDS, _WITH_INITIALS):
        yield from (match.span() for match in pattern.finditer(text))


def begins_a_sentence(text: str, start: int) -> bool:
    """Say whether a sentence, or something like one, begins there."""
    return bool(_SENTENCE_BEGINS.search(text[max(0, start - 3) : start]))


def _is_somebody(run: str) -> bool:
    words = run.split()
    is_long = len(words) >= _LEAST_OF_THOSE
    return not run.startswith(_OF_HISTORY) and (is_long or words[0] not in _ALSO_WORDS_AND_PLACES)


def _only_opens_a_sentence(match: re.Match[str]) -> bool:
    opens = _OPENS_A_SENTENCE.match(match.group())
    return bool(opens) and begins_a_sentence(match.string, match.start())


def stands_for_a_place(text: str, start: int) -> bool:
    """Say whether the words before tell that a place or a house bears the name that begins there."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    found = _TWO_WORDS_BEFORE.search(before)
    if found is None:
        return False
    last = found.group(2).lower()
    words = f"{found.group(1) or ''} {last}".lower()
    return bool({last, words} & _ALL_BEFORE_A_PLACE)
