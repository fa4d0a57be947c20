"""What must hold before a page writes: today, the right to hold meetings, a meeting not yet over."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.web.meetings.reading import OpenMeeting, open_meeting
from ketnap.web.today_only import today_only


def held_meeting(request: HttpRequest, meeting_id: int) -> OpenMeeting:
    """Return a meeting for whoever holds the meetings of its cell."""
    opened = open_meeting(request, meeting_id)
    if not opened.holds:
        raise PermissionDenied(_("Chỉ chi ủy của chi bộ điều hành cuộc họp này."))
    return opened


def planned_meeting(request: HttpRequest, meeting_id: int) -> OpenMeeting:
    """Return a meeting that may still be changed, today, by whoever asks."""
    today_only(request)
    opened = held_meeting(request, meeting_id)
    if not opened.record.is_planned:
        raise PermissionDenied(
            _(
                "Cuộc họp đã kết thúc hoặc đã hoãn nên chỉ còn xem được. Sai sót được đính chính trong hồ sơ."
            )
        )
    return opened
