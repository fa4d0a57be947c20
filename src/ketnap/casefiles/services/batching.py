"""Many cases at once, from a sheet: opened or gone on with as one batch, which can be undone as one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.appending import Addition, append, first_digest, locked_head
from ketnap.casefiles.derived_tables import DerivedCase, WrittenCase, write_derived
from ketnap.casefiles.digest import canonical_json, opening_digest
from ketnap.casefiles.operator import Operator
from ketnap.casefiles.queries.cases import relation_to
from ketnap.casefiles.queries.log import log_ends, person_data
from ketnap.casefiles.services.drafting import CaseDraft, CaseDrafter, ImportDesk, LongerDraft
from ketnap.domain.access import Action, Actor, CaseRelation, require, require_recording
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.services import NewPerson
from ketnap.tables.inserting import insert_values
from ketnap.tables.numbering import reserved_numbers

AT_ONCE = 500
REASON = "nhập từ bảng tính"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be opened for a person of the cell, with what was done before.

    `draft` is what was worked out from both before; it counts only if the desk it was made at is
    given along.
    """

    person: Person | NewPerson
    steps: tuple[Step, ...]
    draft: CaseDraft | None = None


@dataclass(frozen=True, slots=True)
class MoreSteps:
    """Steps that go on with the log of a case.

    `draft` is what was worked out from both before; like that of a new case it counts only if the
    desk is given along.
    """

    casefile_id: int
    steps: tuple[Step, ...]
    draft: LongerDraft | None = None


@transaction.atomic
def import_batch(
    cell: Organisation,
    opened: Iterable[NewCase],
    continued: Sequence[MoreSteps],
    *,
    by: Actor | Operator,
    done: Callable[[int], None],
    drafted_at: ImportDesk | None = None,
) -> models.StepBatch:
    """The batch of everything that was written; taken as it stands, never judged. All or nothing.

    `opened` is gone through once, and what was written of it is not held any longer. `done` is told
    how many more cases are written. Raises `NotAllowed`, also over one's own case, and
    `CellIncomplete`.
    """
    desk = ImportDesk.of(cell, by)
    if drafted_at is not None and drafted_at.still_serves(desk):
        desk = drafted_at
    else:
        opened = (replace(new, draft=None) for new in opened)
        continued = [replace(more, draft=None) for more in continued]
    _hold_still(cell, continued)
    batch = _begun(desk)
    for some in _portions(opened):
        _check_rights(cell, some, by)
        _open(some, desk, batch)
        done(len(some))
    for more in _portions(continued):
        _continue(more, desk, batch)
        done(len(more))
    batch.last_position = locked_head().count
    batch.save(force_insert=True)
    return batch


def _check_rights(cell: Organisation, opened: Iterable[NewCase], by: Actor | Operator) -> None:
    if isinstance(by, Operator):
        return
    for new in opened:
        require(by, Action.OPEN_CASE, CaseRelation(cell.pk, cell.path, person_id=new.person.pk))


def _hold_still(cell: Organisation, continued: Sequence[MoreSteps]) -> None:
    """Lock the cases in the order of their numbers, and before the head, as whoever records a step."""
    locked = models.Casefile.objects.select_for_update().filter(cell=cell).order_by("pk")
    for some in _portions(sorted(more.casefile_id for more in continued)):
        list(locked.filter(pk__in=some).values_list("pk", flat=True))


def _begun(desk: ImportDesk) -> models.StepBatch:
    """A batch that is numbered, and written at the end: only then is its last position known.

    The head stays locked until then, so that the batch is one unbroken run of the log.
    """
    head = locked_head()
    (number,) = reserved_numbers(models.StepBatch, 1)
    return models.StepBatch(
        pk=number,
        first_position=head.count + 1,
        head_digest_before=head.digest,
        anchored_on_before=head.anchored_on,
        recorded_at=desk.recorder.at,
        recorded_by_id=desk.recorder.user_id,
    )


def _portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while portion := list(islice(left, AT_ONCE)):
        yield portion


@dataclass(frozen=True, slots=True)
class _OpenedCase:
    """A case just opened, as far as its derived rows need it."""

    pk: int
    person: Person | NewPerson
    cell_id: int

    @property
    def person_id(self) -> int:
        return self.person.pk


def _open(some: Sequence[NewCase], desk: ImportDesk, batch: models.StepBatch) -> None:
    numbers = reserved_numbers(models.Casefile, len(some))
    cases = [
        _OpenedCase(number, new.person, desk.cell.pk)
        for new, number in zip(some, numbers, strict=True)
    ]
    _record_opened(cases, desk)
    facts = canonical_json(desk.cell_facts)
    works = [
        _Work(case, draft, _opening(case, desk, cell_facts=facts))
        for case, draft in zip(cases, _drafts(some, desk), strict=True)
    ]
    _write(works, desk, are_new=True)
    _remember(works, batch, opened=True)


def _record_opened(cases: Sequence[_OpenedCase], desk: ImportDesk) -> None:
    alike = (desk.cell.pk, desk.cell_facts, None, desk.recorder.at, desk.recorder.user_id)
    rows = [(case.pk, case.person_id, case.person_id, *alike) for case in cases]
    insert_values(models.Casefile, _COLUMNS, rows)


_COLUMNS = (
    "id", "person_id", "opened_for",
    "cell_id", "cell_facts", "facts_when_left", "opened_at", "opened_by_id",
)  # fmt: skip


def _opening(case: _OpenedCase, desk: ImportDesk, *, cell_facts: str) -> str:
    """What the first step of a case just opened follows."""
    about = {"casefile": case.pk, "person": case.person_id, "cell": case.cell_id}
    return opening_digest(desk.key, **about, cell_facts=cell_facts)


def _drafts(some: Sequence[NewCase], desk: ImportDesk) -> list[CaseDraft]:
    """Those worked out before, and the others now."""
    drafter = CaseDrafter(desk)
    return [new.draft or drafter.draft(_facts(new.person, desk), new.steps) for new in some]


def _facts(person: Person | NewPerson, desk: ImportDesk) -> PersonFacts:
    if isinstance(person, NewPerson):
        return person.facts
    return desk.file_of(person_data(person)).person


def _continue(some: Sequence[MoreSteps], desk: ImportDesk, batch: models.StepBatch) -> None:
    numbers = [each.casefile_id for each in some]
    cases = models.Casefile.objects.select_related("person", "cell", "standing")
    found = {case.pk: case for case in cases.filter(cell=desk.cell, pk__in=numbers)}
    _check_recording([(found[each.casefile_id], each) for each in some], desk)
    drafts = _longer_drafts(some, found, desk)
    works = [
        _Work(found[pk], drafts[pk].draft, drafts[pk].after or first_digest(found[pk], desk.key))
        for pk in numbers
    ]
    _write(works, desk)
    _remember(works, batch, opened=False)


def _check_recording(some: Iterable[tuple[models.Casefile, MoreSteps]], desk: ImportDesk) -> None:
    if isinstance(desk.by, Actor):
        for case, more in some:
            for step in more.steps:
                require_recording(desk.by, relation_to(case), step.kind)


def _longer_drafts(
    some: Sequence[MoreSteps], found: Mapping[int, models.Casefile], desk: ImportDesk
) -> dict[int, LongerDraft]:
    """Those worked out before that still count, and the others anew."""
    ends = log_ends(found)
    drafts = {
        each.casefile_id: each.draft
        for each in some
        if each.draft
        and each.draft.still_counts(found[each.casefile_id], log_end=ends.get(each.casefile_id, ""))
    }
    left = {each.casefile_id: each.steps for each in some if each.casefile_id not in drafts}
    return drafts | desk.longer_drafts([found[pk] for pk in left], left) if left else drafts


@dataclass(frozen=True, slots=True)
class _Work:
    """What is about to be written of one case, and the digest it follows."""

    case: WrittenCase
    draft: CaseDraft
    previous_digest: str


def _write(works: Sequence[_Work], desk: ImportDesk, *, are_new: bool = False) -> None:
    additions = [
        Addition(work.case.pk, work.draft.contents, work.previous_digest, REASON) for work in works
    ]
    rows = append(additions, recorder=desk.recorder, key=desk.key)
    heads = {row.casefile_id: row.digest for row in rows}
    now = timezone.now()
    derived = [
        DerivedCase(work.case, work.draft.derived, heads.get(work.case.pk, ""), at=now)
        for work in works
    ]
    write_derived(derived, are_new=are_new)


def _remember(works: Iterable[_Work], batch: models.StepBatch, *, opened: bool) -> None:
    rows = [(batch.pk, work.case.pk, opened) for work in works]
    insert_values(models.BatchedCase, ("batch_id", "casefile_id", "opened"), rows)
