"""The cases a member helps with, those of a cell still on their way, and where cases stand."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ketnap.casefiles.models import Casefile, StageSpan
from ketnap.casefiles.queries.cases import casefiles_visible_to
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Stage
from ketnap.people.models import Person

FINISHED = frozenset({Stage.OFFICIAL, Stage.CLOSED})


def mentored_by(actor: Actor | None, person: Person, *, on: date) -> QuerySet[Casefile]:
    """Return the visible cases on their way on a day whose mentor a person is, by name.

    A case that gives no official day of its mentor is linked to nobody; the name within the
    cell has to do.
    """
    named = Q(
        standing__mentor_person__isnull=True,
        standing__mentor_name=person.full_name,
        cell__in=person.memberships.values("cell"),
    )
    mentored = casefiles_visible_to(actor).filter(Q(standing__mentor_person=person) | named)
    rows = mentored.filter(on_its_way(on)).select_related("standing")
    return rows.order_by("standing__sort_key", "pk")


def unfinished_in(cell_id: int, *, on: date) -> int:
    """Return how many cases of a cell are on their way on a day."""
    return Casefile.objects.filter(on_its_way(on), cell_id=cell_id).count()


def on_its_way(on: date) -> Q:
    """Return the condition that a case is on its way; one without a step yet is so too."""
    finished = StageSpan.objects.filter(
        casefile=OuterRef("pk"), from_on__lte=on, until_on__gt=on, stage__in=FINISHED
    )
    return ~Q(Exists(finished))


def stages_of(casefile_ids: Collection[int], *, on: date) -> dict[int, Stage]:
    """Return the stage each of these cases has reached on a day; one without a step has none."""
    rows = StageSpan.objects.filter(casefile_id__in=casefile_ids, from_on__lte=on, until_on__gt=on)
    return {number: Stage(stage) for number, stage in rows.values_list("casefile_id", "stage")}
