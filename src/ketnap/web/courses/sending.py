"""The page that records who was sent to a course."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.domain.access import Action
from ketnap.occasions.courses import services
from ketnap.occasions.courses.refusals import ListChanged
from ketnap.web.courses.forms import SendForm
from ketnap.web.courses.reading import OpenCourse, crumbs_to, open_course
from ketnap.web.day import address
from ketnap.web.occasion_trouble import OccasionTrouble, trouble_of
from ketnap.web.seen import as_seen, only, seen_again
from ketnap.web.today_only import today_only


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, course_id: int) -> HttpResponse:
    """Ask who is sent and when; record one step in each case, all or none."""
    today_only(request)
    opened = open_course(request, course_id)
    if request.method == "GET":
        return _show(request, opened, _form(opened))
    form = _form(opened, request.POST)
    if not form.is_valid():
        return _show(request, opened, form, status=422)
    trouble = _sent(request, opened, form)
    if trouble is None:
        return redirect("course", opened.id)
    again = seen_again(request.POST, _seqs(opened))
    return _show(
        request,
        opened,
        _form(opened, again, asks_reason=bool(trouble.warnings)),
        trouble=trouble,
        status=409,
    )


def _sent(request: HttpRequest, course: OpenCourse, form: SendForm) -> OccasionTrouble | None:
    """Record the sending; what stands against it, or nothing."""
    values = form.cleaned_data
    try:
        recorded = services.send_participants(
            course.id,
            only(values["seen"], values["people"]),
            on=values["on"],
            by=course.actor,
            override_reason=values.get("override_reason", ""),
        )
    except (CaseChanged, ReasonNeeded, StepRefused) as refusal:
        names = {seat.casefile_id: seat.full_name for seat in course.seats}
        return trouble_of(request, refusal, names)
    except ListChanged:
        messages.error(request, _("Danh sách lớp vừa đổi, nên chưa ghi cho ai. Hãy xem lại."))
        return None
    words = ngettext(
        "Đã ghi cử %(count)d người đi học, mỗi người một bước trong hồ sơ.",
        "Đã ghi cử %(count)d người đi học, mỗi người một bước trong hồ sơ.",
        len(recorded),
    )
    messages.success(request, words % {"count": len(recorded)}, extra_tags="step")
    return None


def _form(course: OpenCourse, data: Any = None, *, asks_reason: bool = False) -> SendForm:
    people = [
        (str(seat.casefile_id), f"{seat.full_name}, {seat.workplace}")
        for seat in course.waiting_to_be_sent
    ]
    first = {
        "people": [value for value, _label in people],
        "seen": as_seen(_seqs(course)),
        "on": min(course.record.starts_on, course.day.today),
    }
    return SendForm(
        data, people=people, today=course.day.today, initial=first, asks_reason=asks_reason
    )


def _seqs(course: OpenCourse) -> dict[int, int]:
    return {seat.casefile_id: seat.seen_seq for seat in course.seats}


def _show(
    request: HttpRequest,
    course: OpenCourse,
    form: SendForm,
    *,
    trouble: OccasionTrouble | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "course": course,
        "form": form,
        "trouble": trouble,
        "crumbs": crumbs_to(request, course),
        "back_href": address(request, "course", course.id),
    }
    return render(request, "web/courses/send.html", context, status=status)
