"""Who is spoken of with one or two words: behind a form of address, as `đồng chí Lựu`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from ketnap.domain.press.release.bare import bare
from ketnap.domain.press.release.names import CAPITAL, begins_a_sentence
from ketnap.domain.press.release.offices import OFFICE_OR_BODY
from ketnap.domain.press.release.patterns import Pattern

_ADDRESS: Final = r"(?i:đồng chí|đ/c|anh|chị|ông|bà|cô|chú|thầy|cụ|em|bạn|bác sĩ|kỹ sư|tiến sĩ|thạc sĩ|cô giáo|thầy giáo)"
_DEGREE: Final = r"(?:PGS|GS|TS|ThS|Ths|Th\.S)\.?(?:\s?(?:TS|ThS)\.?)?"
_NAME: Final = rf"[{CAPITAL}][^\W\d_]*(?: +[{CAPITAL}][^\W\d_]*){{0,4}}"
_CALLED: Final = Pattern(
    rf"(?<![\w/])({_ADDRESS}|{_DEGREE}) +({_NAME})(?: +(?:và|cùng) +({_NAME}))?"
)
_NO_PERSON: Final = re.compile(
    r"(?i:hồ\b|ho\b|trưng\b|triệu\b|rịa\b|đen\b|nà\b|mẹ\b|hùng lao động|hùng lực lượng|quốc\b|ngữ\b)"
)
"""Bác Hồ, Bà Trưng, Bà Rịa, Anh hùng Lao động, Anh ngữ."""
_WITH_ADDRESS_NO_PERSON: Final = Pattern(
    rf"(?i:ông công,? (?:và )?ông táo|ông táo|chú tiểu|cô tô)\b(?! +[{CAPITAL}])"
)
_SHORTEST: Final = 2
_GOES_ON: Final = re.compile(rf" +(?!VÀ\b|CÙNG\b)[{CAPITAL}]")
_NO_NAME_IN_CAPITALS: Final = frozenset(
    ("MÌNH", "ẤY", "NÀY", "ĐÓ", "MỚI", "TRẺ", "NỮ", "CŨ", "NÀO", "KHÁC", "ĐÃ", "GIÀ", "LÃO")
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def called_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that name whoever is addressed before them, and no office."""
    yield from _called(text)


@lru_cache(maxsize=32)
def _called(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span(group)
        for match in _CALLED.expression_for(text).finditer(text)
        for group in (2, 3)
        if match.group(group) and _is_a_name(match, group)
    )


def _is_a_name(match: re.Match[str], group: int) -> bool:
    words, text, start = match.group(group), match.string, match.start(group)
    if len(words) < _SHORTEST or _NO_PERSON.match(words):
        return False
    if words.isupper() and not _is_a_name_in_capitals(match, group):
        return False
    if OFFICE_OR_BODY.expression_for(text).match(text, start):
        return False
    if _WITH_ADDRESS_NO_PERSON.expression_for(text).match(text, match.start()):
        return False
    is_one = " " not in words
    return not (is_one and (match.group(1)[0].isupper() and not _begins(match)))


def _is_a_name_in_capitals(match: re.Match[str], group: int) -> bool:
    """Say whether one word in capitals is a name, `đồng chí LỰU`: no abbreviation, and no title goes on."""
    words, after = match.group(group), match.string[match.end(group) :]
    is_word = " " not in words and bare(words) != words.replace("Đ", "D")
    is_over = not match.group(1).isupper() or not _GOES_ON.match(after)
    return is_word and is_over and words not in _NO_NAME_IN_CAPITALS


def _begins(match: re.Match[str]) -> bool:
    """Say whether a capital there is that of a sentence: elsewhere it is one of a place, as in Cô Tô."""
    is_comrade = match.group(1).casefold() in ("đồng chí", "đ/c", "dong chi", "d/c")
    is_degree = match.group(1)[-1:].isupper() or match.group(1).endswith(".")
    return is_comrade or is_degree or begins_a_sentence(match.string, match.start())


_IN_CAPITALS: Final = re.compile(rf"(?<!\w)[{CAPITAL}]{{2,}}(?: +[{CAPITAL}]{{2,}})+(?!\w)")
_COMRADE: Final = re.compile(r"(?:ĐỒNG CHÍ|DONG CHI) +$")
_LONGEST_ADDRESS: Final = 12


@lru_cache(maxsize=32)
def capitals_in(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return where, in a run of capitals, one or two words follow `ĐỒNG CHÍ`, and where any two stand.

    Where a name ends there, nothing tells: these are looked up among names, and asked about by
    themselves never.
    """
    called, pairs = [], []
    for run in _IN_CAPITALS.finditer(text):
        words = [word.span() for word in _WORD.finditer(text, run.start(), run.end())]
        both = [(one[0], other[1]) for one, other in pairwise(words)]
        pairs += both
        for alone, together in zip_longest(words, both):
            if _COMRADE.search(text, max(run.start(), alone[0] - _LONGEST_ADDRESS), alone[0]):
                called += [alone, together] if together else [alone]
    return tuple(called), tuple(pairs)


_RUN: Final = re.compile(rf"(?<![\w.])[{CAPITAL}][^\W\d_]*(?: +[{CAPITAL}][^\W\d_]*)*(?!\w)")
_DOES_AS_PEOPLE_DO: Final = re.compile(
    r"\s*(?:,|và\b|cùng\b|là\b|được\b|đã\b|sẽ\b|cũng\b|xúc động|vinh dự|phát biểu|bày tỏ|cho biết|chia sẻ|nói\b|hứa\b|đọc\b|tuyên thệ)"
)
_ENDS_OR_TURNS: Final = re.compile(r"\s*(?:[^\w\s]|$|(?:với|trong|tại|ở|có|về)\b)")
_ADDRESS_IN_ENGLISH: Final = r"(?:Ms|Mrs|Mr|Miss|Dr|Comrade)\b\.?"
_ADDRESS_BEFORE: Final = re.compile(rf"(?:{_ADDRESS}|{_ADDRESS_IN_ENGLISH}) +")


@lru_cache(maxsize=32)
def runs_in(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return where one word, and where two, stand with capitals of their own and no others beside.

    A single one counts where it does as people do, `Lựu xúc động`, and within a sentence where no
    word in small letters goes on with it: `Chi bộ` and `Trung tâm` name nobody called Chi or Trung.
    """
    single, double = [], []
    for match in _RUN.finditer(text):
        address = _ADDRESS_BEFORE.match(text, match.start(), match.end())
        start = address.end() if address else match.start()
        words = text[start : match.end()].split()
        if len(words) == 1 and _may_be_somebody(text, match.start(), match.end()):
            single.append((start, match.end()))
        if len(words) == 2:  # as the name says
            double.append((start, match.end()))
    return tuple(single), tuple(double)


def _may_be_somebody(text: str, start: int, end: int) -> bool:
    if _DOES_AS_PEOPLE_DO.match(text, end):
        return True
    return not begins_a_sentence(text, start) and bool(_ENDS_OR_TURNS.match(text, end))
