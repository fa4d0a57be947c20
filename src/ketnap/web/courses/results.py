"""The page that takes the results of a course: pasted, looked over, then recorded for everybody."""

from collections.abc import Iterator, Sequence
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
from ketnap.domain.course import Found, Participant, Problem, find_people, read_results
from ketnap.occasions.courses import services
from ketnap.occasions.courses.refusals import ListChanged
from ketnap.web.courses.forms import ResultsForm, SeenForm
from ketnap.web.courses.reading import OpenCourse, crumbs_to, open_course
from ketnap.web.courses.words import PROBLEMS
from ketnap.web.day import address
from ketnap.web.occasion_trouble import OccasionTrouble, trouble_of
from ketnap.web.posted import number_in
from ketnap.web.seen import as_seen
from ketnap.web.steps.fields import LONGEST_REASON
from ketnap.web.today_only import today_only

RECORD = "record"


@access.page(Action.RECORD_STEP)
@require_http_methods(["GET", "POST"])
def results(request: HttpRequest, course_id: int) -> HttpResponse:
    """Take the text or the file, show every row with its problems, record once there are none."""
    today_only(request)
    opened = open_course(request, course_id)
    if request.method == "GET":
        return _show(request, opened, ResultsForm())
    form = ResultsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, opened, form, status=422)
    found = _found(request, opened, form.cleaned_data["text"])
    if RECORD not in request.POST or not all(one.is_ready for one in found):
        return _preview(request, opened, form, found)
    trouble = _recorded(request, opened, found)
    if trouble is None:
        return redirect("course", opened.id)
    return _preview(request, opened, form, found, trouble=trouble, status=409)


def _found(request: HttpRequest, course: OpenCourse, text: str) -> tuple[Found, ...]:
    rows = read_results(text, course_began_on=course.record.starts_on, today=course.day.today)
    chosen = {
        row.line: answer
        for row in rows
        if (answer := number_in(request.POST.get(f"who_{row.line}", ""))) is not None
    }
    people = [
        Participant(seat.casefile_id, seat.full_name, seat.workplace, seat.certified is not None)
        for seat in course.seats
    ]
    return find_people(rows, people, chosen=chosen)


def _recorded(
    request: HttpRequest, course: OpenCourse, found: Sequence[Found]
) -> OccasionTrouble | None:
    """Record the certificates; what stands against it, or nothing."""
    seen = SeenForm(request.POST)
    seqs = seen.cleaned_data["seen"] if seen.is_valid() else {}
    try:
        recorded = services.certify_participants(
            course.id,
            list(_orders(found, seqs)),
            by=course.actor,
            override_reason=seen.cleaned_data.get("override_reason", ""),
        )
    except (CaseChanged, ReasonNeeded, StepRefused) as refusal:
        names = {seat.casefile_id: seat.full_name for seat in course.seats}
        return trouble_of(request, refusal, names)
    except ListChanged:
        messages.error(request, _("Danh sách lớp vừa đổi, nên chưa ghi cho ai. Hãy xem lại."))
        return None
    words = ngettext(
        "Đã ghi giấy chứng nhận của %(count)d người, mỗi người một bước trong hồ sơ.",
        "Đã ghi giấy chứng nhận của %(count)d người, mỗi người một bước trong hồ sơ.",
        len(recorded),
    )
    messages.success(request, words % {"count": len(recorded)}, extra_tags="step")
    return None


def _orders(found: Sequence[Found], seen: dict[int, int]) -> Iterator[services.Result]:
    for one in found:
        if one.participant is not None and one.row.on is not None:
            casefile_id = one.participant.casefile_id
            yield services.Result(
                casefile_id=casefile_id,
                certificate=one.row.certificate,
                on=one.row.on,
                seen_seq=seen.get(casefile_id, 0),
            )


def _preview(
    request: HttpRequest,
    course: OpenCourse,
    form: ResultsForm,
    found: Sequence[Found],
    *,
    trouble: OccasionTrouble | None = None,
    status: int = 200,
) -> HttpResponse:
    """The rows as they were read; each problem stands by its row."""
    ready = sum(one.is_ready for one in found)
    lines = [_line(one) for one in found]
    return _show(
        request,
        course,
        ResultsForm(initial={"text": form.cleaned_data["text"]}),
        status=status,
        text=form.cleaned_data["text"],
        lines=lines,
        asks_who=any(line["choices"] for line in lines),
        is_ready=bool(found) and ready == len(found),
        ready=ready,
        awaited=_awaited(course, found),
        seen=as_seen({seat.casefile_id: seat.seen_seq for seat in course.seats}),
        trouble=trouble,
        override_reason=request.POST.get("override_reason", ""),
        longest_reason=LONGEST_REASON,
    )


def _line(found: Found) -> dict[str, Any]:
    asks = Problem.SEVERAL_OF_THAT_NAME in found.row.problems or len(found.candidates) > 1
    return {
        "row": found.row,
        "who": found.participant,
        "choices": found.candidates if asks else (),
        "problems": [PROBLEMS[problem] for problem in found.row.problems],
        "is_ready": found.is_ready,
    }


def _awaited(course: OpenCourse, found: Sequence[Found]) -> list[str]:
    """Who is on the list and has no row: said, because a forgotten person is easily overlooked."""
    named = {one.participant.casefile_id for one in found if one.participant}
    return [seat.full_name for seat in course.waiting_for_results if seat.casefile_id not in named]


def _show(
    request: HttpRequest, course: OpenCourse, form: ResultsForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "course": course,
        "form": form,
        "waiting": course.waiting_for_results,
        "crumbs": crumbs_to(request, course),
        "back_href": address(request, "course", course.id),
        **more,
    }
    return render(request, "web/courses/results.html", context, status=status)
