"""The periods a reader may choose from, as one list: years, half-years, quarters, months, the term."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ketnap.domain.calendar import MONTHS_IN_YEAR, add_months
from ketnap.domain.figures import PeriodKind, Span, period_around

YEARS, HALVES, QUARTERS, MONTHS = 12, 6, 8, 14
"""How many of each are offered; any other period is said by its two days."""

Group = tuple[str, list[tuple[str, str]]]
_LENGTHS = {
    PeriodKind.YEAR: (YEARS, MONTHS_IN_YEAR),
    PeriodKind.HALF_YEAR: (HALVES, 6),
    PeriodKind.QUARTER: (QUARTERS, 3),
    PeriodKind.MONTH: (MONTHS, 1),
}


def period_choices(on: date, *, term: Span | None) -> list[Group]:
    """Return the periods up to that of a day, the latest first, and the term where it is known."""
    groups = [(_kind_name(kind), list(_choices(kind, on))) for kind in _LENGTHS]
    others = [(PeriodKind.TERM.value, _("Cả nhiệm kỳ"))] if term else []
    return [*groups, (_("Kỳ khác"), [*others, (PeriodKind.FREE.value, _("Từ ngày, đến ngày"))])]


def usual_period(on: date) -> str:
    """Return the code of the year of a day."""
    return _code(PeriodKind.YEAR, date(on.year, 1, 1))


def kind_of(code: str) -> PeriodKind:
    """Return how long the period of a code is."""
    return PeriodKind(code.partition("-")[0])


def period_of(code: str, *, free: Span) -> Span:
    """Return the days of a code; those of a term or of a free period are given."""
    kind, _dash, first = code.partition("-")
    if PeriodKind(kind) in (PeriodKind.TERM, PeriodKind.FREE):
        return free
    return period_around(PeriodKind(kind), date.fromisoformat(first), term=free)


def _choices(kind: PeriodKind, on: date) -> Iterator[tuple[str, str]]:
    count, months = _LENGTHS[kind]
    latest = period_around(kind, on, term=Span(on, on)).start
    for place in range(count):
        first = add_months(latest, -months * place)
        yield _code(kind, first), _name(kind, first)


def _code(kind: PeriodKind, first: date) -> str:
    return f"{kind.value}-{first.isoformat()}"


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
