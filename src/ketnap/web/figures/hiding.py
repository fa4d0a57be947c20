"""What a copy for readers outside leaves out; for whoever sees the cases nothing is."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.figures import (
    Bridge,
    Dimension,
    People,
    break_down,
    is_small,
    rows_told,
    shown_whole,
    suppressed,
    suppressed_changes,
    suppressed_overlapping,
)
from ketnap.domain.figures.suppression import Change, suppressed_among_stages
from ketnap.figures.members import TOLD_BESIDE
from ketnap.figures.settings import load_age_bands, load_least_shown
from ketnap.web.figures.asking import AskedFigures

K = TypeVar("K")


def left_out() -> str:
    """Return what stands in the place of a number that is left out."""
    return _("không nêu")


def no_roll() -> str:
    """Return what stands in the place of a number of members where nobody was ever entered."""
    return _("chưa có danh sách đảng viên")


def rows_shown(asked: AskedFigures, rows: Mapping[K, int]) -> Mapping[K, int | None]:
    """Return the rows of one breakdown, those left out as nothing."""
    return rows if asked.sees_cases else suppressed(rows, least=load_least_shown())


def overlapping_shown(
    asked: AskedFigures, rows: Mapping[K, int], people: int
) -> Mapping[K, int | None]:
    """Return rows in which some people count twice, those left out as nothing; `people` are all of them."""
    if asked.sees_cases:
        return rows
    return suppressed_overlapping(rows, people, least=load_least_shown())


def breakdown_shown(
    asked: AskedFigures, people: People, dimension: Dimension
) -> Mapping[str, int | None]:
    """Return the rows of people by a fact, those left out as nothing."""
    bands = load_age_bands()
    if asked.sees_cases:
        return break_down(people, dimension, bands)
    return rows_told(people, dimension, bands, least=load_least_shown())


def whole_shown(asked: AskedFigures, number: int) -> int | None:
    """Return a number that stands by itself, or nothing where it is left out."""
    return number if asked.sees_cases else shown_whole(number, least=load_least_shown())


def tells(asked: AskedFigures, people: int) -> bool:
    """Whether what is said of so many people together would tell about each of them."""
    return not asked.sees_cases and is_small(people, least=load_least_shown())


def whole_text(asked: AskedFigures, number: int) -> str:
    """Return a number in words, or that it is left out."""
    return text_of(whole_shown(asked, number))


def text_of(number: int | None) -> str:
    """Return a number as people read it, or that it is left out."""
    return left_out() if number is None else whole(number)


def changes_shown(asked: AskedFigures, bridge: Bridge) -> Mapping[Change, int | None]:
    """Return the numbers of a bridge of members, those left out as nothing."""
    told = bridge.numbers
    if asked.sees_cases:
        return told
    return suppressed_changes(told, least=load_least_shown(), told_beside=TOLD_BESIDE)


def case_changes_shown(asked: AskedFigures, bridge: Bridge) -> Mapping[Change, int | None]:
    """Return the numbers of a bridge of cases, those left out as nothing."""
    told = bridge.numbers
    return told if asked.sees_cases else suppressed_among_stages(told, least=load_least_shown())
