"""Takes, issues and voids numbers; one that was taken never goes to another paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.documents.registers.models import (
    SETTLED,
    NumberState,
    Register,
    RegisterNumber,
    Term,
)
from ketnap.documents.registers.queries import gives_next, number_visible_to, register_visible_to
from ketnap.documents.registers.refusals import NumberSettled
from ketnap.domain.access import Action, Actor
from ketnap.domain.numbering import printed_number
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation

MOST_SKIPPED = 50
"""More numbers passed over at once are a slip of the pen, not a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """A number as the paper book has it."""

    number: int
    issued_on: date
    summary: str = ""


@transaction.atomic
def reserve_number(
    register_id: int,
    *,
    by: Actor,
    summary: str = "",
    on: date | None = None,
    today: date | None = None,
) -> RegisterNumber:
    """Return the next number, held for one paper until it is issued or voided.

    Clerks who ask at once take turns, so that no two get the same one. Refuses a register whose term
    is over today, whatever the day of the paper.
    """
    register = _locked(register_id, by)
    refuse_term_over(register, today=today or timezone.localdate())
    day = on or timezone.localdate()
    _refuse_outside(register.term, day, "on")
    register.last_number += 1
    register.save(update_fields=["last_number"])
    number = _new(register, register.last_number, NumberState.RESERVED, day, by)
    number.summary = summary
    store(number)
    _note(by, number, "giữ số")
    return number


@transaction.atomic
def issue_number(
    number_id: int,
    *,
    on: date,
    by: Actor,
    summary: str | None = None,
    today: date | None = None,
) -> RegisterNumber:
    """Return the number with the day on its paper; raises `NumberSettled` for a settled one."""
    number = _open_number(number_id, by)
    _refuse_outside(number.register.term, on, "on")
    _refuse_future(on, today, "on")
    if summary is not None:
        number.summary = summary
    _settle(number, NumberState.ISSUED, on, by)
    _note(by, number, "ban hành số")
    return number


@transaction.atomic
def void_number(
    number_id: int, reason: str, *, by: Actor, on: date | None = None
) -> RegisterNumber:
    """Return the number as one that no paper will carry; raises `NumberSettled` for a settled one."""
    number = _open_number(number_id, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi vì sao hủy số này.")})
    number.void_reason = reason
    _settle(number, NumberState.VOIDED, on or timezone.localdate(), by)
    _note(by, number, "hủy số")
    return number


@transaction.atomic
def enter_number(
    register_id: int, entry: BookEntry, *, by: Actor, today: date | None = None
) -> RegisterNumber:
    """Return a number that was issued in the paper book; refuses one the register has.

    Numbers passed over on the way stand in the register as unaccounted for, until they come in
    from the book too or are voided.
    """
    register = _locked(register_id, by)
    _refuse_outside(register.term, entry.issued_on, "issued_on")
    _refuse_future(entry.issued_on, today, "issued_on")
    _pass_over(register, entry, by)
    number = _waiting_or_new(register, entry, by)
    number.from_paper_book, number.summary = True, entry.summary
    _settle(number, NumberState.ISSUED, entry.issued_on, by)
    _note(by, number, "ghi số lấy ở sổ giấy")
    return number


def refuse_term_over(register: Register, *, today: date) -> None:
    """Refuse a register whose term is over, and say what to do about a paper of its days."""
    if not gives_next(register, today=today):
        words = _(
            "Nhiệm kỳ %(term)s đã hết ngày %(until)s, sổ của nhiệm kỳ ấy không cấp số mới nữa. "
            "Hãy ghi số mà văn bản thật sự mang, hoặc xem lại ngày của văn bản."
        )
        term = register.term
        params = {"term": term.name, "until": f"{term.valid_until:%d/%m/%Y}"}
        raise ValidationError({"on": ValidationError(words, code="term_over", params=params)})


def hold_numbers(organisation_id: int) -> None:
    """Let nobody else number papers of a body, or begin a term of it, until the transaction ends.

    Both ask about the other: a term ends before the day of no number, and a register notes no number
    of a day after its term. Rows that point to the body may be written meanwhile.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)


def _locked(register_id: int, by: Actor) -> Register:
    """The register as it stands, held until the transaction ends: numbers are taken one after the other."""
    register = register_visible_to(by, register_id, Action.KEEP_REGISTER)
    hold_numbers(register.term.organisation_id)
    rows = Register.objects.select_for_update(of=("self",))
    return rows.select_related("term__organisation").get(pk=register.pk)


def _open_number(number_id: int, by: Actor) -> RegisterNumber:
    visible = number_visible_to(by, number_id, Action.KEEP_REGISTER)
    hold_numbers(visible.register.term.organisation_id)
    rows = RegisterNumber.objects.select_for_update(of=("self",))
    number = rows.select_related("register__term").get(pk=visible.pk)
    if number.state in SETTLED:
        raise NumberSettled(number.text)
    return number


def _new(
    register: Register, number: int, state: NumberState, day: date, by: Actor
) -> RegisterNumber:
    return RegisterNumber(
        register=register,
        number=number,
        text=printed_number(number, register.document_type, register.body_symbol),
        state=state,
        taken_on=day,
        taken_by_id=by.user_id,
    )


def _settle(number: RegisterNumber, state: NumberState, on: date, by: Actor) -> None:
    number.state, number.settled_on, number.settled_by_id = state, on, by.user_id
    store(number)


def _pass_over(register: Register, entry: BookEntry, by: Actor) -> None:
    skipped = range(register.last_number + 1, entry.number)
    if len(skipped) > MOST_SKIPPED:
        words = _("Số này cách số cuối trong sổ quá xa (%(last)s). Hãy xem lại số đã gõ.")
        error = ValidationError(words, code="far", params={"last": register.last_number})
        raise ValidationError({"number": error})
    _store_all(_new(register, one, NumberState.UNACCOUNTED, entry.issued_on, by) for one in skipped)
    if entry.number > register.last_number:
        register.last_number = entry.number
        register.save(update_fields=["last_number"])


def _store_all(numbers: Iterable[RegisterNumber]) -> None:
    for number in numbers:
        store(number)


def _waiting_or_new(register: Register, entry: BookEntry, by: Actor) -> RegisterNumber:
    found = register.numbers.filter(number=entry.number).first()
    if found is None:
        return _new(register, entry.number, NumberState.ISSUED, entry.issued_on, by)
    if found.state != NumberState.UNACCOUNTED:
        words = _("Số %(text)s đã có trong sổ.")
        error = ValidationError(words, code="known", params={"text": found.text})
        raise ValidationError({"number": error})
    return found


def _refuse_outside(term: Term, day: date, field: str) -> None:
    """Refuses a day on which the term of the register was not in force."""
    ended = term.valid_until is not None and day > term.valid_until
    if day < term.valid_from or ended:
        words = _("Ngày %(day)s không thuộc nhiệm kỳ %(term)s của sổ này.")
        params = {"day": f"{day:%d/%m/%Y}", "term": term.name}
        raise ValidationError({field: ValidationError(words, code="outside", params=params)})


def _refuse_future(day: date, today: date | None, field: str) -> None:
    if day > (today or timezone.localdate()):
        raise ValidationError({field: _("Ngày này chưa đến. Chỉ ghi việc đã xảy ra.")})


def _note(by: Actor, number: RegisterNumber, words: str) -> None:
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="register",
        object_id=number.register_id,
        detail=f"{words} {number.text}",
    )
