"""Follows the step log: a consent that no longer stands is withdrawn at the portal too."""

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from ketnap.casefiles.appending import AppendedStep
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries.whole import cases_about, cases_numbered
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.press.package import PublicPurpose, WithheldNames
from ketnap.people.models import PersonMerge
from ketnap.press.consents import ever_agreed_to_be_named, purposes_agreed_to, withheld_name_of
from ketnap.press.models import ConsentReference
from ketnap.press.outbox import put_withdrawal
from ketnap.press.references import cell_reference

_MAY_END_A_CONSENT = frozenset({StepKind.CONSENT_WITHDRAWN, StepKind.CORRECTED})


@receiver(steps_appended, dispatch_uid="press.withdrawals")
def follow_withdrawals(entries: Sequence[AppendedStep], **_signal: Any) -> None:
    """Put the withdrawal of each consent that fell into the outbox, in the same transaction."""
    concerned = {entry.casefile_id for entry in entries if entry.kind in _MAY_END_A_CONSENT}
    for case in cases_numbered(concerned):
        _follow(case)


@receiver(post_save, sender=PersonMerge, dispatch_uid="press.merges")
def follow_merge(instance: PersonMerge, **_signal: Any) -> None:
    """Two records that are one person: what was withdrawn in a case of either is withdrawn."""
    for case in cases_about([instance.kept_id, instance.dropped_id]):
        _follow(case)


def _follow(case: Casefile) -> None:
    """Withdraw what the person no longer agrees to, whichever of his cases it was given in."""
    agreed = purposes_agreed_to(case, on=timezone.localdate())
    _withdraw_standing(case, agreed)
    if PublicPurpose.PORTAL_NAME not in agreed:
        _withdraw_unsent(case)


def _withdraw_standing(case: Casefile, agreed: frozenset[PublicPurpose]) -> None:
    standing = ConsentReference.objects.filter(
        casefile__person=case.person_id, withdrawn_at__isnull=True
    )
    for row in standing:
        purpose = PublicPurpose(row.purpose)
        if purpose not in agreed:
            row.withdrawn_at = timezone.now()
            row.save(update_fields=["withdrawn_at"])
            is_name = purpose is PublicPurpose.PORTAL_NAME
            _put(row, withheld_name_of(case) if is_name else None)


def _withdraw_unsent(case: Casefile) -> None:
    """Tell the portal of a name that no package brought: editors may have written it themselves."""
    named = ConsentReference.objects.filter(
        casefile__person=case.person_id, purpose=PublicPurpose.PORTAL_NAME.value
    )
    if named.exists() or not ever_agreed_to_be_named(case):
        return
    row = ConsentReference.objects.create(
        casefile=case, purpose=PublicPurpose.PORTAL_NAME.value, withdrawn_at=timezone.now()
    )
    _put(row, withheld_name_of(case))


def _put(row: ConsentReference, withheld: WithheldNames | None) -> None:
    put_withdrawal(row.reference, withheld, cell=cell_reference(row.casefile.cell_id))
