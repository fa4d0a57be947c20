"""Hands out what is sealed for another installation: a case, or a receipt; every taking is noted."""

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.domain.access import Actor
from ketnap.transfers.models import Transfer


def hand_out(transfer: Transfer, *, by: Actor | Operator) -> str:
    """The sealed text of a transfer that was fetched for whoever takes it."""
    note_access(
        user_id_of(by),
        Deed.EXPORTED,
        object_kind="transfer",
        object_id=transfer.pk,
        casefile_id=transfer.casefile_id,
    )
    return transfer.sealed
