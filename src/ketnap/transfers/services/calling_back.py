"""Calls a case back that was sent and not received: open here again, closed to the receiver."""

from datetime import date

from django.db import transaction

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import log_of, relation_to
from ketnap.casefiles.refusals import ReasonNeeded
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Action, Actor, require
from ketnap.domain.casefile.steps import Corrected
from ketnap.organisations.dated import store
from ketnap.transfers.models import Transfer
from ketnap.transfers.queries import is_under_way, transfer_from
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.services.rolls import return_to_roll


@transaction.atomic
def call_back(transfer_id: int, *, reason: str, by: Actor, today: date) -> Transfer:
    """The transfer as called back; the case and its person stand here as before it was sent.

    Raises `TransferNotVisible`, and `TransferRefused` where the case was received meanwhile.
    """
    transfer_from(by, transfer_id)
    transfer = (
        Transfer.objects.select_for_update(of=("self",))
        .select_related("casefile__person", "casefile__cell")
        .get(pk=transfer_id)
    )
    case = transfer.casefile
    require(by, Action.TRANSFER_CASE, relation_to(case))
    if transfer.received_on is not None or transfer.called_back_on is not None:
        raise TransferRefused(
            "Hồ sơ này đã được nhận hoặc đã rút lại.",
            "This case was received or called back already.",
        )
    if is_under_way(transfer):
        step = Corrected(on=today, corrects=transfer.step_seq, replacement=None, reason=reason)
        _record(case, step, reason=reason, by=by, today=today)
    return_to_roll(case, left_on=transfer.sent_on, by=by)
    transfer.called_back_on = today
    store(transfer)
    return transfer


def _record(case: Casefile, step: Corrected, *, reason: str, by: Actor, today: date) -> None:
    """What fell due while the case was closed has the calling back as its reason."""
    seen = log_of(case).count()
    try:
        record_steps(case.pk, [step], by=by, seen_seq=seen, today=today)
    except ReasonNeeded:
        record_steps(case.pk, [step], by=by, seen_seq=seen, today=today, override_reason=reason)
