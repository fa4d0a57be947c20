"""The report of a period as an Excel workbook: the figures of the paper, with live totals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from ketnap.casefiles.queries import INDICATORS, Figure
from ketnap.casefiles.queries.counted_people import counts_by_year, figure_counts
from ketnap.documents.sources.cells import BEFORE_ADMISSION, ON_PROBATION
from ketnap.documents.sources.period_figures import PRINTED, planned_admissions
from ketnap.domain.figures import Bridge, People, break_down, mean_age_of
from ketnap.figures.admissions import admitting_cells, cells_without_admission, due_next
from ketnap.figures.courses import courses_counted
from ketnap.figures.members import known_members_bridge, members_by_place
from ketnap.figures.names import DIMENSION_NAMES, FIGURE_NAMES, row_name
from ketnap.figures.parts import parts_below
from ketnap.figures.rates import admission_rates
from ketnap.figures.settings import load_age_bands
from ketnap.figures.sheets import SUM, Live, Sheet, Value, book_of, share_of_line
from ketnap.figures.stages import stage_counts_within
from ketnap.figures.workbook import line_of
from ketnap.occasions.courses.models import CourseKind
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on, names_on, parent_on
from ketnap.web.day_words import full_day
from ketnap.web.figure_lists import period_words
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.hiding import no_roll
from ketnap.web.figures.notes import notes_for, outside_notes
from ketnap.web.figures.result_tables import BY_PART, rate_name


def period_workbook(asked: AskedFigures) -> bytes:
    """A sheet for each table of the report, for whoever sees the cases; it names nobody."""
    parent = parent_on(asked.organisation.pk, asked.on)
    above = (
        name_on(parent.pk, asked.on) if parent else "",
        asked.name,
        _("Số liệu %s") % period_words(asked.span.start, asked.span.end),
    )
    return book_of(list(_sheets(asked)), above)


def workbook_name(asked: AskedFigures) -> str:
    """What its file is called: whose figures, from which day to which."""
    return f"bao-cao-{asked.organisation.pk}-{asked.span.start:%Y%m%d}-{asked.span.end:%Y%m%d}.xlsx"


@dataclass(frozen=True)
class _Told:
    """What several sheets tell of one period, read once."""

    asked: AskedFigures

    @cached_property
    def counts(self) -> Mapping[Figure, int]:
        return figure_counts(self.asked.counting(self.asked.span))

    @cached_property
    def admitted(self) -> People:
        return self.asked.reported.admitted

    @cached_property
    def bridge(self) -> Bridge | None:
        """The members from the first day to the last; none where nobody was ever entered."""
        return known_members_bridge(self.asked.organisation.path, self.asked.span)


def _sheets(asked: AskedFigures) -> Iterator[Sheet]:
    told = _Told(asked)
    yield _results(told)
    yield _standing(told)
    yield _rates(told)
    if not asked.is_cell:
        yield _parts(told)
    yield _plans(asked)
    if not asked.is_cell:
        yield _quiet(asked)
    yield _admitted(told.admitted)
    yield _by_year(told)
    yield _courses(asked)


def _results(told: _Told) -> Sheet:
    asked, now = told.asked, told.counts
    then = figure_counts(asked.counting(asked.span.before))
    return Sheet(
        title=_("Kết quả"),
        columns=[_("Nội dung"), _("Kỳ này"), asked.before_words, _("Tăng, giảm")],
        rows=[
            [str(FIGURE_NAMES[each]), now[each], then[each], Live("=B{line}-C{line}")]
            for each in Figure
        ],
        notes=[*notes_for(asked), *outside_notes(asked)],
    )


def _standing(told: _Told) -> Sheet:
    """Members from the first day to the last, and who stands where at the end."""
    asked = told.asked
    path, span = asked.organisation.path, asked.span
    stages = stage_counts_within(path, on=span.end)
    mean = mean_age_of(told.admitted)
    coming, due = due_next(path, span, whole=asked.whole)
    rows: list[list[Value]] = [
        *_members(told.bridge),
        [_("Quần chúng cảm tình Đảng cuối kỳ"), sum(stages[each] for each in BEFORE_ADMISSION)],
        [_("Đảng viên dự bị cuối kỳ"), sum(stages[each] for each in ON_PROBATION)],
        [_("Tuổi bình quân người được kết nạp"), mean],
        [
            _("Hết thời gian dự bị từ %(start)s đến %(end)s")
            % {"start": full_day(coming.start), "end": full_day(coming.end)},
            due.count(),
        ],
    ]
    if not asked.is_cell:
        cells = admitting_cells(path, span, asked.count_by, known_on=asked.known_on)
        rows.append([_("Chi bộ có nguồn trong kỳ"), cells.with_source])
        rows.append([_("Chi bộ có kết nạp trong kỳ"), cells.admitted])
    return Sheet(title=_("Đảng viên, hồ sơ"), columns=[_("Nội dung"), _("Số lượng")], rows=rows)


def _members(bridge: Bridge | None) -> list[list[Value]]:
    """The bridge with a formula that comes to nought where it adds up; nothing without a roll."""
    if bridge is None:
        return [[_("Đảng viên"), no_roll()]]
    opening, came, left, closing = (f"B{line_of(place)}" for place in range(4))
    return [
        [_("Đảng viên đầu kỳ"), bridge.opening],
        [_("Đảng viên tăng trong kỳ"), sum(bridge.came.values())],
        [_("Đảng viên giảm trong kỳ"), sum(bridge.left.values())],
        [_("Đảng viên cuối kỳ"), bridge.closing],
        [
            _("Kiểm tra: đầu kỳ + tăng − giảm − cuối kỳ, khớp khi bằng 0"),
            Live(f"={opening}+{came}-{left}-{closing}"),
        ],
    ]


def _rates(told: _Told) -> Sheet:
    asked, bridge, admitted = told.asked, told.bridge, told.counts[Figure.ADMITTED]
    path = asked.organisation.path
    return Sheet(
        title=_("Tỷ lệ kết nạp"),
        columns=[_("So với"), _("Đảng viên"), _("Kết nạp"), _("Tỷ lệ (%)")],
        rows=[
            [
                rate_name(rate),
                no_roll() if bridge is None else rate.members,
                admitted,
                share_of_line("C", "B"),
            ]
            for rate in admission_rates(path, asked.span, admitted, term=asked.term, bridge=bridge)
        ],
    )


def _parts(told: _Told) -> Sheet:
    """The parts add up to the whole; members are counted once for all, so theirs is no sum."""
    asked = told.asked
    on = asked.span.end
    parts = parts_below(asked.organisation, asked.counting(asked.span, *BY_PART), on=on)
    paths = dict(
        Organisation.objects.filter(pk__in=[part.key for part in parts]).values_list("pk", "path")
    )
    below = [paths[int(part.key)] for part in parts if part.is_below]
    members = members_by_place(below, on)
    rows: list[list[Value]] = [
        [
            part.name,
            _members_of(members[paths[int(part.key)]]) if part.is_below else None,
            *(part.counts.get(each, 0) for each in BY_PART),
        ]
        for part in parts
    ]
    return Sheet(
        title=_("Theo tổ chức trực thuộc"),
        columns=[
            _("Tổ chức"),
            _("Đảng viên cuối kỳ"),
            *(str(FIGURE_NAMES[each]) for each in BY_PART),
        ],
        rows=rows,
        total=[
            _("Cộng"),
            _members_of(told.bridge.closing if told.bridge else None),
            *(SUM for _each in BY_PART),
        ],
    )


def _plans(asked: AskedFigures) -> Sheet:
    planned = planned_admissions(asked.reported)
    names = names_on([each.cell_id for each in planned], asked.span.end)
    share = share_of_line("C", "B")
    return Sheet(
        title=_("Kế hoạch kết nạp"),
        columns=[_("Chi bộ"), _("Chỉ tiêu"), _("Kết quả"), _("Đạt (%)")],
        rows=[[names[each.cell_id], each.target, each.reached, share] for each in planned],
        total=[_("Cộng"), SUM, SUM, share],
    )


def _quiet(asked: AskedFigures) -> Sheet:
    found = cells_without_admission(
        asked.organisation.path,
        on=asked.span.end,
        months=asked.months,
        count_by=asked.count_by,
        known_on=asked.known_on,
    )
    names = names_on([each.organisation_id for each in found], asked.span.end)
    return Sheet(
        title=_("Chi bộ chưa kết nạp"),
        columns=[_("Chi bộ"), _("Kết nạp gần nhất"), _("Số tháng")],
        rows=[
            [names[each.organisation_id], each.last_on or _("chưa có"), each.months]
            for each in found
        ],
        notes=[_("Từ %d tháng trở lên, tính đến ngày cuối kỳ.") % asked.months],
    )


def _admitted(people: People) -> Sheet:
    """Everybody admitted by each fact; each person stands in one row of a fact, so these add up."""
    bands = load_age_bands()
    rows: list[list[Value]] = []
    for dimension in PRINTED:
        counts = {code: n for code, n in break_down(people, dimension, bands).items() if n}
        head, last = line_of(len(rows)), line_of(len(rows) + len(counts))
        if not counts:
            continue
        rows.append([str(DIMENSION_NAMES[dimension]), Live(f"=SUM(B{head + 1}:B{last})")])
        share = Live(f'=IF(N(B{head})=0,"",B{{line}}/B{head}*100)', is_share=True)
        rows.extend([f"– {row_name(dimension, code)}", n, share] for code, n in counts.items())
    return Sheet(
        title=_("Cơ cấu người được kết nạp"),
        columns=[_("Tiêu chí"), _("Số người"), _("Tỷ lệ (%)")],
        rows=rows,
    )


def _by_year(told: _Told) -> Sheet:
    """Each year, and the period as it counts everybody once, which the years need not add up to."""
    years = counts_by_year(told.asked.counting(told.asked.span, *INDICATORS))
    counted = [*((str(year), counts) for year, counts in years.items()), (_("Cả kỳ"), told.counts)]
    return Sheet(
        title=_("Kết quả từng năm"),
        columns=[_("Năm"), *(str(FIGURE_NAMES[each]) for each in INDICATORS)],
        rows=[[name, *(counts[each] for each in INDICATORS)] for name, counts in counted],
    )


def _courses(asked: AskedFigures) -> Sheet:
    """Courses with a line for all of a kind, in which whoever was on two counts once."""
    rows: list[list[Value]] = []
    for kind in CourseKind:
        found = courses_counted(asked.counting(asked.span), kind)
        counted = [(each.title, each.first_on, each) for each in found.each]
        for title, first_on, course in [*counted, (_("Cộng"), None, found.together)]:
            numbers = course.enrolled, course.certified
            rows.append([str(kind.label), title, first_on, *numbers, share_of_line("E", "D")])
    return Sheet(
        title=_("Lớp bồi dưỡng"),
        columns=[
            _("Loại lớp"),
            _("Lớp"),
            _("Ngày đầu"),
            _("Được cử, trong danh sách"),
            _("Có giấy chứng nhận"),
            _("Tỷ lệ (%)"),
        ],
        rows=rows,
    )


def _members_of(members: int | None) -> Value:
    return no_roll() if members is None else members
