"""Breaking a figure down: in which row each person counts.

Every person counts in exactly one row of a dimension, so the rows add up to the figure. Rows of
different dimensions overlap and must not be added. What people write freely makes one row wherever its
capitals, spaces and tones are put, under its commonest spelling.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from ketnap.domain.casefile.codes import Schooling, Sex
from ketnap.domain.figures.bands import AgeBands
from ketnap.domain.figures.dimensions import (
    UNKNOWN,
    Dimension,
    People,
    Row,
    Traits,
    each_of,
    is_age,
)
from ketnap.domain.figures.proportion import rounded
from ketnap.domain.figures.suppression import suppressed, suppressed_coarser
from ketnap.domain.text import nfc, words_key

Breakdown = Mapping[str, int]

YES, NO = "true", "false"
PROFESSIONAL = (
    Schooling.VOCATIONAL,
    Schooling.COLLEGE,
    Schooling.UNIVERSITY,
    Schooling.MASTER,
    Schooling.DOCTOR,
)
"""The levels of schooling that are professional training (trình độ chuyên môn)."""
WITHOUT_TRAINING = "none"
WRITTEN_FREELY = frozenset(
    {Dimension.ETHNICITY, Dimension.RELIGION, Dimension.OCCUPATION, Dimension.UNIT}
)
"""The dimensions whose rows are whatever people wrote."""


def break_down(people: People, dimension: Dimension, bands: AgeBands) -> dict[str, int]:
    """How many people stand in each row.

    Rows that are known beforehand are named even when nobody stands in them, the others in the
    order of their numbers; the unknown come last.
    """
    written = Counter[str]()
    for traits, number in each_of(people):
        written[row_of(traits, dimension, bands)] += number
    found = _spelt_alike(written) if dimension in WRITTEN_FREELY else written
    named = rows_named(dimension, bands)
    younger = [bands.below] if dimension is Dimension.AGE_BAND and found[bands.below] else []
    free = sorted(set(found) - {*named, *younger, UNKNOWN}, key=lambda row: (-found[row], row))
    rows = [*younger, *named, *free, *([UNKNOWN] if found[UNKNOWN] else [])]
    return {row: found[row] for row in rows}


def _spelt_alike(written: Mapping[str, int]) -> Counter[str]:
    """The numbers of all spellings of a text under the commonest, the first of the alphabet if even."""
    rows: dict[str, str] = {}
    found: Counter[str] = Counter()
    for spelling in sorted(written, key=lambda each: (-written[each], each)):
        row = rows.setdefault(words_key(spelling), " ".join(nfc(spelling).split()))
        found[row or UNKNOWN] += written[spelling]
    return found


def rows_named(dimension: Dimension, bands: AgeBands) -> tuple[str, ...]:
    """The rows a dimension has whoever is counted; none where people write freely."""
    match dimension:
        case Dimension.SEX:
            return tuple(Sex)
        case Dimension.YOUTH_UNION | Dimension.TRADE_UNION:
            return (YES, NO)
        case Dimension.AGE_BAND:
            return bands.codes
        case Dimension.SCHOOLING:
            return tuple(Schooling)
        case Dimension.PROFESSION:
            return (WITHOUT_TRAINING, *PROFESSIONAL)
        case Dimension.ETHNICITY | Dimension.RELIGION | Dimension.OCCUPATION | Dimension.UNIT:
            return ()
        case _:
            assert_never(dimension)


def row_of(person: Traits, dimension: Dimension, bands: AgeBands) -> str:
    """The row a person counts in."""
    match dimension:
        case Dimension.AGE_BAND:
            return bands.code_of(person.known_age)
        case Dimension.YOUTH_UNION:
            return YES if person.youth_union_member else NO
        case Dimension.TRADE_UNION:
            return YES if person.trade_union_member else NO
        case Dimension.PROFESSION:
            return _training(person.schooling)
        case _:
            return getattr(person, dimension.value) or UNKNOWN


def rows_told(
    people: People, dimension: Dimension, bands: AgeBands, *, least: int
) -> dict[str, int | None]:
    """The rows for readers outside, beside whatever other breakdown of the same people they have.

    Professional training puts rows of schooling together, and must not give away what those hide.
    """
    counted = people if isinstance(people, Mapping) else list(people)
    rows = break_down(counted, dimension, bands)
    if dimension is not Dimension.PROFESSION:
        return suppressed(rows, least=least)
    finer = break_down(counted, Dimension.SCHOOLING, bands)
    return suppressed_coarser(finer, rows, _training_row, least=least)


def mean_age_of(people: People) -> Decimal | None:
    """The mean of the ages that are known; nothing of nobody."""
    ages = _ages_of(people)
    everybody = ages.total()
    together = sum(age * number for age, number in ages.items())
    return rounded(Fraction(together, everybody), 1) if everybody else None


def number_of_ages(people: People) -> int:
    """Of how many people the age is known, and the mean is."""
    return _ages_of(people).total()


def _ages_of(people: People) -> Counter[int]:
    ages = Counter[int]()
    for traits, number in each_of(people):
        if is_age(traits.known_age):
            ages[traits.known_age] += number
    return ages


def row_asked(dimension: Dimension, code: str, bands: AgeBands) -> Row:
    """What a search for the people of one row looks for; of an unheard-of row it finds nobody.

    Of what is written freely the value stands for all its spellings.
    """
    if dimension is Dimension.AGE_BAND:
        return Row(dimension, code, ages=bands.ages_of(code) or (0, -1))
    return Row(dimension, code, values=tuple(_values(dimension, code)))


def _values(dimension: Dimension, code: str) -> Iterable[str | bool]:
    if dimension in (Dimension.YOUTH_UNION, Dimension.TRADE_UNION):
        return {YES: (True,), NO: (False,)}.get(code, ())
    if dimension is Dimension.PROFESSION:
        return [level for level in Schooling if _training(level) == code]
    return ("",) if code == UNKNOWN else (code,)


def _training_row(schooling_row: str) -> str:
    return UNKNOWN if schooling_row == UNKNOWN else _training(schooling_row)


def _training(schooling: str) -> str:
    if not schooling:
        return UNKNOWN
    return schooling if schooling in PROFESSIONAL else WITHOUT_TRAINING
