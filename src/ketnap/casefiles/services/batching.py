"""Many cases at once, from a sheet: opened or gone on with as one batch, which can be undone as one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, Recorder, append, first_digest, locked_head
from ketnap.casefiles.derivation import Judges, derive
from ketnap.casefiles.derived_tables import DerivedCase, write_derived
from ketnap.casefiles.judging import extended
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.casefiles.queries.cases import relation_to
from ketnap.casefiles.queries.log import domain_casefile, log_of
from ketnap.casefiles.refusals import CellIncomplete
from ketnap.casefiles.services.opening import facts_today
from ketnap.domain.access import Action, Actor, CaseRelation, require, require_recording
from ketnap.domain.casefile.format import CasefileUnreadable
from ketnap.domain.casefile.steps import Casefile, PersonFacts, Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.tables.inserting import insert_rows

AT_ONCE = 500
REASON = "nhập từ bảng tính"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be opened for a person of the cell, with what was done before.

    `facts` are those of a person just recorded; of others the record is read.
    """

    person: Person
    steps: tuple[Step, ...]
    facts: PersonFacts | None = None


@dataclass(frozen=True, slots=True)
class MoreSteps:
    """Steps that go on with the log of a case."""

    casefile_id: int
    steps: tuple[Step, ...]


@transaction.atomic
def import_batch(
    cell: Organisation,
    opened: Sequence[NewCase],
    continued: Sequence[MoreSteps],
    *,
    by: Actor | Operator,
    done: Callable[[int], None],
) -> models.StepBatch:
    """The batch of everything that was written; taken as it stands, never judged. All or nothing.

    `done` is told how many more cases are written. Raises `NotAllowed`, also over one's own case,
    and `CellIncomplete`.
    """
    _check_rights(cell, opened, by)
    desk = _Desk.of(cell, by)
    told = [len(new.steps) for new in opened] + [len(more.steps) for more in continued]
    batch = _begun(desk, sum(told))
    for some in _portions(opened):
        _open(some, desk, batch)
        done(len(some))
    for more in _portions(continued):
        _continue(more, desk, batch)
        done(len(more))
    return batch


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who imports into which cell, and what every case needs."""

    cell: Organisation
    by: Actor | Operator
    empty: Callable[[Person], Casefile]
    cell_facts: dict[str, object]
    judges: Judges
    key: bytes
    recorder: Recorder

    @classmethod
    def of(cls, cell: Organisation, by: Actor | Operator) -> "_Desk":
        judges = Judges(load_rulebook(), load_calendar())
        recorder = Recorder(user_id_of(by), by.name, timezone.now(), judges.rulebook.digest)
        facts = facts_today(cell)

        def empty(person: Person) -> Casefile:
            try:
                return domain_casefile(models.Casefile(person=person, cell_facts=facts), [])
            except CasefileUnreadable as error:
                raise CellIncomplete(cell.pk, str(error)) from error

        return cls(cell, by, empty, facts, judges, log_key(), recorder)

    def stamped(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        """The steps as recorded now."""
        return tuple(replace(step, recorded_at=self.recorder.at) for step in steps)


def _check_rights(cell: Organisation, opened: Sequence[NewCase], by: Actor | Operator) -> None:
    if isinstance(by, Operator):
        return
    for new in opened:
        require(by, Action.OPEN_CASE, CaseRelation(cell.pk, cell.path, person_id=new.person.pk))


def _begun(desk: _Desk, steps: int) -> models.StepBatch:
    """The head stays locked until the end, so that the batch is one unbroken run of the log."""
    head = locked_head()
    return models.StepBatch.objects.create(
        first_position=head.count + 1,
        last_position=head.count + steps,
        head_digest_before=head.digest,
        anchored_on_before=head.anchored_on,
        recorded_at=desk.recorder.at,
        recorded_by_id=desk.recorder.user_id,
    )


def _portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while portion := list(islice(left, AT_ONCE)):
        yield portion


def _open(some: Sequence[NewCase], desk: _Desk, batch: models.StepBatch) -> None:
    cases = models.Casefile.objects.bulk_create(
        models.Casefile(
            person=new.person,
            opened_for=new.person.pk,
            cell=desk.cell,
            cell_facts=desk.cell_facts,
            opened_at=desk.recorder.at,
            opened_by_id=desk.recorder.user_id,
        )
        for new in some
    )
    pattern = desk.empty(some[0].person)
    files = [
        (case, extended(replace(pattern, person=_facts(new, desk)), desk.stamped(new.steps)))
        for case, new in zip(cases, some, strict=True)
    ]
    additions = [
        Addition(case.pk, file.steps, first_digest(case, desk.key), override_reason=REASON)
        for case, file in files
    ]
    _write(files, additions, desk, are_new=True)
    _remember(cases, batch, opened=True)


def _facts(new: NewCase, desk: _Desk) -> PersonFacts:
    return desk.empty(new.person).person if new.facts is None else new.facts


def _continue(some: Sequence[MoreSteps], desk: _Desk, batch: models.StepBatch) -> None:
    locked = models.Casefile.objects.select_for_update(of=("self",))
    cases = locked.select_related("person", "cell", "standing").filter(cell=desk.cell)
    found = {case.pk: case for case in cases.filter(pk__in=[each.casefile_id for each in some])}
    files, additions = [], []
    for each in some:
        case = found[each.casefile_id]
        if isinstance(desk.by, Actor):
            for step in each.steps:
                require_recording(desk.by, relation_to(case), step.kind)
        rows = list(log_of(case))
        file = extended(domain_casefile(case, rows), desk.stamped(each.steps))
        before = rows[-1].digest if rows else first_digest(case, desk.key)
        files.append((case, file))
        additions.append(Addition(case.pk, file.steps[len(rows) :], before, REASON))
    _write(files, additions, desk)
    _remember([case for case, _ in files], batch, opened=False)


def _write(
    files: Sequence[tuple[models.Casefile, Casefile]],
    additions: Sequence[Addition],
    desk: _Desk,
    *,
    are_new: bool = False,
) -> None:
    derived = [derive(case, file, desk.judges) for case, file in files]
    rows = append(additions, recorder=desk.recorder, key=desk.key)
    heads = {row.casefile_id: row.digest for row in rows}
    write_derived(
        [
            DerivedCase(case, each, heads.get(case.pk, ""))
            for (case, _), each in zip(files, derived, strict=True)
        ],
        are_new=are_new,
    )


def _remember(cases: Iterable[models.Casefile], batch: models.StepBatch, *, opened: bool) -> None:
    insert_rows(
        models.BatchedCase,
        [models.BatchedCase(batch=batch, casefile=case, opened=opened) for case in cases],
    )
