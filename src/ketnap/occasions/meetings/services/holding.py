"""Who may change a meeting, one writer at a time, and the trace that every change leaves."""

from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import KIND, changes_since
from ketnap.occasions.meetings.refusals import MeetingChanged, MeetingOver
from ketnap.organisations.models import Organisation


def require_holding(actor: Actor, cell: Organisation) -> None:
    """Refuse whoever does not hold the meetings of a cell."""
    require(actor, Action.HOLD_MEETING, CaseRelation(cell_id=cell.pk, cell_path=cell.path))


def held_by(actor: Actor, meeting_id: int, *, seen_revision: int | None = None) -> CellMeeting:
    """Return a planned meeting, locked until the running transaction ends.

    Raises `NotAllowed`, `MeetingOver`, and `MeetingChanged` where its writer saw an older state.
    """
    rows = CellMeeting.objects.select_for_update(of=("self",)).select_related("cell")
    meeting = rows.get(pk=meeting_id)
    require_holding(actor, meeting.cell)
    if not meeting.is_planned:
        raise MeetingOver
    if seen_revision is not None and seen_revision != meeting.revision:
        raise MeetingChanged(changes_since(meeting, seen_revision))
    return meeting


def note_change(actor: Actor, meeting: CellMeeting, detail: str) -> None:
    """Count a change and say in the access log what it was: one line for each revision."""
    meeting.revision += 1
    meeting.save(update_fields=["revision"])
    note_access(
        actor.user_id,
        Deed.RECORD_CHANGED,
        object_kind=KIND,
        object_id=meeting.pk,
        detail=detail,
    )
