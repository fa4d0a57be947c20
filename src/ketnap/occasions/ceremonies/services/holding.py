"""A ceremony held for writing: two writers of one ceremony follow each other."""

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, require
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.queries import ceremony_visible_to, place_of
from ketnap.occasions.ceremonies.refusals import AlreadyHeld


def locked_plan(ceremony_id: int, by: Actor) -> Ceremony:
    """The planned ceremony, held until the transaction ends; refuses one that was recorded."""
    seen = ceremony_visible_to(by, ceremony_id)
    require(by, Action.HOLD_CEREMONY, place_of(seen))
    rows = Ceremony.objects.select_for_update(of=("self",)).select_related("cell")
    ceremony = rows.get(pk=seen.pk)
    if ceremony.recorded_at is not None:
        raise AlreadyHeld
    return ceremony


def note(by: Actor, ceremony: Ceremony, detail: str, *, casefile_id: int | None = None) -> None:
    """Leave a line in the access log."""
    note_access(
        by.user_id,
        Deed.RECORD_CHANGED,
        object_kind="ceremony",
        object_id=ceremony.pk,
        casefile_id=casefile_id,
        detail=detail,
    )
