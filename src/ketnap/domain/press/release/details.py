"""Small facts that may be somebody's, and may be nobody's: an age, a year, a people, a house number."""

import re
from typing import Final

from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.surroundings import is_in_no_act, is_no_office, is_of_a_house
from ketnap.domain.press.release.vocabulary import PEOPLES

_ONE_NAME: Final = rf"(?:(?<=^)|(?<=[.!?;,] )|(?<=\bvà )|(?<=\bcùng ))[{CAPITAL}][^\W\d_]+"
"""One word with a capital where somebody may be spoken of."""
_WORD: Final = rf"[{CAPITAL}]\w{{0,9}}"
"""A word of a street's name; no syllable is longer, and an answer holds so many of them."""
_OF_MANY: Final = "".join(
    rf"(?<!\b(?i:{word}) )"
    for word in ("từ", "đến", "trên", "dưới", "đủ", "quá", "tròn", "thọ", "khoảng", "hơn", "là")
)
"""`Thanh niên từ 18 tuổi`: nobody's age."""
_BODY: Final = (
    r"(?:Trường|Sở|Viện|Đảng|Đoàn|Hội|Cục|Vụ|Bộ|Ban|Phòng|Tỉnh|Huyện|Quận|Phường|Luật|Bảo tàng)"
)
"""What has a year of its own in brackets: `Trường (1956)`."""
_OF_NOBODY: Final = r"(?i:đảng|đoàn|hội|nghề|quân|trở|phát triển|xây dựng|thành lập|trưởng thành)"


def _has_no_age_of_many(match: re.Match[str]) -> bool:
    """Say whether no other limit of age stands right before: `từ 18 đến 35 tuổi`."""
    return not re.search(r"\d\s*(?:-|–|đến|den)\s*$", match.string[: match.start()])


LIFE_DETAIL: Final = (
    Pattern(
        rf"(?<![\d.,/-]){_OF_MANY}\b\d{{2}}\s+(?i:tuổi)\b(?!\s+{_OF_NOBODY}\b)",
        _has_no_age_of_many,
    ),
    Pattern(rf"(?!{_BODY}\b){_ONE_NAME} ?\((?:19[4-9]\d|200\d)\)"),
    Pattern(rf"{_ONE_NAME} ?[,(–-] ?(?i:(?:là )?(?:người )?dân tộc)\s+(?:{PEOPLES})\b"),
    Pattern(
        # Of a number of many parts, as deep in an alley, the last four are enough.
        rf"(?:(?<![\w/.-])|(?<=\d/))\d{{1,4}}(?:/\d{{1,4}}){{1,3}}\s+"
        rf"(?:(?i:phố|đường|ngõ)\s+{_WORD}|{_WORD} +{_WORD})(?: +{_WORD}){{0,2}}",
        lambda match: is_of_a_house(match) and is_in_no_act(match) and is_no_office(match),
    ),
)


_LONGEST_BESIDE: Final = 24
_BEFORE: Final = re.compile(rf"(?<!\S)[^.!?;\n]{{1,{_LONGEST_BESIDE}}}$")
_AFTER: Final = re.compile(rf"[^.!?;\n]{{0,{_LONGEST_BESIDE}}}(?!\w)")


def in_its_place(text: str, start: int, end: int) -> str:
    """Return a detail with a few words around it: who answers for `30 tuổi` means that one place.

    All of it fits into an answer.
    """
    before = _BEFORE.search(text, max(0, start - _LONGEST_BESIDE), start)
    after = _AFTER.match(text, end)
    around = text[before.start() if before else start : after.end() if after else end]
    return " ".join(around.split())
