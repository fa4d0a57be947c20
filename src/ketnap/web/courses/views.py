"""The courses (lớp bồi dưỡng) of the reader's cells, one course, and its list for printing."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action, require
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import courses_visible_to, place_of, with_counts
from ketnap.organisations.queries import name_on, names_on
from ketnap.rules.load import load_rulebook
from ketnap.web.case.findings import source_of
from ketnap.web.courses.reading import OpenCourse, crumbs_to, open_course
from ketnap.web.courses.table import column, list_tabs, seats_table
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.language import reader_language
from ketnap.web.rulebook.values import lines_of

SHOWN = 100
_PROPOSAL_RULE = "class_participants_proposal"


@access.page(Action.MANAGE_COURSE)
@require_GET
def courses(request: HttpRequest) -> HttpResponse:
    """Show the courses, the latest first."""
    found = list(with_counts(courses_visible_to(actor_behind(request)))[:SHOWN])
    context = {
        "tabs": list_tabs(request, "courses"),
        **_table(request, found),
        "is_cut": len(found) == SHOWN,
        "shown": SHOWN,
        "is_today": day_of(request).is_today,
    }
    return render(request, "web/courses/courses.html", context)


@access.page(Action.MANAGE_COURSE)
@require_GET
def course(request: HttpRequest, course_id: int) -> HttpResponse:
    """Show a course: who is proposed, sent, certified, and what comes next."""
    opened = open_course(request, course_id)
    context = {
        "course": opened,
        "crumbs": crumbs_to(request),
        "lead": _lead(opened),
        "strip": list(_strip(opened)),
        "table": seats_table(request, opened),
        "facts": list(_facts(opened)),
        **_proposal_rule(opened),
    }
    return render(request, "web/courses/course.html", context)


@access.page(Action.PRINT_PAPER)
@require_GET
def proposal_sheet(request: HttpRequest, course_id: int) -> HttpResponse:
    """Show the list of those proposed, for printing; each printing is noted with the case."""
    opened = open_course(request, course_id)
    require(opened.actor, Action.PRINT_PAPER, place_of(opened.record))
    for seat in opened.seats:
        note_access(
            opened.actor.user_id,
            Deed.PRINTED,
            object_kind="course",
            object_id=opened.id,
            casefile_id=seat.casefile_id,
            detail="danh sách đề nghị cử học",
        )
    context = {
        "course": opened,
        "crumbs": crumbs_to(request, opened),
        "cell": name_on(opened.record.cell_id, opened.day.on),
    }
    return render(request, "web/courses/sheet.html", context)


def _columns(*, of_several_cells: bool) -> list[dict[str, Any]]:
    return [
        column(_("Lớp")),
        column(_("Loại")),
        column(_("Khai giảng")),
        *([column(_("Chi bộ"))] if of_several_cells else []),
        column(_("Trong danh sách"), numeric=True),
        column(_("Đã cử"), numeric=True),
        column(_("Có giấy chứng nhận"), numeric=True),
    ]


def _table(request: HttpRequest, found: list[Any]) -> dict[str, Any]:
    """The courses as a table; the cell is named only where there are several."""
    names = names_on([each.cell_id for each in found], day_of(request).on)
    several = len(names) > 1
    return {
        "columns": _columns(of_several_cells=several),
        "rows": [
            [
                {"text": each.title, "href": address(request, "course", each.pk)},
                {"text": _short_kind(each)},
                {"text": full_day(each.starts_on)},
                *([{"text": names[each.cell_id]}] if several else []),
                {"text": str(each.listed)},
                {"text": str(each.sent) if each.kind == CourseKind.AWARENESS else ""},
                {"text": str(each.certified)},
            ]
            for each in found
        ],
    }


def _short_kind(course: Course) -> str:
    if course.kind == CourseKind.AWARENESS:
        return _("Nhận thức về Đảng")
    return _("Đảng viên mới")


def _lead(course: OpenCourse) -> str:
    return f"{capitalised(course.days)}, {course.record.issuer}."


def _strip(course: OpenCourse) -> Iterator[dict[str, Any]]:
    yield {"value": len(course.seats), "term": _("trong danh sách")}
    if course.is_awareness:
        sent = sum(seat.sent is not None for seat in course.seats)
        yield {"value": sent, "term": _("đã cử đi học")}
    certified = sum(seat.certified is not None for seat in course.seats)
    yield {"value": certified, "term": _("có giấy chứng nhận")}


def _facts(course: OpenCourse) -> Iterator[dict[str, str]]:
    record = course.record
    yield {"term": _("Nơi mở lớp"), "value": record.issuer}
    yield {"term": _("Địa điểm"), "value": record.place}
    yield {"term": _("Văn bản đề nghị cử"), "value": record.proposal}
    yield {"term": _("Chi bộ"), "value": name_on(record.cell_id, course.day.on)}


def _proposal_rule(course: OpenCourse) -> dict[str, Any]:
    """Who proposes and who opens the course, by the rule of its first day."""
    rule = load_rulebook().on(course.record.starts_on).find(_PROPOSAL_RULE)
    if rule is None or not course.is_awareness:
        return {}
    language = reader_language()
    lines = lines_of(load_rulebook().rules[_PROPOSAL_RULE], rule.value, language)
    return {"rule_lines": lines, "source": source_of(rule, language)}
