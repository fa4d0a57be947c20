"""Every read of transfers: what waits for a cell, what it sent and how that stands, who is known."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.http import Http404

from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.access import Action, Actor, may, scope_of
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Step, Transferred
from ketnap.domain.transfer.capsule import Capsule, capsule_from_data
from ketnap.domain.transfer.reading import json_in
from ketnap.domain.transfer.sent_again import is_of_received
from ketnap.organisations.queries import within
from ketnap.people.models import Person
from ketnap.transfers.keys import PublicKeys, installation_keys
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.sealing import unseal

_WITH = ("casefile__person", "casefile__cell", "to_cell", "installation", "received_as")


class TransferNotVisible(Http404):
    """No such transfer for this reader."""


def transfers_to(actor: Actor | None) -> QuerySet[Transfer]:
    """Return what was sent within this installation to the cells in which somebody receives."""
    scope = scope_of(actor, Action.TRANSFER_CASE)
    here = within(scope.organisation_ids, scope.path_prefixes, "to_cell")
    return Transfer.objects.filter(here, to_cell__isnull=False).select_related(*_WITH)


def waiting_here(actor: Actor | None) -> QuerySet[Transfer]:
    """Return what waits for a receipt of one's own cells, the oldest first."""
    waiting = transfers_to(actor).filter(received_on__isnull=True, called_back_on__isnull=True)
    return waiting.order_by("sent_on", "pk")


def transfers_from(actor: Actor | None) -> QuerySet[Transfer]:
    """Return what the cells in which somebody sends have sent, the latest first."""
    return _of_own_cells(actor).filter(direction=TransferDirection.OUT.value)


def awaits_receipt_by_file(actor: Actor | None) -> bool:
    """Whether anything sent to another installation still waits for the word that it arrived."""
    waiting = transfers_from(actor).filter(received_on__isnull=True, called_back_on__isnull=True)
    return waiting.filter(installation__isnull=False).exists()


def received_by_file(actor: Actor | None) -> QuerySet[Transfer]:
    """Return what the cells of somebody received from other installations, the latest first."""
    return _of_own_cells(actor).filter(direction=TransferDirection.IN.value)


def sealed_for_elsewhere(actor: Actor | None, transfer_id: int) -> Transfer:
    """Return a transfer with a capsule or a receipt to hand over; raises `TransferNotVisible`."""
    found = _of_own_cells(actor).filter(pk=transfer_id).exclude(sealed="").first()
    if found is None:
        raise TransferNotVisible
    return found


def receipt_of(casefile_id: int) -> Transfer | None:
    """The last transfer by which a case came from another installation, with its receipt."""
    received = Transfer.objects.filter(
        casefile=casefile_id, direction=TransferDirection.IN.value, installation__isnull=False
    )
    return received.order_by("-pk").first()


def _of_own_cells(actor: Actor | None) -> QuerySet[Transfer]:
    scope = scope_of(actor, Action.TRANSFER_CASE)
    own = within(scope.organisation_ids, scope.path_prefixes, "casefile__cell")
    return Transfer.objects.filter(own).select_related(*_WITH).order_by("-sent_on", "-pk")


def transfer_to(actor: Actor | None, transfer_id: int) -> Transfer:
    """Return one transfer to one's own cell; raises `TransferNotVisible` for a stranger."""
    found = transfers_to(actor).filter(pk=transfer_id).first()
    if found is None:
        raise TransferNotVisible
    return found


def transfer_from(actor: Actor | None, transfer_id: int) -> Transfer:
    """Return one transfer that one's own cell sent; raises `TransferNotVisible` for a stranger."""
    found = transfers_from(actor).filter(pk=transfer_id).first()
    if found is None:
        raise TransferNotVisible
    return found


def is_under_way(transfer: Transfer) -> bool:
    """Whether the step with which the case left still stands in the log of its giver."""
    steps = corrected_steps(domain_casefile(transfer.casefile).steps)
    return any(type(step) is Transferred and step.seq == transfer.step_seq for step in steps)


def person_sent_out(steps: Sequence[Step]) -> Person | None:
    """Whose case left this installation with just the steps a file begins with, if anybody's."""
    sent = Transfer.objects.filter(
        direction=TransferDirection.OUT.value, installation__isnull=False
    ).select_related("casefile__person", "casefile__cell")
    for transfer in sent.order_by("-sent_on", "-pk"):
        known = domain_casefile(transfer.casefile).steps[: transfer.step_seq]
        if tuple(steps[: len(known)]) == tuple(known):
            return transfer.casefile.person
    return None


def received_before(steps: Sequence[Step]) -> Transfer | None:
    """How the very case that the steps tell of was received here, if it was and has not been back."""
    moments = [step.recorded_at for step in steps[:1] if step.recorded_at is not None]
    received = Transfer.objects.filter(
        direction=TransferDirection.IN.value,
        casefile__entries__seq=1,
        casefile__entries__recorded_at__in=moments,
    ).select_related("casefile__person", "casefile__cell")
    for transfer in received.order_by("-pk"):
        log = domain_casefile(transfer.casefile).steps
        if is_of_received(steps, log, received_at=transfer.step_seq):
            return transfer
    return None


def is_received_again(transfer: Transfer) -> bool:
    """Whether a file only had its receipt given once more: the case was here already."""
    same = Transfer.objects.filter(
        direction=TransferDirection.IN.value,
        casefile=transfer.casefile_id,
        step_seq=transfer.step_seq,
    )
    return same.filter(pk__lt=transfer.pk).exists()


def installations_kept_by(actor: Actor | None) -> QuerySet[Installation]:
    """Return the other installations, for whoever keeps their keys."""
    if not may(actor, Action.KEEP_INSTALLATIONS):
        return Installation.objects.none()
    return Installation.objects.order_by("name")


def installations_to_choose() -> QuerySet[Installation]:
    """Return the installations to which a case may be sent."""
    return Installation.objects.filter(withdrawn_on__isnull=True).order_by("name")


def capsule_in(sealed: str, *, known: Iterable[PublicKeys]) -> tuple[Capsule, PublicKeys]:
    """The capsule in a sealed file, and who sealed it; raises `SealBroken`, `CapsuleUnreadable`."""
    text, sender = unseal(sealed, kind="capsule", own=installation_keys(), known=known)
    return capsule_from_data(json_in(text)), sender
