"""Takes over a case that moved here, and gives the receipt that closes the giver's duty."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.locking import lock_cases
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile, log_of
from ketnap.casefiles.refusals import ReasonNeeded
from ketnap.casefiles.services import keep_facts_as_left, record_steps
from ketnap.casefiles.services.taking_over import LogsDiffer, take_over_casefile
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.casefile.steps import PersonFacts, Transferred
from ketnap.domain.transfer.capsule import Capsule
from ketnap.domain.transfer.receipt import Receipt, receipt_to_data
from ketnap.domain.transfer.sent_again import tells_the_same
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.services import create_person
from ketnap.people.services.moving import take_over_person
from ketnap.transfers.keys import installation_keys, public_keys_in
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.queries import (
    capsule_in,
    is_under_way,
    person_sent_out,
    received_before,
    transfer_to,
)
from ketnap.transfers.refusals import (
    TransferRefused,
    called_back,
    more_told_than_received,
    received_already,
    received_in_another_cell,
)
from ketnap.transfers.sealing import seal
from ketnap.transfers.services.rolls import enter_on_roll

RECEIPT = "receipt"
_REASON = "Nhận hồ sơ chuyển đến"


@transaction.atomic
def receive_within(transfer_id: int, *, by: Actor, today: date) -> Casefile:
    """The case in the receiving cell; the giver's duty is closed. A second receipt is refused.

    Raises `TransferNotVisible`, `SealBroken`, and `TransferRefused`.
    """
    transfer_to(by, transfer_id)
    transfer = (
        Transfer.objects.select_for_update(of=("self",))
        .select_related("to_cell", "casefile__person")
        .get(pk=transfer_id)
    )
    if transfer.received_on is not None or transfer.to_cell is None:
        raise received_already()
    lock_cases([transfer.casefile_id])
    if transfer.called_back_on is not None or not is_under_way(transfer):
        raise called_back()
    capsule = capsule_in(transfer.sealed, known=[installation_keys().public])[0]
    _refuse_before_sending(capsule, today)
    keep_facts_as_left(transfer.casefile)
    person = take_over_person(transfer.casefile.person, transfer.to_cell, actor=by)
    case = _taken_over(capsule, person, transfer.to_cell, by=by, today=today)
    enter_on_roll(case, left=transfer.casefile.cell, since=capsule.sent_on, by=by)
    transfer.received_on, transfer.received_as = today, case
    store(transfer)
    return case


@transaction.atomic
def receive_file(
    sealed: str, cell: Organisation, *, by: Actor, today: date
) -> tuple[Transfer, str]:
    """The transfer as received from another installation, and the receipt to send back.

    Nothing is written unless everything is. Raises `SealBroken` for a file that was altered,
    comes from nobody known or is meant for somebody else, `CapsuleUnreadable`, and
    `TransferRefused` for one that was received before, or tells of steps recorded after its day.
    Where the giver, without a receipt, sent again what is here already, only a receipt is given.
    """
    require(by, Action.TRANSFER_CASE, CaseRelation(cell.pk, cell.path))
    known = {
        public_keys_in(each.key_line): each
        for each in Installation.objects.filter(withdrawn_on__isnull=True)
    }
    capsule, sender = capsule_in(sealed, known=known)
    if Transfer.objects.filter(number=capsule.number, direction=TransferDirection.IN).exists():
        raise received_already()
    _refuse_what_did_not_leave(capsule)
    _refuse_what_was_recorded_later(capsule)
    _refuse_before_sending(capsule, today)
    case, seq = _here(capsule, cell, by=by, today=today)
    receipt = json.dumps(receipt_to_data(Receipt(number=capsule.number, received_on=today)))
    transfer = Transfer(
        number=capsule.number,
        direction=TransferDirection.IN.value,
        casefile=case,
        step_seq=seq,
        other=capsule.giver,
        installation=known[sender],
        sent_on=capsule.sent_on,
        received_on=today,
        received_as=case,
        sealed=seal(receipt, kind=RECEIPT, sender=installation_keys(), receiver=sender),
    )
    store(transfer)
    return transfer, transfer.sealed


def _here(capsule: Capsule, cell: Organisation, *, by: Actor, today: date) -> tuple[Casefile, int]:
    """The case of a capsule in its cell, and the step by which it came: taken over once."""
    before = received_before(capsule.casefile.steps)
    if before is not None:
        _refuse_other_than_received(capsule, before, cell)
        return before.casefile, before.step_seq
    case = _taken_over(capsule, _person_of(capsule, cell, by=by), cell, by=by, today=today)
    enter_on_roll(case, left=None, since=capsule.sent_on, by=by)
    return case, log_of(case).count()


def _refuse_other_than_received(capsule: Capsule, before: Transfer, cell: Organisation) -> None:
    """What was sent again gets a receipt if it tells no more, nor less, than what was received."""
    received_on = before.received_on or before.sent_on
    taken = domain_casefile(before.casefile).steps[: before.step_seq - 1]
    if len(capsule.casefile.steps) < len(taken):
        raise received_already()
    if before.casefile.cell_id != cell.pk:
        raise received_in_another_cell(received_on)
    if not tells_the_same(capsule.casefile.steps, taken):
        raise more_told_than_received(received_on)


def _refuse_before_sending(capsule: Capsule, today: date) -> None:
    if today < capsule.sent_on:
        raise ValidationError(_("Ngày nhận không được trước ngày chuyển."), code="too_early")


def _taken_over(
    capsule: Capsule, person: Person, cell: Organisation, *, by: Actor, today: date
) -> Casefile:
    try:
        case = take_over_casefile(
            person, cell, capsule.casefile.steps, recorders=capsule.recorders, by=by
        )
    except LogsDiffer as refusal:
        raise TransferRefused(
            "Chi bộ đã có hồ sơ của người này với các bước khác. Hãy đối chiếu trước khi nhận.",
            "The cell has a case of this person with other steps. Compare them first.",
        ) from refusal
    step = Transferred(
        on=today, direction=TransferDirection.IN, other=capsule.giver, reason=_REASON
    )
    _record(case, step, by=by, today=today)
    return case


def _record(case: Casefile, step: Transferred, *, by: Actor, today: date) -> None:
    """What fell due while the file was on its way is known to both cells: the receipt is its reason."""
    seen = log_of(case).count()
    try:
        record_steps(case.pk, [step], by=by, seen_seq=seen, today=today)
    except ReasonNeeded:
        record_steps(case.pk, [step], by=by, seen_seq=seen, today=today, override_reason=_REASON)


def _facts(person: PersonFacts) -> dict[str, Any]:
    return {field.name: getattr(person, field.name) for field in fields(PersonFacts)}


def _person_of(capsule: Capsule, cell: Organisation, *, by: Actor) -> Person:
    """Who comes back is the person known here, told by the steps with which his case left."""
    known = person_sent_out(capsule.casefile.steps)
    if known is not None:
        return take_over_person(known, cell, actor=by)
    person = create_person(cell, actor=by, is_from_a_file=True, **_facts(capsule.casefile.person))
    person.refresh_from_db()
    return person


def _refuse_what_did_not_leave(capsule: Capsule) -> None:
    """The last step of a sealed file is the one by which the case left, and none has a later day."""
    steps = capsule.casefile.steps
    left = (
        bool(steps)
        and isinstance(steps[-1], Transferred)
        and steps[-1].direction is TransferDirection.OUT
    )
    if not left or any(step.on > capsule.sent_on for step in steps):
        raise TransferRefused(
            "Gói chuyển không kết thúc bằng bước chuyển đi, hoặc có bước mang ngày sau ngày niêm phong. "
            "Hãy hỏi lại nơi chuyển và xin tệp khác.",
            "The capsule does not end with the step by which the case left, or has a step of a day "
            "after its seal. Ask the giver for another file.",
        )


def _refuse_what_was_recorded_later(capsule: Capsule) -> None:
    """Every step of a sealed file was recorded, and none after the day of the seal."""
    moments = (step.recorded_at for step in capsule.casefile.steps)
    if any(moment is None or timezone.localdate(moment) > capsule.sent_on for moment in moments):
        raise TransferRefused(
            "Gói chuyển có bước không rõ lúc ghi, hoặc ghi sau ngày niêm phong. Hãy hỏi lại nơi chuyển.",
            "The capsule has a step recorded at no known time, or after the day of its seal. "
            "Ask the giver again.",
        )
