"""Small facts that may be somebody's, and may be nobody's: an age, a year, a people, a house number."""

import re
from typing import Final

from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.surroundings import is_in_no_act, is_no_day, is_no_office
from ketnap.domain.press.release.vocabulary import PEOPLES

_ONE_NAME: Final = rf"(?:(?<=^)|(?<=[.!?;,] )|(?<=\bvà )|(?<=\bcùng ))[{CAPITAL}][^\W\d_]+"
"""One word with a capital where somebody may be spoken of."""
_OF_MANY: Final = "".join(
    rf"(?<!\b{word} )"
    for word in ("từ", "đến", "trên", "dưới", "đủ", "quá", "tròn", "thọ", "khoảng", "hơn", "là")
)
"""`Thanh niên từ 18 tuổi`: nobody's age."""
_OF_NOBODY: Final = r"(?i:đảng|đoàn|hội|nghề|quân|trở|phát triển|xây dựng|thành lập|trưởng thành)"


def _has_no_age_of_many(match: re.Match[str]) -> bool:
    """Say whether no other limit of age stands right before: `từ 18 đến 35 tuổi`."""
    return not re.search(r"\d\s*(?:-|–|đến|den)\s*$", match.string[: match.start()])


LIFE_DETAIL: Final = (
    Pattern(
        rf"(?<![\d.,/-]){_OF_MANY}\b\d{{2}}\s+(?i:tuổi)\b(?!\s+{_OF_NOBODY}\b)",
        _has_no_age_of_many,
    ),
    Pattern(rf"{_ONE_NAME} ?\((?:19[4-9]\d|200\d)\)"),
    Pattern(rf"{_ONE_NAME} ?[,(–-] ?(?i:(?:là )?(?:người )?dân tộc)\s+(?:{PEOPLES})\b"),
    Pattern(
        rf"(?<![\w/.-])\d{{1,4}}(?:/\d{{1,4}})+\s+(?:(?i:phố|đường|ngõ)\s+[{CAPITAL}]\w*|[{CAPITAL}]\w* +[{CAPITAL}]\w*)(?: +[{CAPITAL}]\w*)*",
        lambda match: is_no_day(match) and is_in_no_act(match) and is_no_office(match),
    ),
)
