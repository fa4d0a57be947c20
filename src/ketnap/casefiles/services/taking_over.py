"""Takes over the log of a case that moved from another cell, as it stands and unjudged."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, Recorder, append, contents_of, first_digest
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.derived_tables import DerivedCase, write_derived
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import Operator, acting_on_people, user_id_of
from ketnap.casefiles.queries.log import domain_casefile, log_of
from ketnap.casefiles.services.opening import open_casefile
from ketnap.domain.access import Actor
from ketnap.domain.casefile.joining import FilesDiffer, told_elsewhere
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar, load_rulebook

_TAKEN = " (tiếp nhận)"


class LogsDiffer(Exception):
    """The cell has a case of this person that told something else before the file left."""

    def __init__(self, casefile_id: int) -> None:
        super().__init__(f"casefile {casefile_id} tells something else")
        self.casefile_id = casefile_id


@transaction.atomic
def take_over_casefile(
    person: Person,
    cell: Organisation,
    steps: Sequence[Step],
    *,
    recorders: Sequence[str],
    by: Actor | Operator,
) -> models.Casefile:
    """The case of a person in his new cell, with the steps recorded elsewhere.

    `recorders` names who recorded each of them there. Where he comes back to a cell that has his
    case, only what came since is added, after what that cell recorded meanwhile. Raises
    `LogsDiffer` where that case tells something else, and what `open_casefile` raises.
    """
    actor = by if isinstance(by, Actor) else acting_on_people(by, cell)
    case = models.Casefile.objects.filter(opened_for=person.pk, cell=cell).first()
    if case is None:
        case = open_casefile(person, cell, by=actor)
    rows = list(log_of(case).select_for_update())
    known = domain_casefile(case, rows)
    try:
        added = told_elsewhere(known.steps, steps)
    except FilesDiffer as error:
        raise LogsDiffer(case.pk) from error
    if added:
        signed = _signed(recorders[seq - 1] for seq, _step in added)
        _append(case, rows, [step for _seq, step in added], signed, by=by)
    return case


def _signed(recorders: Iterable[str]) -> tuple[str, ...]:
    """The names of who recorded the steps elsewhere, each told apart from this cell's own."""
    longest = (models.LogEntry._meta.get_field("recorded_by_name").max_length or 0) - len(_TAKEN)
    return tuple(f"{name.removesuffix(_TAKEN)[:longest]}{_TAKEN}" for name in recorders)


def _append(
    case: models.Casefile,
    rows: Sequence[models.LogEntry],
    steps: Sequence[Step],
    signed: tuple[str, ...],
    *,
    by: Actor | Operator,
) -> None:
    key, judges = log_key(), Judges(load_rulebook(), load_calendar())
    recorder = Recorder(user_id_of(by), by.name, timezone.now(), judges.rulebook.digest)
    previous = rows[-1].digest if rows else first_digest(case, key)
    known = domain_casefile(case, rows)
    longer = replace(known, steps=(*known.steps, *steps))
    addition = Addition(case.pk, contents_of(steps), previous, signed=signed)
    written = append([addition], recorder=recorder, key=key)
    models.TakenOver.objects.create(
        casefile=case, first_seq=written[0].seq, last_seq=written[-1].seq
    )
    write_derived([DerivedCase(case, derive(case, longer, judges), written[-1].digest)])
