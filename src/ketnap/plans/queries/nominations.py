"""Nominations as the cell receives them, and as those who made them follow them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ketnap.casefiles.queries import casefiles_visible_to, stages_of
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.casefile.codes import Stage
from ketnap.people.models import Person
from ketnap.people.queries import persons_visible_to
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.places import in_cells_of
from ketnap.plans.refusals import PlanningRecordNotVisible


@dataclass(frozen=True, slots=True)
class OwnNomination:
    """Somebody as the one who put him forward sees him: the answer, and the stage alone."""

    nomination: Nomination
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class Alike:
    """What fits name and day of birth of a nomination: other nominations, and known persons."""

    nominations: tuple[Nomination, ...]
    persons: tuple[Person, ...]

    def __bool__(self) -> bool:
        return bool(self.nominations or self.persons)


def nominations_visible_to(actor: Actor | None) -> QuerySet[Nomination]:
    """The nominations to the cells in which somebody takes people up, the latest first."""
    rows: QuerySet[Nomination] = in_cells_of(
        Nomination.objects.all(), actor, Action.TAKE_UP_NOMINATION
    )
    return _named(rows).order_by("-put_forward_on", "-pk")


def nomination_visible_to(actor: Actor | None, nomination_id: int) -> Nomination:
    """The nomination; raises `PlanningRecordNotVisible` for a stranger."""
    found = nominations_visible_to(actor).filter(pk=nomination_id).first()
    if found is None:
        raise PlanningRecordNotVisible
    return found


def waiting_for(actor: Actor | None) -> QuerySet[Nomination]:
    """The nominations that somebody's cells have not answered, the longest waiting first."""
    waiting = nominations_visible_to(actor).filter(state=NominationState.WAITING)
    return waiting.order_by("put_forward_on", "pk")


def own_nominations(actor: Actor | None, *, on: date) -> tuple[OwnNomination, ...]:
    """Those whom somebody put forward himself, the latest first, each with the stage on a day."""
    rows = _put_forward_by(actor).filter(put_forward_on__lte=on)
    found = list(rows.order_by("-put_forward_on", "-pk"))
    stages = stages_of([row.casefile_id for row in found if row.casefile_id], on=on)
    return tuple(OwnNomination(row, stages.get(row.casefile_id or 0)) for row in found)


def own_nomination(actor: Actor | None, nomination_id: int) -> Nomination:
    """A nomination that somebody made himself; raises `PlanningRecordNotVisible` for any other."""
    found = _put_forward_by(actor).filter(pk=nomination_id).first()
    if found is None:
        raise PlanningRecordNotVisible
    return found


def alike(actor: Actor | None, nomination: Nomination) -> Alike:
    """What fits name and day of birth, among what somebody may see."""
    return alikes(actor, [nomination])[nomination.pk]


def alikes(actor: Actor | None, nominations: Collection[Nomination]) -> Mapping[int, Alike]:
    """The same for several nominations; two queries."""
    fitting = _fitting(nominations)
    others = list(nominations_visible_to(actor).filter(fitting))
    persons = list(persons_visible_to(actor).filter(fitting))
    return {
        each.pk: Alike(
            nominations=tuple(row for row in others if row.pk != each.pk and _same(row, each)),
            persons=tuple(person for person in persons if _same(person, each)),
        )
        for each in nominations
    }


def case_of(actor: Actor | None, person: Person, cell_id: int) -> int | None:
    """The number of a person's case in a cell, if there is one that somebody may see."""
    cases = casefiles_visible_to(actor).filter(person=person, cell=cell_id)
    return cases.values_list("pk", flat=True).first()


def _put_forward_by(actor: Actor | None) -> QuerySet[Nomination]:
    nominator = scope_of(actor, Action.SEE_STAGE).nominator_id
    rows = Nomination.objects.none()
    if nominator is not None:
        rows = Nomination.objects.filter(created_by=nominator)
    return _named(rows)


def _fitting(nominations: Iterable[Nomination]) -> Q:
    condition = Q(pk__in=())
    for each in nominations:
        condition |= Q(name_fold=each.name_fold, born_on=each.born_on)
    return condition


def _same(one: Nomination | Person, other: Nomination) -> bool:
    return one.name_fold == other.name_fold and one.born_on == other.born_on


def _named(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    return rows.select_related("cell", "unit", "mass_organisation", "request", "created_by__person")
