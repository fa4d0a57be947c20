"""Writes about persons: recorded, and put right with a reason that is kept."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Actor, require
from ketnap.domain.casefile.kept_lines import MAY_BE_EMPTY
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.corrections import told_correction
from ketnap.people.models import Person
from ketnap.people.services.naming import require_name
from ketnap.people.services.notes import in_vietnamese, label_of, note, place


@transaction.atomic
def create_person(
    cell: Organisation, *, actor: Actor, is_from_a_file: bool = False, **facts: Any
) -> Person:
    """Return a new person kept by a cell; `facts` are the columns of `Person`.

    Refuses text that is not in one Unicode form, and characters that hide or disturb; and what is no
    name, a birth that is still to come, or a fact left empty, but for a person taken over from a
    case file, which tells what it does.
    """
    require(actor, Action.CHANGE_PEOPLE, place(cell))
    person = Person(cell=cell, **facts)
    if not is_from_a_file:
        _refuse_empty(person, MAY_BE_EMPTY)
        require_name(person.full_name)
        _refuse_unborn(person)
    store(person)
    note(actor, person, "lập bản ghi")
    return person


@transaction.atomic
def correct_person(person: Person, *, reason: str, actor: Actor, **facts: Any) -> Person:
    """Return the person with facts that were wrong or have changed put right.

    The access log keeps the reason, and each fact before and after. Refuses a change of nothing.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("cell").get(pk=person.pk)
    require(actor, Action.CHANGE_PEOPLE, place(person.cell))
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do sửa."), code="reason_missing")
    changes = {name: value for name, value in facts.items() if getattr(person, name) != value}
    if not changes:
        raise ValidationError(_("Chưa có mục nào khác với bản đang lưu."), code="nothing_changed")
    before = {name: _shown(person, name) for name in changes}
    for name, value in changes.items():
        setattr(person, name, value)
    _refuse_empty(person, [name for name in MAY_BE_EMPTY if name in changes])
    if "full_name" in changes:
        require_name(person.full_name)
    if "born_on" in changes:
        _refuse_unborn(person)
    store(person)
    note(actor, person, f"sửa, lý do: {reason.strip()}")
    for name in changes:
        after = _shown(person, name)
        note(actor, person, told_correction(label_of(person, name), before[name], after))
    return person


def _refuse_empty(person: Person, names: Iterable[str]) -> None:
    empty = [name for name in names if not getattr(person, name)]
    if empty:
        raise ValidationError(dict.fromkeys(empty, Field.default_error_messages["blank"]))


def _refuse_unborn(person: Person) -> None:
    if person.born_on >= timezone.localdate():
        words = ValidationError(_("Ngày sinh phải ở trước hôm nay."), code="not_born_yet")
        raise ValidationError({"born_on": words})


def _shown(person: Person, name: str) -> str:
    """Return a fact as people read it."""
    value = getattr(person, name)
    match value:
        case bool():
            return "có" if value else "không"
        case None:
            return "chưa có"
    display = getattr(person, f"get_{name}_display", None)
    if display is not None:
        return in_vietnamese(display)
    return f"{value:%d/%m/%Y}" if name == "born_on" else str(value)
