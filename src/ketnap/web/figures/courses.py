"""Courses of a period: who was sent to each and who has a certificate, on a page and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.design.numbers import whole
from ketnap.domain.access import Action
from ketnap.domain.figures.suppression import shown_part
from ketnap.figures.behind import CERTIFIED, SENT, of_course
from ketnap.figures.courses import CourseCounted, courses_counted, together
from ketnap.figures.settings import load_least_shown
from ketnap.intake.exports.tables import Column
from ketnap.intake.exports.tables import Table as FileTable
from ketnap.intake.exports.writing import ValueKind
from ketnap.web.day_words import full_day
from ketnap.web.figure_lists import period_words
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures, asked_in
from ketnap.web.figures.head import head_of
from ketnap.web.figures.hiding import left_out, whole_text
from ketnap.web.figures.result_tables import Cell, Table
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.SEE_FIGURES)
@require_GET
def figure_courses(request: HttpRequest) -> HttpResponse:
    """Show the awareness courses of a period; a copy for outside tells of all together."""
    form, asked = asked_in(request)
    head = head_of(request, form, asked, "figure_courses")
    context = {
        **head,
        "table": _table(request, asked),
        "notes": [*_notes(), *head["notes"]],
        "take_out_href": asked.href(request, "take_courses_out") if asked.sees_cases else "",
    }
    return render(request, "web/figures/courses.html", context)


@access.page(Action.SEE_FIGURES)
@require_http_methods(["GET", "POST"])
def take_courses_out(request: HttpRequest) -> HttpResponse:
    """Hand the table out as a file; nobody whom figures alone are shown sees the courses."""
    _form, asked = asked_in(request)
    if not asked.sees_cases:
        raise Http404("no such list")
    period = period_words(asked.span.start, asked.span.end)
    taken = TakenOut(
        title=_("Tải bảng lớp bồi dưỡng %s") % period,
        name="lop-boi-duong",
        back_href=asked.href(request, "figure_courses"),
        crumbs=[{"label": _("Số liệu"), "href": asked.href(request, "figures")}],
    )
    return take_out(request, taken, lambda: _file_of(asked))


def _table(request: HttpRequest, asked: AskedFigures) -> Table:
    """A row for each course and one for all; a copy for outside has the one for all alone."""
    found = courses_counted(asked.counting(asked.span))
    all_of_them = [
        {"text": _("Cộng: %s lớp") % whole(len(found))},
        {"text": ""},
        *_numbers(request, asked, together(found)),
    ]
    rows = [_row(request, asked, course) for course in found]
    return Table(
        title=_("Lớp nhận thức có người được cử đi trong kỳ"),
        columns=[
            {"label": _("Lớp")},
            {"label": _("Cử đi từ ngày")},
            {"label": _("Được cử"), "numeric": True},
            {"label": _("Có giấy chứng nhận"), "numeric": True},
            {"label": _("Tỷ lệ"), "numeric": True},
        ],
        rows=rows if asked.sees_cases or not rows else [all_of_them],
        totals=all_of_them if asked.sees_cases else None,
        empty=_("Không có ai được cử đi học trong kỳ."),
    )


def _row(request: HttpRequest, asked: AskedFigures, course: CourseCounted) -> list[Cell]:
    return [
        {"text": course.title},
        {"text": full_day(course.first_on)},
        *_numbers(request, asked, course),
    ]


def _numbers(request: HttpRequest, asked: AskedFigures, course: CourseCounted) -> list[Cell]:
    sent, certified = len(course.sent), len(course.certified)
    told = asked.sees_cases or shown_part(certified, sent, least=load_least_shown()) is not None
    return [
        {"text": whole_text(asked, sent), "href": _href(request, asked, SENT, course)},
        {
            "text": whole(certified) if told else left_out(),
            "href": _href(request, asked, CERTIFIED, course),
        },
        {"text": numbers.percent(course.rate) if told else ""},
    ]


def _href(request: HttpRequest, asked: AskedFigures, which: str, course: CourseCounted) -> str:
    people = course.certified if which == CERTIFIED else course.sent
    return asked.number_href(request, of_course(which, course.title)) if people else ""


def _notes() -> list[str]:
    return [
        _(
            "Một lớp là những bước cử đi học ghi cùng một tên lớp, không kể chữ hoa và khoảng trắng; "
            "người được cử tính theo ngày cử trong kỳ, mỗi người một lần ở mỗi lớp và ở dòng cộng."
        ),
        _(
            "Có giấy chứng nhận: người được cử trong kỳ có giấy cấp sau ngày cử và trước lần cử sau, "
            "kể cả cấp sau kỳ. Tỷ lệ chia cho số người được cử."
        ),
    ]


def _file_of(asked: AskedFigures) -> FileTable:
    return FileTable(
        kind="course_figures",
        title=_("Lớp bồi dưỡng"),
        about=f"bảng lớp bồi dưỡng {asked.span.start:%d/%m/%Y}-{asked.span.end:%d/%m/%Y}",
        record_id=asked.organisation.pk,
        columns=[
            Column("title", _("Lớp")),
            Column("first_on", _("Cử đi từ ngày"), ValueKind.DAY),
            Column("sent", _("Được cử"), ValueKind.WHOLE),
            Column("certified", _("Có giấy chứng nhận"), ValueKind.WHOLE),
        ],
        rows=[
            (course.title, course.first_on, len(course.sent), len(course.certified))
            for course in courses_counted(asked.counting(asked.span))
        ],
    )
