"""Reads of saved reports."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from ketnap.domain.access import Action, Actor
from ketnap.domain.figures import PeriodKind
from ketnap.domain.figures.periods import period_code
from ketnap.figures.models import SavedReport
from ketnap.organisations.queries import organisations_visible_to


class ReportNotVisible(Http404):
    """No such report for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such report")


def reports_visible_to(actor: Actor) -> QuerySet[SavedReport]:
    """The reader's own reports, of organisations whose figures he still sees, by name."""
    seen = organisations_visible_to(actor, Action.SEE_FIGURES).order_by()
    own = SavedReport.objects.filter(owner=actor.user_id, organisation__in=seen)
    return own.select_related("organisation").order_by("name")


def report_of(actor: Actor, report_id: int) -> SavedReport:
    """One of the reader's own reports; raises `ReportNotVisible`."""
    report = SavedReport.objects.filter(owner=actor.user_id, pk=report_id).first()
    if report is None:
        raise ReportNotVisible
    return report


def question_of(report: SavedReport, *, on: date) -> Mapping[str, Any]:
    """What a report asks for the period of a day, as the address of the figures puts it."""
    ticked = {"known": report.is_known_only, "outside": report.is_for_outside}
    return {
        "organisation": report.organisation_id,
        "period": period_code(PeriodKind(report.period), on),
        "count_by": report.count_by,
        "figure": report.figure,
        "by": report.dimensions,
        "months": report.months,
        **{name: "on" for name, is_ticked in ticked.items() if is_ticked},
    }
