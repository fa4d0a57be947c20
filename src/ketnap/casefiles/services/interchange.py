"""Case files in and out in the interchange format: taken as they stand, never judged."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, Recorder, append, contents_of, first_digest
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.derived_tables import DERIVED, DerivedCase, write_derived
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import (
    Operator,
    acting_on_organisations,
    acting_on_people,
    user_id_of,
)
from ketnap.casefiles.queries.cases import casefile_visible_to, relation_to
from ketnap.casefiles.queries.log import casefile_to_take_out
from ketnap.casefiles.refusals import ImportRefused, NotVisible
from ketnap.casefiles.services.cells import BodiesTold, CellFinder
from ketnap.casefiles.services.recorded_already import (
    FileForCell,
    RecordedAlready,
    recorded_already,
)
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.domain.casefile.kept_lines import kept_facts, one_line
from ketnap.domain.casefile.steps import Casefile, CellFacts, PersonFacts
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.services import create_person
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.tables.counting import count_anew

BATCH = 200


def import_casefile(casefile: Casefile, *, by: Actor | Operator) -> models.Casefile:
    """A new case with the log as it stands in the file; see `import_casefiles`."""
    return import_casefiles([casefile], by=by)[0]


@transaction.atomic
def import_casefiles(
    casefiles: Sequence[Casefile], *, by: Actor | Operator
) -> list[models.Casefile]:
    """New cases, each of a new person; missing organisations are founded. All or none.

    `take_in_casefiles` also says what people should hear of it. Raises `ImportRefused` naming the file by its place in the sequence.
    """
    desk = _Desk.of(by)
    _find_cells(casefiles, desk)
    return _write_cases(casefiles, desk)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The new cases in the order of their files, and what is to be told about these.

    Files are counted from one. What there is to say of organisations stands with the file that
    names them first; `again` are the files of which all had been recorded.
    """

    cases: list[models.Casefile]
    bodies: dict[int, BodiesTold]
    again: dict[int, RecordedAlready]


@transaction.atomic
def take_in_casefiles(casefiles: Sequence[Casefile], *, by: Actor | Operator) -> TakenIn:
    """The same, told of. What is recorded already is taken in once more, and told of too.

    Two people may have all in common that a file says, and what was taken out comes in again.
    """
    desk = _Desk.of(by)
    bodies = _find_cells(casefiles, desk)
    files = [
        FileForCell(number, casefile, _cell(casefile, desk).pk)
        for number, casefile in enumerate(casefiles, start=1)
    ]
    again = recorded_already(files)
    return TakenIn(_write_cases(casefiles, desk), bodies, again)


@transaction.atomic
def export_casefile(casefile_id: int, *, by: Actor | Operator) -> Casefile:
    """The case file as the domain knows it; that it was taken out is noted.

    Raises `NotVisible` or `NotAllowed`.
    """
    case = _case_to_export(casefile_id, by)
    note_access(
        user_id_of(by),
        Deed.EXPORTED,
        object_kind="casefile",
        object_id=case.pk,
        casefile_id=case.pk,
    )
    return casefile_to_take_out(case)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who imports, and what every import needs; remembers the cells it has found."""

    by: Actor | Operator
    judges: Judges
    key: bytes
    recorder: Recorder
    cells: dict[CellFacts, Organisation]
    finder: CellFinder

    @classmethod
    def of(cls, by: Actor | Operator) -> "_Desk":
        judges = Judges(load_rulebook(), load_calendar())
        recorder = Recorder(user_id_of(by), by.name, timezone.now(), judges.rulebook.digest)
        return cls(by, judges, log_key(), recorder, {}, CellFinder(acting_on_organisations(by)))


def _write_cases(casefiles: Sequence[Casefile], desk: _Desk) -> list[models.Casefile]:
    numbered = iter(enumerate(casefiles, start=1))
    cases: list[models.Casefile] = []
    while batch := list(islice(numbered, BATCH)):
        cases += _import_batch(batch, desk)
    count_anew((Person, models.Casefile, models.LogEntry, *DERIVED), rows=len(cases))
    return cases


def _import_batch(batch: Sequence[tuple[int, Casefile]], desk: _Desk) -> list[models.Casefile]:
    cases = [_create_case(number, casefile, desk) for number, casefile in batch]
    firsts = {case.pk: first_digest(case, desk.key) for case in cases}
    files = (_recorded(casefile, desk.recorder.at) for _, casefile in batch)
    pairs = list(zip(cases, files, strict=True))
    additions = [
        Addition(case.pk, contents_of(file.steps), firsts[case.pk]) for case, file in pairs
    ]
    models.TakenOver.objects.bulk_create(
        models.TakenOver(casefile=case, first_seq=run.first_seq, last_seq=run.last_seq)
        for case, file in pairs
        for run in file.taken_over
    )
    derived = [derive(case, file, desk.judges) for case, file in pairs]
    rows = append(additions, recorder=desk.recorder, key=desk.key)
    heads = {row.casefile_id: row.digest for row in rows}
    write_derived(
        [
            DerivedCase(case, each, heads.get(case.pk, ""))
            for case, each in zip(cases, derived, strict=True)
        ],
        are_new=True,
    )
    return cases


def _find_cells(casefiles: Sequence[Casefile], desk: _Desk) -> dict[int, BodiesTold]:
    """All cells before any case: a body that is put below another waits for whoever writes.

    Once this transaction had written cases itself, two such could wait for each other.
    Gives what there is to tell of each file's organisations.
    """
    bodies: dict[int, BodiesTold] = {}
    for number, casefile in enumerate(casefiles, start=1):
        with _refusing(number):
            _cell(casefile, desk)
        told = desk.finder.tell()
        if told.founded or told.taken_for:
            bodies[number] = told
    return bodies


@contextmanager
def _refusing(number: int) -> Iterator[None]:
    """Tell of which file something was refused."""
    try:
        yield
    except ValidationError as error:
        raise ImportRefused(number, tuple(_reasons(error))) from error


def _recorded(casefile: Casefile, at: datetime) -> Casefile:
    """The case with the moment of the import on every step that brings none of its own."""
    steps = tuple(
        step if step.recorded_at else replace(step, recorded_at=at) for step in casefile.steps
    )
    return replace(casefile, steps=steps)


def _create_case(number: int, casefile: Casefile, desk: _Desk) -> models.Casefile:
    cell = _cell(casefile, desk)
    with _refusing(number):
        person = _person(casefile.person, cell, desk)
    if isinstance(desk.by, Actor):
        require(desk.by, Action.OPEN_CASE, CaseRelation(cell.pk, cell.path))
    return models.Casefile.objects.create(
        person=person,
        opened_for=person.pk,
        cell=cell,
        cell_facts=casefile_to_data(casefile)["cell"],
        opened_at=desk.recorder.at,
        opened_by_id=desk.recorder.user_id,
    )


def _cell(casefile: Casefile, desk: _Desk) -> Organisation:
    facts = _in_one_line_each(casefile.cell)
    if facts not in desk.cells:
        today = timezone.localdate(desk.recorder.at)
        since = min((step.on for step in casefile.steps), default=today)
        desk.cells[facts] = desk.finder.find_or_found(facts, since=since)
    return desk.cells[facts]


def _in_one_line_each(facts: CellFacts) -> CellFacts:
    chain = tuple(replace(link, body=one_line(link.body)) for link in facts.chain)
    name, superior = one_line(facts.name), one_line(facts.superior)
    return replace(facts, name=name, superior=superior, chain=chain)


def _person(facts: PersonFacts, cell: Organisation, desk: _Desk) -> Person:
    kept = kept_facts(facts)
    columns: dict[str, Any] = {
        field.name: getattr(kept, field.name) for field in fields(PersonFacts)
    }
    return create_person(
        cell, actor=acting_on_people(desk.by, cell), is_from_a_file=True, **columns
    )


def _reasons(error: ValidationError) -> Iterator[str]:
    """What is said against a file, without the full stop: it stands within a sentence."""
    if not hasattr(error, "error_dict"):
        yield from (message.rstrip(".") for message in error.messages)
        return
    for field, messages in error.message_dict.items():
        name = f"{_FIELD_NAMES[field]}: " if field in _FIELD_NAMES else ""
        yield from (f"{name}{message.rstrip('.')}" for message in messages)


_FACTS = {fact.name for fact in fields(PersonFacts)}
_FIELD_NAMES = {
    field.name: field.verbose_name for field in Person._meta.fields if field.name in _FACTS
}


def _case_to_export(casefile_id: int, by: Actor | Operator) -> models.Casefile:
    if isinstance(by, Actor):
        case = casefile_visible_to(by, casefile_id)
        require(by, Action.EXPORT_CASE, relation_to(case))
        return case
    found = models.Casefile.objects.select_related("person").filter(pk=casefile_id).first()
    if found is None:
        raise NotVisible
    return found
