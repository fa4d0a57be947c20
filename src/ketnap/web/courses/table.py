"""The tables and tabs that pages of courses share."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.occasions.courses.queries import Seat
from ketnap.web.courses.reading import OpenCourse
from ketnap.web.day import address
from ketnap.web.day_words import full_day


def column(label: str, *, numeric: bool = False) -> dict[str, Any]:
    """Return the head of a column."""
    return {"label": label, "numeric": numeric}


def list_tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """Return the two views: the courses, and the certificates they lead to."""
    tabs = (("courses", _("Các lớp")), ("certificates", _("Giấy chứng nhận")))
    return [
        {"label": label, "href": address(request, name), "current": name == current}
        for name, label in tabs
    ]


def seats_table(request: HttpRequest, course: OpenCourse) -> dict[str, Any]:
    """Return who is on the list, with what stands in the cases."""
    return {
        "columns": list(_columns(course)),
        "rows": [list(_cells(request, course, seat)) for seat in course.seats],
    }


def _columns(course: OpenCourse) -> Iterator[dict[str, Any]]:
    yield column(_("Họ và tên"))
    yield column(_("Nơi công tác"))
    if course.is_awareness:
        yield column(_("Cử đi học"))
    yield column(_("Giấy chứng nhận"))
    yield column(_("Ngày cấp"))
    if _may_take_off(course):
        yield column(_("Việc"))


def _cells(request: HttpRequest, course: OpenCourse, seat: Seat) -> Iterator[dict[str, Any]]:
    yield {"text": seat.full_name, "href": address(request, "case", seat.casefile_id)}
    yield {"text": seat.workplace}
    if course.is_awareness:
        yield {"text": full_day(seat.sent.on) if seat.sent else _("chưa cử")}
    yield {"text": seat.certified.certificate if seat.certified else _("chưa có"), "code": True}
    yield {"text": full_day(seat.certified.on) if seat.certified else ""}
    if _may_take_off(course):
        yield _way_off(request, course, seat)


def _may_take_off(course: OpenCourse) -> bool:
    """Whether anybody on the list can still be taken off it."""
    return course.day.is_today and any(not (one.sent or one.certified) for one in course.seats)


def _way_off(request: HttpRequest, course: OpenCourse, seat: Seat) -> dict[str, Any]:
    if seat.sent or seat.certified:
        return {"text": ""}
    href = address(request, "take_off_list", course.id, seat.casefile_id)
    return {"text": _("Bỏ khỏi danh sách"), "href": href}
