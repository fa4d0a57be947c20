"""The outbox: what is to reach the portal is written with the deed itself, and delivered after it."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ketnap.domain.press.calls import Call, Withdrawal, to_text
from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import OutboxCall, SentPackage

_TOO_LATE = "Một người trong tin đã rút sự đồng ý trước khi gói tin đi. Hãy soạn lại."


def put_in_outbox(call: Call, *, about: str, body: str) -> OutboxCall:
    """Return the call that waits; it leaves as soon as the transaction has ended well."""
    row = OutboxCall.objects.create(call=call.value, about=about, body=body)
    transaction.on_commit(deliver_waiting)
    return row


def put_withdrawal(reference: str) -> None:
    """Let the portal hide whoever a reference stands for; packages not yet gone stay here."""
    _drop_packages_with(reference)
    put_in_outbox(Call.WITHDRAWAL, about=reference, body=to_text(Withdrawal(reference)))


def _drop_packages_with(reference: str) -> None:
    """Drop the packages that name it and are not on their way at this moment.

    One that is, or has arrived unanswered, is followed by the withdrawal.
    """
    waiting = OutboxCall.objects.select_for_update().filter(
        Q(claimed_until__isnull=True) | Q(claimed_until__lte=timezone.now()),
        call=Call.PACKAGE.value,
        delivered_at__isnull=True,
        dropped_at__isnull=True,
        body__contains=f'"{reference}"',
    )
    abouts = list(waiting.values_list("about", flat=True))
    OutboxCall.objects.filter(
        call=Call.PACKAGE.value, about__in=abouts, delivered_at__isnull=True
    ).update(dropped_at=timezone.now())
    SentPackage.objects.filter(reference__in=abouts).update(dropped_because=_TOO_LATE)
