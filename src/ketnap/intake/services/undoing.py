"""Takes a whole import out again, while nothing was built on it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.derived_tables import DERIVED
from ketnap.casefiles.following import follow_members
from ketnap.casefiles.models import BatchedCase, Casefile, LogEntry
from ketnap.casefiles.most_cases import cases_going
from ketnap.casefiles.operator import Operator, acting_on_people
from ketnap.casefiles.services import later_steps, undo_batch
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import step_name
from ketnap.intake.models import ImportedPerson, ImportState, SheetImport
from ketnap.intake.refusals import BuiltUpon, OutOfPlace, Standing
from ketnap.intake.services.importing import WRITTEN
from ketnap.intake.services.known_people import take_off_the_roll
from ketnap.intake.services.uploading import require_import
from ketnap.people.models import CellStay, Membership, Person
from ketnap.people.queries import names_of_persons
from ketnap.people.services import take_out_members, take_out_persons
from ketnap.tables.counting import count_anew
from ketnap.tables.writing_much import writing_much

_AT_ONCE = 500
_MOST_NAMED = 20
_OWN = (Membership, CellStay, ImportedPerson, BatchedCase, LogEntry, *DERIVED)


@writing_much()
@transaction.atomic
def undo_import(
    record: SheetImport, *, by: Actor | Operator, done: Callable[[int], None] = lambda _count: None
) -> None:
    """Remove what an import wrote; every table of records is as it was before.

    `done` is told how many more steps of `rows_to_take_out` are done. Raises `OutOfPlace` where
    nothing was imported or it is undone already, and `BuiltUpon` with what stands on it.
    """
    require_import(record.cell, by)
    locked = SheetImport.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if locked.state != ImportState.IMPORTED:
        raise OutOfPlace(record.pk, locked.state)
    standing = list(_first(standing_on(locked)))
    if standing:
        raise BuiltUpon(standing)
    _take_out(locked, by, done)
    locked.state, locked.undone_at = ImportState.UNDONE, timezone.now()
    locked.save()
    record.refresh_from_db()


def _first(standing: Iterator[Standing]) -> Iterator[Standing]:
    for count, each in enumerate(standing):
        if count >= _MOST_NAMED:
            return
        yield each


def rows_to_take_out(record: SheetImport) -> int:
    """How many steps of progress the undoing of an import takes: its cases and its persons."""
    cases = BatchedCase.objects.filter(batch=record.batch).count() if record.batch else 0
    return cases + record.persons.count()


def _take_out(record: SheetImport, by: Actor | Operator, done: Callable[[int], None]) -> None:
    opened = BatchedCase.objects.filter(batch=record.batch, opened=True)
    cases = list(opened.values_list("casefile_id", flat=True))
    _remove_what_goes_along(cases)
    if record.batch is not None:
        with cases_going(len(cases)):
            undo_batch(record.batch.pk, by=by, done=done)
    actor = acting_on_people(by, record.cell)
    take_off_the_roll(record, actor=actor)
    persons = dict(record.persons.order_by("pk").values_list("person_id", "person__full_name"))
    record.persons.all().delete()
    take_out_members(record.cell, list(persons), actor=actor)
    # Cases that knew one of them as their mentor must not know him any more when he goes.
    follow_members(record.cell_id, list(persons.values()))
    detail = f"bỏ bản ghi: hoàn tác lần nhập {record.pk}"
    take_out_persons(record.cell, list(persons), detail=detail, actor=actor, done=done)
    count_anew(WRITTEN, rows=len(persons))


def standing_on(record: SheetImport) -> Iterator[Standing]:
    """Everything that keeps an import from being undone: whose it is, and what."""
    if record.batch is not None:
        for step in later_steps(record.batch):
            name = step_name(StepKind(step.kind), "vi")
            what = _("bước %(seq)d, %(step)s, ngày %(day)s") % {
                "seq": step.seq,
                "step": name,
                "day": f"{step.happened_on:%d/%m/%Y}",
            }
            yield Standing(step.casefile.person.full_name, what)
    person_ids = list(record.persons.order_by("pk").values_list("person_id", flat=True))
    opened = BatchedCase.objects.filter(batch=record.batch, opened=True)
    enrolled_ids = list(record.enrolled.order_by("pk").values_list("person_id", flat=True))
    for ids in _portions(person_ids + enrolled_ids):
        yield from _corrected_since(record, ids)
    for ids in _portions(person_ids):
        yield from _referring(Person, ids, but=opened)
    for ids in _portions(list(opened.values_list("casefile_id", flat=True))):
        yield from _referring(Casefile, ids, but=opened)


def _corrected_since(record: SheetImport, person_ids: Sequence[int]) -> Iterator[Standing]:
    changed = AccessEntry.objects.filter(
        deed=Deed.RECORD_CHANGED,
        object_kind="person",
        object_id__in=person_ids,
        at__gt=record.imported_at,
    )
    ids = changed.order_by().values_list("object_id", flat=True).distinct()
    for name in names_of_persons(filter(None, ids)).values():
        yield Standing(name, _("bản ghi đã được sửa sau khi nhập"))


def _referring(
    model: type[models.Model], ids: Sequence[int], *, but: QuerySet[BatchedCase]
) -> Iterator[Standing]:
    """Rows of any room that refer to what was imported, also of rooms above, which this one cannot import.

    The cases of the import itself are told apart by the database: they may be more than a statement
    takes numbers.
    """
    for column in _columns_to(model):
        rows = column.model._base_manager.filter(**{f"{column.name}__in": ids})
        if column.model is Casefile:
            rows = rows.exclude(pk__in=but.values("casefile"))
        for row in rows.select_related(column.name)[:_MOST_NAMED]:
            yield Standing(_whose(getattr(row, column.name)), str(row._meta.verbose_name))


def _columns_to(model: type[models.Model]) -> Iterator["models.ForeignKey[Any, Any]"]:
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        referring = relation.related_model
        goes_along = getattr(referring, "goes_with_its_case", False)
        if referring not in _OWN and not goes_along:
            yield relation.field


def _whose(record: models.Model) -> str:
    return record.person.full_name if isinstance(record, Casefile) else str(record)


def _remove_what_goes_along(case_ids: Sequence[int]) -> None:
    """What the software itself wrote about the cases, such as reminders, and says that it goes."""
    for relation in Casefile._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        if getattr(relation.related_model, "goes_with_its_case", False):
            for ids in _portions(case_ids):
                rows = relation.related_model._base_manager
                rows.filter(**{f"{relation.field.name}__in": ids}).delete()


def _portions(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield list(ids[start : start + _AT_ONCE])
