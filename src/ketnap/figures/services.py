"""Writes of saved reports; each is its owner's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ketnap.casefiles.queries import CountBy, Figure
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.figures import Dimension, PeriodKind
from ketnap.domain.figures.periods import day_before, last_ended
from ketnap.figures.models import SavedReport
from ketnap.figures.queries import report_of
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """What is to be asked, under which name."""

    name: str
    period: PeriodKind
    count_by: CountBy
    figure: Figure
    dimensions: Sequence[Dimension]
    months: int
    is_known_only: bool
    is_for_outside: bool
    mailed_every: PeriodKind | None = None
    asked_on: date | None = None
    """The day on which mail is asked for: the period that it lies in is the first to be mailed."""
    term_ended_on: date | None = None
    """The last day of the last term known to be over by then: any other is mailed once it is known."""


@transaction.atomic
def save_report(organisation: Organisation, order: ReportOrder, *, by: Actor) -> SavedReport:
    """The report, kept; refuses a second of the name, and a period that does not move on."""
    require(by, Action.SEE_FIGURES, CaseRelation(organisation.pk, organisation.path))
    report = SavedReport(
        owner_id=by.user_id,
        organisation=organisation,
        name=order.name.strip(),
        period=order.period,
        count_by=order.count_by,
        figure=order.figure,
        dimensions=[each.value for each in order.dimensions],
        months=order.months,
        is_known_only=order.is_known_only,
        is_for_outside=order.is_for_outside,
    )
    if order.mailed_every and order.asked_on:
        report.mailed_every = order.mailed_every
        if order.mailed_every is PeriodKind.TERM:
            # A term may be over before anybody records it: then it is still to be mailed.
            report.mailed_until = order.term_ended_on or date.min
        else:
            report.mailed_until = mailed_before(order.mailed_every, order.asked_on)
    store(report)
    return report


def mailed_before(every: PeriodKind, day: date) -> date:
    """The latest day on which a period can have ended that was over on a day.

    Terms end with each body's own congress, so any day before it may be the last of one.
    """
    return day_before(day) if every is PeriodKind.TERM else last_ended(every, day).end


def mark_mailed(report: SavedReport, until: date) -> None:
    """Note for which period a report was mailed last, unless it was removed meanwhile."""
    SavedReport.objects.filter(pk=report.pk).update(mailed_until=until)


@transaction.atomic
def remove_report(report_id: int, *, by: Actor) -> None:
    """Forget a report of one's own; raises `ReportNotVisible` for any other."""
    report_of(by, report_id).delete()
