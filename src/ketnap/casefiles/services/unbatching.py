"""Takes a batch out again: the one lawful way by which recorded steps leave the log."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.anchors import anchor_lines
from ketnap.casefiles.appending import locked_head
from ketnap.casefiles.derived_tables import remove_derived
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.later_cases import beside
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.casefiles.rebuild import rebuild_cases
from ketnap.casefiles.refusals import BatchNotUndoable
from ketnap.casefiles.removal import seal_removal
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.tables.inserting import insert_rows

AT_ONCE = 500


def later_steps(batch: models.StepBatch) -> QuerySet[models.LogEntry]:
    """The steps that were recorded on top of a batch, in its cases; where there are any, it stays."""
    cases = models.BatchedCase.objects.filter(batch=batch).values("casefile")
    later = models.LogEntry.objects.filter(casefile__in=cases, position__gt=batch.last_position)
    return later.select_related("casefile__person").order_by("casefile", "seq")


@transaction.atomic
def undo_batch(
    batch_id: int, *, by: Actor | Operator, done: Callable[[int], None] = lambda _count: None
) -> models.StepBatch:
    """The batch, undone: its steps, and the cases it opened, are gone; the ledger still checks.

    Where nothing was recorded since, the log ends where it ended before. Else the places of the
    steps stay in the ledger, without a word of them. `done` is told how many more cases are as
    they were. Raises `BatchNotUndoable`.
    """
    head = locked_head()
    batch = models.StepBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    _check(batch, by)
    if batch.state != models.BatchState.KEPT or later_steps(batch).exists():
        raise BatchNotUndoable(batch.pk)
    batch.state = models.BatchState.BEING_UNDONE
    batch.save()
    if _may_be_cut_off(batch, head):
        _cut_off(batch, head)
    else:
        _keep_places(batch)
    _let_steps_go(batch)
    _let_cases_go(batch, done)
    batch.state, batch.undone_at = models.BatchState.UNDONE, timezone.now()
    batch.undone_by_id = user_id_of(by)
    batch.save()
    if batch.removed.exists():
        seal_removal(batch, log_key())
    return batch


def _check(batch: models.StepBatch, by: Actor | Operator) -> None:
    if isinstance(by, Operator):
        return
    places = batch.cases.order_by().values_list("casefile__cell", "casefile__cell__path").distinct()
    for cell_id, path in places:
        require(by, Action.OPEN_CASE, CaseRelation(cell_id, path))


def _may_be_cut_off(batch: models.StepBatch, head: models.LedgerHead) -> bool:
    """Whether the batch is the end of the log, and no anchor outside vouches for any of it."""
    if head.count != batch.last_position:
        return False
    before = batch.first_position - 1
    return not any(line.anchor and line.anchor.count > before for line in anchor_lines())


def _cut_off(batch: models.StepBatch, head: models.LedgerHead) -> None:
    """The log ends where it ended before; a log without a step has no head."""
    head.count, head.digest = batch.first_position - 1, batch.head_digest_before
    head.anchored_on = batch.anchored_on_before
    if head.count:
        head.save()
    else:
        head.delete()


def _steps_of(batch: models.StepBatch) -> QuerySet[models.LogEntry]:
    places = (batch.first_position, batch.last_position)
    return models.LogEntry.objects.filter(position__range=places).order_by("position")


def _keep_places(batch: models.StepBatch) -> None:
    kept = _steps_of(batch).values("position", "casefile_id", "seq", "digest", "ledger_digest")
    places = kept.iterator(chunk_size=AT_ONCE)
    while some := [models.RemovedStep(batch=batch, **place) for place in islice(places, AT_ONCE)]:
        insert_rows(models.RemovedStep, some)


def _let_steps_go(batch: models.StepBatch) -> None:
    """Past the guard of the model; the guard of the database lets these go, and no others."""
    going = _steps_of(batch).order_by()
    going._raw_delete(going.db)


def _let_cases_go(batch: models.StepBatch, done: Callable[[int], None]) -> None:
    opened = list(batch.cases.filter(opened=True).values_list("casefile_id", flat=True))
    continued = list(batch.cases.filter(opened=False).values_list("casefile_id", flat=True))
    beside_them = (case for ids in _portions(opened) for case in beside(ids))
    others = sorted({*beside_them} - {*opened} - {*continued})
    batch.cases.all().delete()
    for ids in _portions(opened):
        remove_derived(ids)
        # Django would ask every table for what refers to a case; the database refuses by itself.
        going = models.Casefile.objects.filter(pk__in=ids).order_by()
        going._raw_delete(going.db)
        done(len(ids))
    for ids in _portions(continued):
        rebuild_cases(ids)
        done(len(ids))
    for ids in _portions(others):
        rebuild_cases(ids)


def _portions(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield list(ids[start : start + AT_ONCE])
