"""Follows the step log: a consent that no longer stands is withdrawn at the portal too."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.press.package import PublicPurpose
from ketnap.press.consents import purposes_agreed_to
from ketnap.press.models import ConsentReference
from ketnap.press.outbox import put_withdrawal

_MAY_END_A_CONSENT = frozenset({StepKind.CONSENT_WITHDRAWN, StepKind.CORRECTED})


@receiver(steps_appended, dispatch_uid="press.withdrawals")
def follow_withdrawals(entries: Sequence[LogEntry], **_signal: Any) -> None:
    """Put the withdrawal of each consent that fell into the outbox, in the same transaction."""
    concerned = {entry.casefile_id for entry in entries if entry.kind in _MAY_END_A_CONSENT}
    if not concerned:
        return
    standing = ConsentReference.objects.filter(
        casefile__in=concerned, withdrawn_at__isnull=True
    ).select_related("casefile__person")
    for row in standing:
        agreed = purposes_agreed_to(row.casefile, on=timezone.localdate())
        if PublicPurpose(row.purpose) not in agreed:
            row.withdrawn_at = timezone.now()
            row.save()
            put_withdrawal(row.reference)
