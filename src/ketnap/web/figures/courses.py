"""Courses of a period: who was on each and who has a certificate, on a page and as a file."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import figure_counts
from ketnap.design.numbers import whole
from ketnap.domain.access import Action
from ketnap.domain.figures.suppression import shown_part
from ketnap.figures.behind import CERTIFIED, FINISHED, LISTED, SENT, of_course
from ketnap.figures.courses import CourseCounted, courses_counted
from ketnap.figures.names import FIGURE_NAMES
from ketnap.figures.settings import load_least_shown
from ketnap.intake.exports.tables import Column
from ketnap.intake.exports.tables import Table as FileTable
from ketnap.intake.exports.writing import ValueKind
from ketnap.occasions.courses.models import CourseKind
from ketnap.organisations.tree import tree_read_once
from ketnap.web.day_words import full_day
from ketnap.web.figure_lists import period_words
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures, asked_in, to_mend
from ketnap.web.figures.head import head_of
from ketnap.web.figures.hiding import left_out, whole_text
from ketnap.web.figures.result_tables import Cell, Table
from ketnap.web.taken_out import TakenOut, take_out

CERTIFICATES = (Figure.CERTIFIED, Figure.NEW_MEMBER_CERTIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sort:
    """Courses of one kind: how their table is called, and its numbers."""

    kind: CourseKind
    title: str
    since: str
    enrolled: str
    empty: str
    numbers: tuple[str, str]


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def figure_courses(request: HttpRequest) -> HttpResponse:
    """Show the courses of a period; a copy for outside tells of all of a kind together."""
    form, asked = asked_in(request)
    head = head_of(request, form, asked, "figure_courses")
    context = {
        **head,
        "tables": [
            *(_table(request, asked, sort) for sort in _sorts()),
            _certificates(request, asked),
        ],
        "notes": [*_notes(), *head["notes"]],
        "take_out_href": asked.href(request, "take_courses_out") if asked.sees_cases else "",
    }
    return render(request, "web/figures/courses.html", context)


@access.page(Action.SEE_FIGURES)
@require_http_methods(["GET", "POST"])
def take_courses_out(request: HttpRequest) -> HttpResponse:
    """Hand the table out as a file; nobody whom figures alone are shown sees the courses."""
    form, asked = asked_in(request)
    if form.errors:
        return to_mend(request, asked)
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


def _sorts() -> list[_Sort]:
    return [
        _Sort(
            kind=CourseKind.AWARENESS,
            title=_("Lớp nhận thức có người được cử đi trong kỳ"),
            since=_("Cử đi từ ngày"),
            enrolled=_("Được cử"),
            empty=_("Không có ai được cử đi học trong kỳ."),
            numbers=(SENT, CERTIFIED),
        ),
        _Sort(
            kind=CourseKind.NEW_MEMBER,
            title=_("Lớp đảng viên mới khai giảng trong kỳ"),
            since=_("Khai giảng"),
            enrolled=_("Trong danh sách"),
            empty=_("Không có lớp đảng viên mới nào có danh sách trong kỳ."),
            numbers=(LISTED, FINISHED),
        ),
    ]


def _table(request: HttpRequest, asked: AskedFigures, sort: _Sort) -> Table:
    """A row for each course and one for all; a copy for outside has the one for all alone."""
    found = courses_counted(asked.counting(asked.span), sort.kind)
    # The day of the first is said of each course, which a copy for outside does not name.
    first: list[Cell] = [{"text": ""}] if asked.sees_cases else []
    since = [{"label": sort.since}] if asked.sees_cases else []
    all_of_them = [
        {"text": _("Cộng: %s lớp") % whole(len(found.each))},
        *first,
        *_numbers(request, asked, sort, found.together),
    ]
    rows = [_row(request, asked, sort, course) for course in found.each]
    return Table(
        title=sort.title,
        columns=[
            {"label": _("Lớp")},
            *since,
            {"label": sort.enrolled, "numeric": True},
            {"label": _("Có giấy chứng nhận"), "numeric": True},
            {"label": _("Tỷ lệ"), "numeric": True},
        ],
        rows=rows if asked.sees_cases or not rows else [all_of_them],
        totals=all_of_them if asked.sees_cases else None,
        empty=sort.empty,
    )


def _row(
    request: HttpRequest, asked: AskedFigures, sort: _Sort, course: CourseCounted
) -> list[Cell]:
    return [
        {"text": course.title},
        {"text": full_day(course.first_on)},
        *_numbers(request, asked, sort, course),
    ]


def _numbers(
    request: HttpRequest, asked: AskedFigures, sort: _Sort, course: CourseCounted
) -> list[Cell]:
    enrolled, certified = course.enrolled, course.certified
    told = asked.sees_cases or shown_part(certified, enrolled, least=load_least_shown()) is not None
    hrefs = [asked.number_href(request, of_course(each, course.title)) for each in sort.numbers]
    return [
        {"text": whole_text(asked, enrolled), "href": hrefs[0] if enrolled else ""},
        {"text": whole(certified) if told else left_out(), "href": hrefs[1] if certified else ""},
        {"text": numbers.percent(course.rate) if told else ""},
    ]


def _certificates(request: HttpRequest, asked: AskedFigures) -> Table:
    """The certificates of the period, whenever and wherever their people were sent."""
    counts = figure_counts(asked.counting(asked.span, *CERTIFICATES))
    return Table(
        title=_("Giấy chứng nhận cấp trong kỳ"),
        columns=[{"label": _("Nội dung")}, {"label": _("Số người"), "numeric": True}],
        rows=[
            [
                {"text": FIGURE_NAMES[figure]},
                {
                    "text": whole_text(asked, number),
                    "href": asked.list_href(request, figure) if number else "",
                },
            ]
            for figure, number in counts.items()
        ],
        note=_("theo bước đã ghi, kể cả của người không có trong các bảng trên"),
    )


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
        _(
            "Cử đi học lớp đảng viên mới không ghi thành bước, nên lớp ấy đếm theo danh sách lớp hiện nay; "
            "giấy chứng nhận theo bước đã ghi. Tỷ lệ chia cho số người trong danh sách."
        ),
    ]


def _file_of(asked: AskedFigures) -> FileTable:
    return FileTable(
        kind="course_figures",
        title=_("Lớp bồi dưỡng"),
        about=f"bảng lớp bồi dưỡng {asked.span.start:%d/%m/%Y}-{asked.span.end:%d/%m/%Y}",
        record_id=asked.organisation.pk,
        columns=[
            Column("kind", _("Loại lớp")),
            Column("title", _("Lớp")),
            Column("first_on", _("Ngày đầu"), ValueKind.DAY),
            Column("enrolled", _("Được cử, trong danh sách"), ValueKind.WHOLE),
            Column("certified", _("Có giấy chứng nhận"), ValueKind.WHOLE),
        ],
        rows=[
            (
                str(sort.kind.label),
                course.title,
                course.first_on,
                course.enrolled,
                course.certified,
            )
            for sort in _sorts()
            for course in courses_counted(asked.counting(asked.span), sort.kind).each
        ],
    )
