"""Takes attendance: every member of the cell on the day of the meeting, and who else is there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.meeting.attendance import KEPT_AWAY
from ketnap.occasions.meetings.models import Attendance, CellMeeting, Visitor
from ketnap.occasions.meetings.queries import Visiting, check_members
from ketnap.occasions.meetings.services.holding import held_by, note_change
from ketnap.organisations.dated import store
from ketnap.people.models import MemberStatus
from ketnap.people.queries import members_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Whether one member was there; `reason` says why not."""

    person_id: int
    is_present: bool
    ground: ExclusionGround | None = None
    reason: str = ""


@transaction.atomic
def take_attendance(
    meeting_id: int,
    marks: Collection[Mark],
    *,
    visitors: Sequence[Visiting] = (),
    actor: Actor,
    seen_revision: int,
) -> None:
    """Write attendance anew. Raises `MembersChanged` unless the marks name every member.

    Visitors are told by name and where from; nothing is counted by them.
    """
    meeting = held_by(actor, meeting_id, seen_revision=seen_revision)
    check_members(meeting, {mark.person_id for mark in marks})
    meeting.attendance.all().delete()
    official = _official(meeting)
    for mark in marks:
        _write(meeting, mark, is_official=mark.person_id in official)
    meeting.visitors.all().delete()
    for position, each in enumerate(visitors):
        store(Visitor(meeting=meeting, position=position, name=each.name, home=each.home))
    note_change(actor, meeting, "điểm danh")


def _official(meeting: CellMeeting) -> frozenset[int]:
    members = members_of(meeting.cell_id, on=meeting.held_on)
    official = members.filter(status=MemberStatus.OFFICIAL)
    return frozenset(official.values_list("person_id", flat=True))


def _write(meeting: CellMeeting, mark: Mark, *, is_official: bool) -> None:
    if mark.is_present and mark.ground in KEPT_AWAY:
        raise ValidationError(
            _("Đảng viên đang bị đình chỉ sinh hoạt hoặc bị khởi tố, tạm giam không dự họp."),
            code="kept_away",
        )
    store(
        Attendance(
            meeting=meeting,
            person_id=mark.person_id,
            is_official=is_official,
            is_present=mark.is_present,
            ground=mark.ground.value if mark.ground and is_official else "",
            reason="" if mark.is_present else mark.reason,
        )
    )
