"""Pages that put people on the list of a course and take them off."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import stage_name
from ketnap.occasions.courses import services
from ketnap.occasions.courses.queries import Candidate, candidates_for
from ketnap.occasions.courses.refusals import ListChanged
from ketnap.web.courses.forms import vision_in
from ketnap.web.courses.reading import OpenCourse, crumbs_to, open_course
from ketnap.web.courses.words import ADVICE, STANDINGS
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.posted import numbers_in
from ketnap.web.today_only import today_only

CHOSEN = "people"


@access.page(Action.MANAGE_COURSE)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, course_id: int) -> HttpResponse:
    """Show who may be proposed, the most urgent first, and put the chosen on the list."""
    today_only(request)
    opened = open_course(request, course_id)
    if request.method == "POST" and _proposed(request, opened):
        return redirect("course", opened.id)
    form, vision = vision_in(request.GET, on=max(opened.day.today, opened.record.starts_on))
    found = candidates_for(opened.record, opened.actor, on=opened.day.today, vision=vision)
    context = {
        "course": opened,
        "crumbs": crumbs_to(request, opened),
        "form": form if opened.is_awareness else None,
        "groups": list(_groups(found, opened)),
        "back_href": address(request, "course", opened.id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/courses/propose.html", context, status=status)


@access.page(Action.MANAGE_COURSE)
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, course_id: int, casefile_id: int) -> HttpResponse:
    """Ask once more, then take somebody off the list."""
    today_only(request)
    opened = open_course(request, course_id)
    if request.method == "POST":
        _taken_off(request, opened, casefile_id)
        return redirect("course", opened.id)
    seats = {seat.casefile_id: seat for seat in opened.seats}
    if casefile_id not in seats:
        return redirect("course", opened.id)
    context = {
        "crumbs": crumbs_to(request, opened),
        "title": _("Bỏ %(name)s khỏi danh sách lớp?") % {"name": seats[casefile_id].full_name},
        "back_href": address(request, "course", opened.id),
    }
    return render(request, "web/courses/take_off.html", context)


@access.page(Action.MANAGE_COURSE)
@require_POST
def gather(request: HttpRequest, course_id: int) -> HttpResponse:
    """Put those on the list whose cases say they were sent to this course."""
    today_only(request)
    opened = open_course(request, course_id)
    count = services.gather_recorded(opened.id, by=opened.actor)
    words = ngettext(
        "Đã ghép %(count)d người từ bước đã ghi ở hồ sơ.",
        "Đã ghép %(count)d người từ bước đã ghi ở hồ sơ.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect("course", opened.id)


def _proposed(request: HttpRequest, course: OpenCourse) -> bool:
    """Put the chosen on the list; what stands against it is said on the page."""
    chosen = numbers_in(request.POST.getlist(CHOSEN))
    if not chosen:
        messages.error(request, _("Chưa chọn ai. Hãy đánh dấu ít nhất một người."))
        return False
    try:
        services.propose_participants(course.id, chosen, by=course.actor, on=course.day.today)
    except ListChanged:
        messages.error(
            request, _("Danh sách vừa đổi: có người không còn đề nghị được. Hãy chọn lại.")
        )
        return False
    messages.success(request, _("Đã ghi danh sách đề nghị cử học."))
    return True


def _taken_off(request: HttpRequest, course: OpenCourse, casefile_id: int) -> None:
    try:
        services.take_off_list(course.id, casefile_id, by=course.actor)
    except ListChanged:
        messages.error(
            request, _("Người này đã có bước ghi trong hồ sơ, nên không bỏ khỏi danh sách được.")
        )
        return
    messages.success(request, _("Đã bỏ khỏi danh sách."))


def _groups(found: Sequence[Candidate], course: OpenCourse) -> Iterator[dict[str, Any]]:
    """The candidates under what their certificates are worth; all together for new members."""
    if not course.is_awareness:
        if found:
            yield {"title": _("Đảng viên dự bị chưa học lớp này"), "people": _people(found)}
        return
    for standing, group in groupby(found, key=lambda one: one.outlook.standing):
        yield {
            "title": STANDINGS[standing],
            "advice": ADVICE[standing],
            "people": _people(list(group)),
        }


def _people(found: Sequence[Candidate]) -> list[dict[str, Any]]:
    return [
        {"id": one.casefile_id, "name": one.full_name, "note": ", ".join(_notes(one))}
        for one in found
    ]


def _notes(one: Candidate) -> Iterator[str]:
    yield one.workplace
    yield stage_name(one.stage, reader_language())
    if one.outlook.valid_until is not None:
        yield _("giấy chứng nhận dùng được đến hết ngày %(day)s") % {
            "day": full_day(one.outlook.valid_until)
        }
    if one.sent_on is not None:
        yield _("đã cử đi học ngày %(day)s, chưa có kết quả") % {"day": full_day(one.sent_on)}
