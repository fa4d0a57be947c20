"""The cases on their way that have a mentor, each with how it is mentored on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries.cases import casefiles_visible_to
from ketnap.casefiles.queries.log import domain_casefile
from ketnap.casefiles.queries.mentored import on_its_way
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.mentoring import Mentoring, mentoring_in
from ketnap.domain.casefile.replay import replay


@dataclass(frozen=True, slots=True)
class MentoredCase:
    """One case and its mentoring; `steps` are the kinds recorded in its round so far."""

    casefile_id: int
    full_name: str
    mentoring: Mentoring
    steps: frozenset[StepKind]


def mentored_in(actor: Actor | None, cell_id: int, *, on: date) -> list[MentoredCase]:
    """Return the visible cases of a cell that have a mentor on a day, by name."""
    rows = casefiles_visible_to(actor).filter(on_its_way(on), cell=cell_id)
    return list(_mentored(rows.order_by("standing__sort_key", "pk"), on))


def own_mentored_cases(actor: Actor | None, *, on: date) -> list[MentoredCase]:
    """Return the cases on their way on a day whose mentor the actor is, by name."""
    if actor is None or actor.person_id is None:
        return []
    own = casefiles_visible_to(actor).filter(standing__mentor_person=actor.person_id)
    rows = own.filter(on_its_way(on)).order_by("standing__sort_key", "pk")
    return list(_mentored(rows, on))


def _mentored(rows: QuerySet[Casefile], on: date) -> Iterator[MentoredCase]:
    for case in rows.prefetch_related("entries"):
        entries = sorted(case.entries.all(), key=lambda entry: entry.seq)
        history = replay(domain_casefile(case, entries).steps, on=on)
        last = history.rounds[-1]
        mentoring = mentoring_in(last)
        if mentoring is not None:
            kinds = frozenset(cls.kind for cls in last.by_class)
            yield MentoredCase(case.pk, case.person.full_name, mentoring, kinds)
