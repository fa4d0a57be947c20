"""Takes the receipt of another installation, which closes the giver's duty."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.locking import lock_cases
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.transfer.reading import json_in
from ketnap.domain.transfer.receipt import receipt_from_data
from ketnap.organisations.dated import store
from ketnap.organisations.queries import within
from ketnap.transfers.keys import installation_keys, public_keys_in
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.queries import is_under_way
from ketnap.transfers.refusals import (
    TransferRefused,
    called_back_before_the_receipt,
    receipt_taken_already,
    received_on_no_possible_day,
)
from ketnap.transfers.sealing import unseal
from ketnap.transfers.services.receiving import RECEIPT


@transaction.atomic
def take_receipt(sealed: str, *, by: Actor | Operator, today: date) -> Transfer:
    """The transfer whose duty the receipt closes.

    Raises `SealBroken`, `CapsuleUnreadable`, and `TransferRefused` where nothing of one's own cells
    was sent under that number there, it was called back, or a receipt was taken before.
    """
    known = {
        public_keys_in(each.key_line): each
        for each in Installation.objects.filter(withdrawn_on__isnull=True)
    }
    text, sender = unseal(sealed, kind=RECEIPT, own=installation_keys(), known=known)
    receipt = receipt_from_data(json_in(text))
    transfer = _sent(receipt.number, known[sender], by)
    if transfer.received_on is not None:
        raise receipt_taken_already(transfer.received_on)
    lock_cases([transfer.casefile_id])
    if transfer.called_back_on is not None or not is_under_way(transfer):
        raise called_back_before_the_receipt()
    if not transfer.sent_on <= receipt.received_on <= today:
        raise received_on_no_possible_day()
    transfer.received_on = receipt.received_on
    store(transfer)
    _note(transfer, by)
    return transfer


def _sent(number: str, installation: Installation, by: Actor | Operator) -> Transfer:
    sent = Transfer.objects.select_for_update(of=("self",)).filter(
        _own(by),
        number=number,
        direction=TransferDirection.OUT.value,
        installation=installation,
    )
    transfer = sent.first()
    if transfer is None:
        raise TransferRefused(
            "Không có hồ sơ nào đã chuyển đến nơi ấy dưới số này.",
            "No case was sent there under this number.",
        )
    return transfer


def _own(by: Actor | Operator) -> Q:
    if isinstance(by, Operator):
        return Q()
    scope = scope_of(by, Action.TRANSFER_CASE)
    return within(scope.organisation_ids, scope.path_prefixes, "casefile__cell")


def _note(transfer: Transfer, by: Actor | Operator) -> None:
    note_access(
        user_id_of(by),
        Deed.RECORD_CHANGED,
        object_kind="transfer",
        object_id=transfer.pk,
        casefile_id=transfer.casefile_id,
        detail="nhận giấy báo nhận",
    )
