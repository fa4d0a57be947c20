"""The outbox: what is to reach the portal is written with the deed itself, and delivered after it."""

from django.db import transaction

from ketnap.domain.press.calls import Call, Withdrawal, to_text
from ketnap.domain.press.package import WithheldNames
from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import OutboxCall
from ketnap.press.too_late import drop_packages_with


def put_in_outbox(call: Call, *, about: str, body: str) -> OutboxCall:
    """Return the call that waits; it leaves as soon as the transaction has ended well."""
    row = OutboxCall.objects.create(call=call.value, about=about, body=body)
    transaction.on_commit(deliver_waiting)
    return row


def put_withdrawal(reference: str, withheld: WithheldNames | None = None, *, cell: str) -> None:
    """Let the portal hide whoever a consent stands for; packages not yet gone stay here.

    By `withheld` the portal finds a name that no package has brought it, of somebody of `cell`.
    """
    _put(Withdrawal(reference, withheld, cell=cell))


def put_ground_withdrawal(reference: str) -> None:
    """Let the portal hide a name in the article of its own package; one not yet gone stays here."""
    _put(Withdrawal(reference, is_ground=True))


def _put(withdrawal: Withdrawal) -> None:
    drop_packages_with(withdrawal.consent)
    put_in_outbox(Call.WITHDRAWAL, about=withdrawal.consent, body=to_text(withdrawal))
