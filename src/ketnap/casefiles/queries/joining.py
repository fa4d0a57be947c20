"""Whose case has reached a membership that the roll of the cell does not show yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ketnap.casefiles.models import Casefile, StageSpan
from ketnap.casefiles.queries.cases import casefiles_visible_to
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, Stage
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import CeremonyHeld, Decided
from ketnap.people.models import Membership, MemberStatus
from ketnap.rules.load import load_calendar, load_rulebook

_AFTER_THE_CEREMONY = (Stage.PROBATION, Stage.RECOGNITION_DUE, Stage.RECOGNITION_PROPOSED)


@dataclass(frozen=True, slots=True)
class Joining:
    """A membership to be entered: from which day, and official since when."""

    case: Casefile
    status: MemberStatus
    since: date
    official_on: date | None


def joining_of(actor: Actor | None, cell_id: int, *, on: date) -> tuple[Joining, ...]:
    """Return the memberships a cell's visible cases call for and nobody has entered by a day."""
    cases = casefiles_visible_to(actor).filter(cell_id=cell_id).order_by("standing__sort_key")
    found = [_joining(case, on=on) for case in cases.filter(_not_entered(on))]
    return tuple(each for each in found if each is not None)


def joining_for(actor: Actor | None, casefile_id: int, *, on: date) -> Joining | None:
    """Return the membership that one visible case calls for, unless it has been entered."""
    cases: QuerySet[Casefile] = casefiles_visible_to(actor).filter(pk=casefile_id)
    case = cases.filter(_not_entered(on)).first()
    return None if case is None else _joining(case, on=on)


def _not_entered(on: date) -> Q:
    own = Membership.objects.filter(person=OuterRef("person"), cell=OuterRef("cell"))
    stands = StageSpan.objects.filter(casefile=OuterRef("pk"), from_on__lte=on, until_on__gt=on)
    admitted = Exists(stands.filter(stage__in=_AFTER_THE_CEREMONY)) & ~Exists(own)
    recognised = Exists(stands.filter(stage=Stage.OFFICIAL)) & ~Exists(
        own.filter(status=MemberStatus.OFFICIAL)
    )
    return Q(admitted | recognised)


def _joining(case: Casefile, *, on: date) -> Joining | None:
    file = domain_casefile(case)
    last = replay(file.steps, on=on).rounds[-1]
    decisions = [
        step.on
        for step in last.of(Decided)
        if step.matter is Matter.RECOGNITION and step.outcome is DecisionOutcome.APPROVED
    ]
    if decisions:
        official_on = assess(file, load_rulebook(), load_calendar(), on=on).official_on
        return Joining(case, MemberStatus.OFFICIAL, max(decisions), official_on)
    ceremonies = [step.on for step in last.of(CeremonyHeld)]
    if ceremonies:
        return Joining(case, MemberStatus.PROBATIONARY, max(ceremonies), None)
    return None
