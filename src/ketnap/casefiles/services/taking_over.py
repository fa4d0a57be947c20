"""Takes over the log of a case that moved from another cell, as it stands and unjudged."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, Recorder, append, first_digest
from ketnap.casefiles.derivation import Judges, derive, write_derived
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import Operator, acting_on_people, user_id_of
from ketnap.casefiles.queries.log import domain_casefile, log_of
from ketnap.casefiles.services.opening import open_casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar, load_rulebook


class LogsDiffer(Exception):
    """The cell has a case of this person whose steps are not those the file begins with."""

    def __init__(self, casefile_id: int) -> None:
        super().__init__(f"casefile {casefile_id} tells something else")
        self.casefile_id = casefile_id


@transaction.atomic
def take_over_casefile(
    person: Person, cell: Organisation, steps: Sequence[Step], *, by: Actor | Operator
) -> models.Casefile:
    """The case of a person in his new cell, with the steps recorded elsewhere.

    Where he comes back to a cell that has his case, only what came since is added. Raises
    `LogsDiffer` where that case tells something else, and what `open_casefile` raises.
    """
    actor = by if isinstance(by, Actor) else acting_on_people(by, cell)
    case = models.Casefile.objects.filter(opened_for=person.pk, cell=cell).first()
    if case is None:
        case = open_casefile(person, cell, by=actor)
    rows = list(log_of(case).select_for_update())
    known = domain_casefile(case, rows)
    if tuple(known.steps) != tuple(steps[: len(rows)]):
        raise LogsDiffer(case.pk)
    _append(case, rows, steps[len(rows) :], by=by)
    return case


def _append(
    case: models.Casefile,
    rows: Sequence[models.LogEntry],
    steps: Sequence[Step],
    *,
    by: Actor | Operator,
) -> None:
    key, judges = log_key(), Judges(load_rulebook(), load_calendar())
    recorder = Recorder(user_id_of(by), by.name, timezone.now(), judges.rulebook.digest)
    previous = rows[-1].digest if rows else first_digest(case, key)
    known = domain_casefile(case, rows)
    longer = replace(known, steps=(*known.steps, *steps))
    written = append([Addition(case.pk, tuple(steps), previous)], recorder=recorder, key=key)
    head = written[-1].digest if written else (rows[-1].digest if rows else "")
    write_derived([derive(case, longer, judges)], heads={case.pk: head})
