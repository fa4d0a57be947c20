"""The figures of a period, counted by the day on the paper, and the cases behind each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, QuerySet

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.models import CountedFact
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import in_subtree


class OrganisationUnknown(Exception):
    """There is no organisation of that number."""

    def __init__(self, organisation_id: int) -> None:
        super().__init__(
            f"không có tổ chức số {organisation_id} (there is no organisation {organisation_id})"
        )
        self.organisation_id = organisation_id


class CountBy(StrEnum):
    """The day on which an admission counts: that of the decision or of the ceremony."""

    DECISION = "decision"
    CEREMONY = "ceremony"


class Figure(StrEnum):
    """What is counted."""

    LISTED = "listed"
    SENT_TO_COURSE = "sent_to_course"
    CERTIFIED = "certified"
    ADMITTED = "admitted"
    RECOGNISED = "recognised"
    REMOVED = "removed"


_ADMITTED = {
    CountBy.DECISION: Counted.ADMISSION_DECIDED,
    CountBy.CEREMONY: Counted.CEREMONY_HELD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOf:
    """One figure of an organisation and all below it, for a period that includes both days."""

    figure: Figure
    organisation_id: int
    start: date
    end: date
    count_by: CountBy = CountBy.DECISION


def indicators_visible_to(
    actor: Actor | None, organisation_id: int, start: date, end: date
) -> dict[Figure, int]:
    """The figures of a period for a reader who may see those of the organisation.

    Raises `NotVisible` for anybody else, and where there is no such organisation.
    """
    path = _path_of(organisation_id)
    if path is None or not may(actor, Action.SEE_FIGURES, CaseRelation(organisation_id, path)):
        raise NotVisible
    return _count(path, start, end, CountBy.DECISION)


def indicators(
    organisation_id: int, start: date, end: date, *, count_by: CountBy = CountBy.DECISION
) -> dict[Figure, int]:
    """The figures of a period, for whoever works at the machine itself.

    Both days are included, and so is all that stands below the organisation. A person counts
    once a figure. Raises `OrganisationUnknown`.
    """
    path = _path_of(organisation_id)
    if path is None:
        raise OrganisationUnknown(organisation_id)
    return _count(path, start, end, count_by)


def facts_of(figure: FigureOf) -> QuerySet[CountedFact]:
    """What makes up a figure; an organisation that does not exist has nothing."""
    path = _path_of(figure.organisation_id)
    if path is None:
        return CountedFact.objects.none()
    code = _counted(figure.figure, figure.count_by)
    return _facts(path, figure.start, figure.end).filter(code=code)


def _count(path: str, start: date, end: date, count_by: CountBy) -> dict[Figure, int]:
    codes = {figure: _counted(figure, count_by) for figure in Figure}
    facts = _facts(path, start, end).filter(code__in=codes.values()).order_by()
    counted = dict(facts.values_list("code").annotate(Count("casefile__person", distinct=True)))
    return {figure: counted.get(code, 0) for figure, code in codes.items()}


def _path_of(organisation_id: int) -> str | None:
    return Organisation.objects.filter(pk=organisation_id).values_list("path", flat=True).first()


def _facts(path: str, start: date, end: date) -> QuerySet[CountedFact]:
    return CountedFact.objects.filter(in_subtree(path, "cell__path"), on__range=(start, end))


def _counted(figure: Figure, count_by: CountBy) -> Counted:
    return _ADMITTED[count_by] if figure is Figure.ADMITTED else Counted(figure)
