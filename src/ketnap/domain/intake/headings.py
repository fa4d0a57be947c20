"""Which row holds the headings, and which column each of them is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ketnap.domain.intake.cells import Row
from ketnap.domain.intake.columns import (
    BORN_MALE,
    LAYOUTS,
    MALE,
    NAME,
    REFUSED,
    SURNAME,
    Column,
    Kind,
    Layout,
    RefusedColumn,
)
from ketnap.domain.intake.filled_rows import holds_values
from ketnap.domain.intake.phrases import speaks_of, words_of
from ketnap.domain.intake.side_by_side import second_table_at
from ketnap.domain.text import fold

_LOOKED_AT = 40
_NAMES = frozenset({NAME.code, SURNAME.code})
_OF_MEN = (MALE, BORN_MALE)
_YEAR = "năm"
"""Without its marks it reads as `nam`, a man."""
_OF_A_DAY = "ngay "
_LEAST_KNOWN = 2
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LONG_ENOUGH_TO_BE_PART = 2
_LONGEST_HEADING = 120
_OF_SOMETHING_ELSE = (
    "vợ", "chồng", "bố", "mẹ", "cha", "con", "anh", "chị", "em", "người thân", "gia đình",
    "lý luận", "lí luận", "số thẻ", "ngoại ngữ", "tin học",
)  # fmt: skip
_NUMBERS_OF_PEOPLE = frozenset({"cccd", "cmnd", "cmt", "bhxh"})
_NUMBER_IN_OLD_FONTS = frozenset({"se", "soa"})
"""An old font writes `Số` as `Sè` or `Soá`, and no other word is there to tell that it is one."""
_OF_SOMEBODY_ELSE = ("giúp đỡ", "giới thiệu", "người ký", "lập bảng", "theo dõi", "phụ trách")


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over one column, and what they were found to be; `guessed` by a part of them.

    `remembered` where they meant something here before, or were left out; `repeats` is the column
    that says the same already, 0 where none does. `beside` is the column in which a second table
    begins, to which this one belongs, 0 in the table that is read.
    """

    column: int
    text: str
    known: Column | None = None
    guessed: bool = False
    remembered: bool = False
    refused: RefusedColumn | None = None
    repeats: int = 0
    beside: int = 0

    @property
    def is_sure(self) -> bool:
        return self.refused is not None or self.remembered or self.is_exact

    @property
    def is_exact(self) -> bool:
        return self.known is not None and not self.guessed


@dataclass(frozen=True, slots=True)
class Headings:
    """The rows of the headings, and those found in them, from left to right.

    `merged` where a known heading is merged over both rows: then they are certainly two.
    """

    first_row: int
    last_row: int
    found: tuple[Heading, ...] = field(default=())
    merged: bool = False

    @property
    def known(self) -> int:
        return sum(
            heading.known is not None or heading.refused is not None for heading in self.found
        )

    @property
    def sure(self) -> int:
        return sum(heading.is_sure for heading in self.found)

    @property
    def exact(self) -> dict[int, Column]:
        """The columns found by all of their words, by number."""
        return {each.column: each.known for each in self.found if each.known and each.is_exact}

    @property
    def is_one_row(self) -> bool:
        return self.first_row == self.last_row


def key_of(heading: str) -> str:
    """A heading as it is compared and remembered: no marks, no case, no brackets, one space."""
    bare = fold(heading)
    without = _IN_BRACKETS.sub(" ", bare)
    return _letters_of(without if without.strip() else bare)


def _whole_key(heading: str) -> str:
    """As `key_of`, with what stands in brackets."""
    return _letters_of(fold(heading))


def _letters_of(folded: str) -> str:
    return _NOT_LETTERS.sub(" ", folded).strip()


def find_headings(
    rows: Iterable[tuple[int, Row]], layout: Layout, remembered: Mapping[str, str]
) -> Headings | None:
    """The likeliest headings among the first rows; nothing where no row looks like any.

    `remembered` is what a heading meant here before: the code of its column, empty for none.
    """
    first = [pair for pair, _ in zip(rows, range(_LOOKED_AT), strict=False)]
    likely = [each for each in _tried(first, layout, remembered) if each.known >= _LEAST_KNOWN]
    return max(likely, key=_likelihood, default=None)


def _likelihood(headings: Headings) -> tuple[int, bool, bool, int]:
    return headings.sure, headings.merged, headings.is_one_row, headings.known


def _tried(
    rows: Sequence[tuple[int, Row]], layout: Layout, remembered: Mapping[str, str]
) -> Iterator[Headings]:
    """Each row alone, and each with the one below it, for headings often stand in two rows.

    Two rows are preferred by what is sure alone: any value below a heading makes a longer text,
    in which something may be guessed.
    """
    for place, (number, row) in enumerate(rows):
        alone = _read((number, number), _texts(row), layout, remembered)
        yield alone
        below, lower = rows[place + 1] if place + 1 < len(rows) else (0, {})
        if below == number + 1 and _texts(row) and _texts(lower):
            words = _joined(_texts(row), _texts(lower), layout)
            joined = _read((number, below), words, layout, remembered)
            if not holds_values(lower, alone.exact, but=joined.exact):
                over = any(row[column] == lower.get(column) for column in alone.exact)
                yield replace(joined, merged=over)


def _texts(row: Row) -> dict[int, str]:
    return {
        column: " ".join(value.split())[:_LONGEST_HEADING]
        for column, value in row.items()
        if isinstance(value, str) and value.strip()
    }


def _joined(upper: Mapping[int, str], lower: Mapping[int, str], layout: Layout) -> dict[int, str]:
    """The words of both rows by column.

    A text file knows no merged cells, and writes upper words in the first of them alone: so they
    reach to the right over blank cells, as long as they name a column with the words below. Any
    others below a blank cell stand alone, as those below a title of a group beside them do.
    """
    joined: dict[int, str] = {}
    reaching: dict[int, str] = {}
    for column in sorted({*upper, *lower}):
        above, below = upper.get(column), lower.get(column)
        if above is None and _named_by(_in_one(reaching.get(column), below), layout):
            above = reaching.get(column)
        joined[column] = _in_one(above, below)
        if above and below and _named_by(joined[column], layout):
            reaching[column + 1] = above
    return joined


def _in_one(*words: str | None) -> str:
    return " ".join(dict.fromkeys(filter(None, words)))


def headings_at(
    rows: Iterable[tuple[int, Row]],
    at: tuple[int, int],
    layout: Layout,
    remembered: Mapping[str, str],
) -> Headings:
    """The headings in rows that a person has named."""
    texts: dict[int, str] = {}
    for number, row in rows:
        if at[0] <= number <= at[1]:
            texts = _joined(texts, _texts(row), layout)
        if number >= at[1]:
            break
    return _read(at, texts, layout, remembered)


def _read(
    at: tuple[int, int], texts: Mapping[int, str], layout: Layout, remembered: Mapping[str, str]
) -> Headings:
    beside = second_table_at(texts, key=partial(_meaning, layout), is_name=_NAMES.__contains__)
    mine = {column: text for column, text in texts.items() if not beside or column < beside}
    found = _found(mine, layout, remembered)
    for column in texts.keys() - mine.keys():
        found[column] = Heading(
            column, texts[column], refused=_refused(key_of(texts[column])), beside=beside
        )
    return Headings(at[0], at[1], tuple(found[column] for column in sorted(found)))


def _meaning(layout: Layout, text: str) -> str:
    """The column that all words of a heading name, else the words as they are compared."""
    key = _whole_key(text)
    return next((known.code for known in LAYOUTS[layout] if _is(key, known)), key)


def _found(
    texts: Mapping[int, str], layout: Layout, remembered: Mapping[str, str]
) -> dict[int, Heading]:
    taken: dict[str, int] = {}
    found: dict[int, Heading] = {}
    for exactly in (True, False):
        for column, text in sorted(texts.items()):
            if column in found and (found[column].known or found[column].refused):
                continue
            heading = _heading(column, text, layout, remembered, exactly=exactly)
            if heading.known is not None and heading.known.code in taken:
                heading = Heading(column, text, repeats=taken[heading.known.code])
            elif heading.known is None and heading.refused is None and column in found:
                continue
            if heading.known is not None:
                taken[heading.known.code] = column
            found[column] = heading
    return found


def _heading(
    column: int, text: str, layout: Layout, remembered: Mapping[str, str], *, exactly: bool
) -> Heading:
    key = key_of(text)
    refused = _refused(key)
    if refused is not None:
        return Heading(column, text, refused=refused)
    told_apart = _told_apart_by_brackets(key, text, layout)
    if told_apart is not None:
        return Heading(column, text, told_apart)
    if key in remembered:
        code = remembered[key]
        meant = next((each for each in LAYOUTS[layout] if each.code == code), None)
        return Heading(column, text, meant, remembered=True)
    if exactly:
        return Heading(column, text, _named_by(text, layout))
    guess = _guessed(key, text, layout)
    return Heading(column, text, guess, guessed=guess is not None)


def _told_apart_by_brackets(key: str, text: str, layout: Layout) -> Column | None:
    """`Ngày vào Đảng (chính thức)` is another day than `Ngày vào Đảng`."""
    whole = _whole_key(text)
    if whole == key:
        return None
    return next((known for known in LAYOUTS[layout] if whole in known.headings), None)


def _refused(key: str) -> RefusedColumn | None:
    """Recognised before anything else, and whatever was remembered: it is never taken in."""
    first, _, abbreviated = key.partition(" ")
    if first in _NUMBER_IN_OLD_FONTS and abbreviated in _NUMBERS_OF_PEOPLE:
        key = f"so {abbreviated}"
    for refused in REFUSED:
        if key in refused.headings or any(
            key.startswith(f"{each} ") for each in refused.headings if " " in each or each == "cccd"
        ):
            return refused
    return None


def _named_by(text: str, layout: Layout) -> Column | None:
    """The column that all words of a heading name, but for those in brackets."""
    key = key_of(text)
    named = next((known for known in LAYOUTS[layout] if _is(key, known)), None)
    if named in _OF_MEN and words_of(_IN_BRACKETS.sub(" ", text)).endswith(_YEAR):
        return None
    return named


def _is(key: str, column: Column) -> bool:
    return key in column.headings or key in (key_of(column.title_vi), key_of(column.title_en))


def _guessed(key: str, text: str, layout: Layout) -> Column | None:
    """What a longer heading begins or ends with; of several, the longest says most of it.

    A heading that begins as one of days means no number or name.
    """
    if speaks_of(text, _OF_SOMETHING_ELSE):
        return None
    fitting = [
        (len(part), known)
        for known in LAYOUTS[layout]
        for part in {*known.headings, key_of(known.title_vi)}
        if len(part.split()) >= _LONG_ENOUGH_TO_BE_PART
        and (known.kind is Kind.DAY or not key.startswith(_OF_A_DAY))
        and (key.startswith(f"{part} ") or key.endswith(f" {part}"))
    ]
    _, best = max(fitting, key=lambda pair: pair[0], default=(0, None))
    if best is not None and best.kind is Kind.NAME and best.code != "mentor_name":
        return None if speaks_of(text, _OF_SOMEBODY_ELSE) else best
    return best
