"""Figures (số liệu): counts of people, broken down, compared and put into proportion."""

from ketnap.domain.figures.bands import AgeBand, AgeBands
from ketnap.domain.figures.breakdown import (
    WRITTEN_FREELY,
    Breakdown,
    break_down,
    row_asked,
    row_of,
    rows_named,
    rows_told,
)
from ketnap.domain.figures.bridge import (
    Bridge,
    Stay,
    behind,
    bridge_of,
    joined,
    together,
    within_days,
)
from ketnap.domain.figures.coverage import (
    Coverage,
    Existing,
    Without,
    coverage_of,
    without_admission,
)
from ketnap.domain.figures.dimensions import UNKNOWN, Dimension, PersonCounted, Row
from ketnap.domain.figures.periods import PeriodKind, Span, day_before, period_around
from ketnap.domain.figures.proportion import (
    SHARE_DECIMALS,
    change_from,
    mean_of,
    part_from,
    percent_of,
    share_of,
    written,
)
from ketnap.domain.figures.suppression import is_small, shown_whole, suppressed, suppressed_changes
from ketnap.domain.figures.waiting import Waiting, quantile, waiting_of

__all__ = [
    "SHARE_DECIMALS",
    "UNKNOWN",
    "WRITTEN_FREELY",
    "AgeBand",
    "AgeBands",
    "Breakdown",
    "Bridge",
    "Coverage",
    "Dimension",
    "Existing",
    "PeriodKind",
    "PersonCounted",
    "Row",
    "Span",
    "Stay",
    "Waiting",
    "Without",
    "behind",
    "break_down",
    "bridge_of",
    "change_from",
    "coverage_of",
    "day_before",
    "is_small",
    "joined",
    "mean_of",
    "part_from",
    "percent_of",
    "period_around",
    "quantile",
    "row_asked",
    "row_of",
    "rows_named",
    "rows_told",
    "share_of",
    "shown_whole",
    "suppressed",
    "suppressed_changes",
    "together",
    "waiting_of",
    "within_days",
    "without_admission",
    "written",
]
