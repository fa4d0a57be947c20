"""Writes of saved reports; each is its owner's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ketnap.casefiles.queries import CountBy, Figure
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.figures import Dimension, PeriodKind
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
    )
    store(report)
    return report


@transaction.atomic
def remove_report(report_id: int, *, by: Actor) -> None:
    """Forget a report of one's own; raises `ReportNotVisible` for any other."""
    report_of(by, report_id).delete()
