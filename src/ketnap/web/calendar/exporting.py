"""Meetings, courses and ceremonies of a year as a file."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.intake.exports.tables import Column, Table
from ketnap.intake.exports.writing import Row
from ketnap.occasions.ceremonies.queries import ceremonies_visible_to
from ketnap.occasions.courses.queries import courses_visible_to
from ketnap.occasions.meetings.models import MeetingState
from ketnap.occasions.meetings.queries import meetings_visible_to
from ketnap.web.day import address
from ketnap.web.open_cell import OpenCell, open_cell
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "POST"])
def export_occasions(request: HttpRequest) -> HttpResponse:
    """Hand out what a cell holds in the year of the page's day, as far as the reader knows of it."""
    cell = open_cell(request, Action.EXPORT_CASE)
    back = address(request, "calendar")
    asked = TakenOut(
        title=_("Xuất lịch họp, lớp, lễ năm %(year)d") % {"year": cell.on.year},
        name="lich",
        back_href=back,
        crumbs=[{"label": _("Lịch"), "href": back}],
    )
    return take_out(request, asked, lambda: _table(cell))


def _table(cell: OpenCell) -> Table:
    return Table(
        kind="occasion_list",
        title=_("Lịch"),
        about=f"lịch họp, lớp, lễ năm {cell.on.year}",
        columns=[
            Column("starts_on", _("Từ ngày")),
            Column("ends_on", _("Đến ngày")),
            Column("kind", _("Việc")),
            Column("title", _("Nội dung")),
            Column("place", _("Nơi tổ chức")),
            Column("state", _("Tình trạng")),
        ],
        rows=sorted(_rows(cell), key=itemgetter(0, 2, 3)),
        record_id=cell.record.pk,
    )


def _rows(cell: OpenCell) -> Iterator[Row]:
    year = (date(cell.on.year, 1, 1), date(cell.on.year, 12, 31))
    own = {"cell": cell.record}
    for meeting in meetings_visible_to(cell.actor).filter(**own, held_on__range=year):
        state = str(MeetingState(meeting.state).label)
        yield meeting.held_on, meeting.held_on, _("Họp chi bộ"), "", meeting.place, state
    for course in courses_visible_to(cell.actor).filter(**own, starts_on__range=year):
        yield course.starts_on, course.ends_on, _("Lớp bồi dưỡng"), course.title, course.place, ""
    for ceremony in ceremonies_visible_to(cell.actor).filter(**own, held_on__range=year):
        state = _("đã ghi") if ceremony.recorded_at else ""
        yield ceremony.held_on, ceremony.held_on, _("Lễ kết nạp"), "", ceremony.place, state
