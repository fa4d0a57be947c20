"""How long plans usually are: a longer one is asked about, for most are a slip in a year."""

from collections.abc import Mapping
from datetime import date

from ketnap.domain.calendar import add_months
from ketnap.plans.models import PlanSpan

USUAL_MONTHS: Mapping[PlanSpan, int] = {PlanSpan.YEAR: 12, PlanSpan.TERM: 120}
"""Longer than this no plan of a year or a term is taken without asking; a habit, no rule."""


def months_exceeded(span: PlanSpan, starts_on: date, ends_on: date) -> int | None:
    """Return how many months a plan usually lasts at most, where this one lasts longer."""
    months = USUAL_MONTHS[span]
    return months if ends_on >= add_months(starts_on, months) else None
