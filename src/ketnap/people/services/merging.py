"""Two records of one person made into one, and taken apart again: each in one transaction."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.people.models import Person, PersonMerge
from ketnap.people.services.notes import note, place


@transaction.atomic
def merge_persons(kept: Person, dropped: Person, *, reason: str, actor: Actor) -> PersonMerge:
    """Return the record of a merge: whatever pointed to `dropped` points to `kept` now.

    The facts of `kept` stand. Refuses where both were members at the same time, or both stand
    in one place only one may hold.
    """
    kept, dropped = _locked(kept, dropped)
    for person in (kept, dropped):
        require(actor, Action.CHANGE_PEOPLE, place(person.cell))
    _check_mergeable(kept, dropped)
    # Known before anything moves: closed meetings follow a merge, and nothing else.
    dropped.merged_into = kept
    Person.objects.filter(pk=dropped.pk).update(merged_into=kept)
    merge = PersonMerge(
        kept=kept,
        dropped=dropped,
        reason=reason,
        moved=_move_all(dropped, kept),
        merged_at=timezone.now(),
        merged_by_id=actor.user_id,
    )
    store(merge)
    _save_both(kept, dropped)
    note(actor, kept, f"gộp bản ghi số {dropped.pk} vào, lý do: {reason}")
    note(actor, dropped, f"gộp vào bản ghi số {kept.pk}, lý do: {reason}")
    return merge


@transaction.atomic
def undo_merge(merge: PersonMerge, *, actor: Actor) -> None:
    """Take two records apart again: exactly what had moved goes back.

    Refuses where the merge was undone, or where something that moved has moved on since.
    """
    merge = PersonMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    kept, dropped = _locked(merge.kept, merge.dropped)
    for person in (kept, dropped):
        require(actor, Action.CHANGE_PEOPLE, place(person.cell))
    if merge.undone_at is not None:
        raise ValidationError(_("Lần gộp này đã được hoàn tác rồi."), code="undone_already")
    for move in merge.moved:
        _move_back(move, kept, dropped)
    merge.undone_at, merge.undone_by_id = timezone.now(), actor.user_id
    store(merge)
    dropped.merged_into = None
    _save_both(kept, dropped)
    note(actor, kept, f"hoàn tác việc gộp bản ghi số {dropped.pk}")
    note(actor, dropped, f"hoàn tác việc gộp vào bản ghi số {kept.pk}")


def _locked(kept: Person, dropped: Person) -> tuple[Person, Person]:
    rows = Person.objects.select_for_update(of=("self",)).select_related("cell").order_by("pk")
    found = {person.pk: person for person in rows.filter(pk__in=(kept.pk, dropped.pk))}
    return found[kept.pk], found[dropped.pk]


def _check_mergeable(kept: Person, dropped: Person) -> None:
    if kept.pk == dropped.pk:
        raise ValidationError(_("Hãy chọn hai bản ghi khác nhau."), code="same_record")
    if kept.merged_into_id is not None or dropped.merged_into_id is not None:
        raise ValidationError(
            _("Một trong hai bản ghi đã được gộp rồi. Hãy tải lại trang."), code="merged_already"
        )
    if any(_overlap(kept, own) for own in dropped.memberships.all()):
        raise ValidationError(
            _(
                "Hai bản ghi cùng là đảng viên trong một khoảng thời gian. Hãy mở trang của bản ghi "
                "sai, bỏ thời gian ấy khỏi danh sách vì ghi nhầm, rồi gộp."
            ),
            code="members_at_once",
        )


def _overlap(person: Person, span: Any) -> bool:
    begun = Q() if span.valid_until is None else Q(valid_from__lte=span.valid_until)
    not_over = Q(valid_until__isnull=True) | Q(valid_until__gte=span.valid_from)
    return person.memberships.filter(begun & not_over).exists()


def _ways_to_a_person() -> Iterator["models.ForeignKey[Any, Any]"]:
    """Every column that points to a person, also in rooms above, which this one cannot import.

    Tables that say they are derived follow by themselves when the persons are saved.
    """
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        model = relation.related_model
        if model not in (Person, PersonMerge) and not getattr(model, "is_derived", False):
            yield relation.field


def _move_all(old: Person, new: Person) -> list[dict[str, Any]]:
    moves = [_moved(field, old, new) for field in _ways_to_a_person()]
    return [move for move in moves if move["keys"]]


def _moved(field: "models.ForeignKey[Any, Any]", old: Person, new: Person) -> dict[str, Any]:
    """Point the rows of one column from the old record to the new one; return which they were."""
    rows = field.model._base_manager.filter(**{field.name: old.pk}).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            rows.order_by().update(**{field.name: new})
    except IntegrityError as error:
        raise ValidationError(
            _("Cả hai bản ghi cùng có mặt ở một chỗ chỉ dành cho một người: %(what)s."),
            code="both_in_one_place",
            params={"what": field.model._meta.verbose_name},
        ) from error
    return {"model": field.model._meta.label_lower, "column": field.name, "keys": keys}


def _move_back(move: dict[str, Any], kept: Person, dropped: Person) -> None:
    model = apps.get_model(move["model"])
    still = model._base_manager.filter(**{"pk__in": move["keys"], move["column"]: kept.pk})
    if still.update(**{move["column"]: dropped}) != len(move["keys"]):
        raise ValidationError(
            _("Có dữ liệu đã chuyển tiếp sau lần gộp này. Hãy hoàn tác lần gộp sau trước."),
            code="moved_on",
        )


def _save_both(kept: Person, dropped: Person) -> None:
    """Save them even if nothing else changed in them: what is derived from them follows."""
    for person in (kept, dropped):
        store(person)
