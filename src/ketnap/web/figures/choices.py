"""The periods a reader may choose from, as one list: years, half-years, quarters, months, the term."""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ketnap.domain.calendar import MONTHS_IN_YEAR, add_months
from ketnap.domain.figures import PeriodKind, Span, period_around
from ketnap.domain.figures.periods import period_code

YEARS, HALVES, QUARTERS, MONTHS = 12, 6, 8, 14
"""How many of each are offered; any other period is said by its two days."""

EARLIEST = date(1930, 2, 3)
"""The day the Party was founded; no figure is older."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Group = tuple[str, list[tuple[str, str]]]
_LENGTHS = {
    PeriodKind.YEAR: (YEARS, MONTHS_IN_YEAR),
    PeriodKind.HALF_YEAR: (HALVES, 6),
    PeriodKind.QUARTER: (QUARTERS, 3),
    PeriodKind.MONTH: (MONTHS, 1),
}


def period_choices(on: date, *, term: Span | None, asked: str = "") -> list[Group]:
    """Return the periods up to that of a day, the latest first, and the term where it is known.

    An earlier one that an address asks for is offered besides.
    """
    groups = [(_kind_name(kind), list(_choices(kind, on))) for kind in _LENGTHS]
    others = [(PeriodKind.TERM.value, _("Cả nhiệm kỳ"))] if term else []
    earlier = _earlier(asked, on)
    if earlier is not None and all(asked != code for _kind, each in groups for code, _name in each):
        others.insert(0, (asked, _name(*earlier)))
    return [*groups, (_("Kỳ khác"), [*others, (PeriodKind.FREE.value, _("Từ ngày, đến ngày"))])]


def usual_period(on: date) -> str:
    """Return the code of the year of a day."""
    return period_code(PeriodKind.YEAR, on)


def kind_of(code: str) -> PeriodKind:
    """Return how long the period of a code is."""
    return PeriodKind(code.partition("-")[0])


def period_of(code: str, *, free: Span) -> Span:
    """Return the days of a code; those of a term or of a free period are given."""
    kind, _dash, first = code.partition("-")
    if PeriodKind(kind) in (PeriodKind.TERM, PeriodKind.FREE):
        return free
    return period_around(PeriodKind(kind), date.fromisoformat(first), term=free)


def _earlier(code: str, on: date) -> tuple[PeriodKind, date] | None:
    """The kind and first day of a period that a code names, if there has been such a one."""
    name, _dash, first = code.partition("-")
    kind = next((each for each in _LENGTHS if each.value == name), None)
    if kind is None or not _DAY.fullmatch(first):
        return None
    try:
        day = date.fromisoformat(first)
    except ValueError:
        return None
    there_was = EARLIEST <= day <= on
    return (kind, day) if there_was and code == period_code(kind, day) else None


def _choices(kind: PeriodKind, on: date) -> Iterator[tuple[str, str]]:
    count, months = _LENGTHS[kind]
    latest = period_around(kind, on, term=Span(on, on)).start
    for place in range(count):
        first = add_months(latest, -months * place)
        yield period_code(kind, first), _name(kind, first)


def _kind_name(kind: PeriodKind) -> str:
    return {
        PeriodKind.YEAR: _("Năm"),
        PeriodKind.HALF_YEAR: _("Sáu tháng"),
        PeriodKind.QUARTER: _("Quý"),
        PeriodKind.MONTH: _("Tháng"),
    }[kind]


def _name(kind: PeriodKind, first: date) -> str:
    number = (first.month - 1) // _LENGTHS[kind][1] + 1
    words = {
        PeriodKind.YEAR: _("Năm %(year)d"),
        PeriodKind.QUARTER: _("Quý %(number)d năm %(year)d"),
        PeriodKind.MONTH: _("Tháng %(number)d năm %(year)d"),
    }
    if kind is PeriodKind.HALF_YEAR:
        half = _("6 tháng đầu năm %d") if number == 1 else _("6 tháng cuối năm %d")
        return half % first.year
    return words[kind] % {"number": number, "year": first.year}
