"""What a report calls its period: a month, a quarter, a half-year, a year or a term."""

from ketnap.documents.registers.queries import term_standing
from ketnap.domain.figures import PeriodKind, Span, period_around
from ketnap.organisations.models import Organisation

_LONGEST_FIRST = (PeriodKind.YEAR, PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
_QUARTERS = ("I", "II", "III", "IV")
_HALVES = ("6 tháng đầu", "6 tháng cuối")


def period_name(body: Organisation, span: Span) -> str:
    """The name of a period; empty for days that are no whole period of any kind."""
    for kind in _LONGEST_FIRST:
        if period_around(kind, span.start, term=span) == span:
            return _named(kind, span)
    return _term_name(body, span)


def _named(kind: PeriodKind, span: Span) -> str:
    month, year = span.start.month, span.start.year
    match kind:
        case PeriodKind.HALF_YEAR:
            return f"{_HALVES[(month - 1) // 6]} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_QUARTERS[(month - 1) // 3]} năm {year}"
        case PeriodKind.MONTH:
            return f"tháng {month} năm {year}"
        case _:
            return f"năm {year}"


def _term_name(body: Organisation, span: Span) -> str:
    """The term that a period fills; of a body without a term of its own, that of the one above."""
    term = term_standing(body.path, span.end)
    if term is None or (term.valid_from, term.valid_until) != (span.start, span.end):
        return ""
    return f"nhiệm kỳ {span.start.year} – {span.end.year}"
