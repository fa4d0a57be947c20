"""The report of a period as Word, as Excel and for programs says what naive counts find."""

import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from figures.naive_reports import (
    ages_of,
    courses_of,
    coverage,
    due_within,
    last_admissions,
    with_courses_by_half_year,
)
from figures.random_histories import COUNTED, histories, naive_count
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import CountBy
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import import_casefiles
from ketnap.documents.period_reports import period_report
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.figures.admissions import admitting_cells
from ketnap.figures.told import below_told, period_told
from ketnap.figures.told_ahead import due_told, quiet_told
from ketnap.organisations.queries import organisations_called
from ketnap.rules.load import load_rulebook
from ketnap.web.figures.at_the_machine import days_asked
from ketnap.web.figures.period_workbook import period_workbook

pytestmark = pytest.mark.django_db

PERIODS = [
    Span(date(2018, 1, 1), date(2023, 12, 31)),
    *(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2019, 2024)),
    Span(date(2021, 4, 1), date(2021, 6, 30)),
]
PLACES = ("Đảng ủy Bộ", "Đảng ủy cơ sở 1", "Chi bộ 3")
VALID = {
    "certificate_months": load_rulebook()
    .on(date(2020, 1, 1))["awareness_certificate_valid_months"]
    .value
}
SHEET_NAMES = {
    "listed": "Đưa vào danh sách cảm tình",
    "sent_to_course": "Cử đi học lớp nhận thức",
    "certified": "Được cấp giấy chứng nhận lớp nhận thức",
    "admitted": "Kết nạp",
    "recognised": "Công nhận chính thức",
    "removed": "Đưa ra khỏi danh sách cảm tình",
}


@pytest.fixture(scope="module")
def cases():
    return with_courses_by_half_year(histories(160))


@pytest.fixture
def reported(cases):
    """Each place with each period and the cases that stand below it."""
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)
    bodies = {name: organisations_called(name).get() for name in PLACES}
    return [(bodies[name], within(cases, name), span) for name in PLACES for span in PERIODS]


def within(cases, name):
    places = [(case, (case["cell"]["name"], case["cell"]["superior"], PLACES[0])) for case in cases]
    return [case for case, around in places if name in around]


def naive_figures(own, span):
    return {figure: naive_count(own, figure, span.start, span.end) for figure in COUNTED}


def admitted_by_year(own, span):
    years = {
        str(year): (max(span.start, date(year, 1, 1)), min(span.end, date(year, 12, 31)))
        for year in range(span.start.year, span.end.year + 1)
    }
    return {year: naive_count(own, "admitted", *days) for year, days in years.items()}


def ahead_of(span):
    """The period after one, by its own length in whole months."""
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    first = date(span.end.year + span.end.month // 12, span.end.month % 12 + 1, 1)
    after = first.year * 12 + first.month - 1 + months
    return first, date.fromordinal(date(after // 12, after % 12 + 1, 1).toordinal() - 1)


def test_what_programs_are_told_and_which_cells_had_a_source_or_long_no_admission(reported):
    for body, own, span in reported:
        _check_what_programs_are_told(body, own, span)
        _check_cells(body, own, span)


def test_every_number_of_the_workbook_and_of_the_paper(reported):
    for body, own, span in reported:
        _check_workbook(body, own, span)
        _check_paper(body, own, span)


def _check_what_programs_are_told(body, own, span):
    asked = Asked(path=body.path, start=span.start, end=span.end)
    told = period_told(asked, term=None)
    ages = ages_of(own, "admitted", span.start, span.end)
    first, last = ahead_of(span)

    naive = naive_figures(own, span)
    assert {figure: told["figures"][figure] for figure in COUNTED} == naive
    assert told["admitted_by_year"] == admitted_by_year(own, span)
    if ages:
        assert abs(told["mean_age"] - sum(ages) / len(ages)) <= 0.051
    assert due_told(body.path, span) == {
        "start": first.isoformat(),
        "end": last.isoformat(),
        "number": due_within(own, first, last, on=span.end, **VALID),
    }
    for part in below_told(body, asked):
        naive = naive_figures(within(own, part["name"]), span)
        assert {figure: part["figures"][figure] for figure in COUNTED} == naive


def _check_cells(body, own, span):
    found = admitting_cells(body.path, span, CountBy.DECISION)
    asked = Asked(path=body.path, start=span.start, end=span.end)
    quiet = {each["name"]: each["last_on"] for each in quiet_told(asked, months=12)}
    last = last_admissions(own, span.end)
    year_before = date(span.end.year - 1, span.end.month, span.end.day)

    assert (found.admitted, found.with_source) == coverage(own, span.start, span.end, **VALID)
    long_ago = {cell: day.isoformat() for cell, day in last.items() if day <= year_before}
    assert {cell: day for cell, day in quiet.items() if day is not None} == long_ago
    assert last.keys().isdisjoint(cell for cell, day in quiet.items() if day is None)


def _check_workbook(body, own, span):
    book = load_workbook(io.BytesIO(period_workbook(days_asked(body, span))))
    now, then = naive_figures(own, span), naive_figures(own, span.before)
    courses = courses_of(own, span.start, span.end)

    lines = {row[0].value: row for row in book["Kết quả"].iter_rows()}
    for figure, name in SHEET_NAMES.items():
        _name, this, before, change = lines[name]
        assert (this.value, before.value) == (now[figure], then[figure])
        assert worked_out(book["Kết quả"], change) == now[figure] - then[figure]
    assert course_lines(book["Lớp bồi dưỡng"]) == courses
    if body.kind != "cell":
        sheet = book["Theo tổ chức trực thuộc"]
        total = next(row for row in sheet.iter_rows() if row[0].value == "Cộng")
        whole = [now["listed"], now["sent_to_course"], now["certified"]]
        assert [worked_out(sheet, total[at]) for at in (3, 4, 5)] == whole
        assert [worked_out(sheet, total[at]) for at in (6, 7)] == [
            now["admitted"],
            now["recognised"],
        ]
    assert worked_out_groups(book["Cơ cấu người được kết nạp"]) <= {now["admitted"]}


def _check_paper(body, own, span):
    filled = period_report(body, span, on=span.end).filled
    naive, courses = naive_figures(own, span), courses_of(own, span.start, span.end)
    before = naive_count(own, "admitted", span.before.start, span.before.end)

    told = {figure: int(filled.texts[f"period_{figure}"]) for figure in SHEET_NAMES}
    assert told == {figure: naive[figure] for figure in SHEET_NAMES}
    assert int(filled.texts["admitted_before"]) == before
    listed = {row["name"]: row for row in filled.rows["period_courses"] if row["first_on"]}
    assert {
        name.removeprefix("– "): (int(row["enrolled"]), int(row["certified"]))
        for name, row in listed.items()
    } == {name: numbers for name, numbers in courses.items() if name}
    years = admitted_by_year(own, span)
    assert {row["year"]: int(row["admitted"]) for row in filled.rows["figures_by_year"]} == (
        years if len(years) > 1 else {}
    )
    if body.kind != "cell":
        for row in filled.rows["parts_below"]:
            part = naive_figures(within(own, row["name"]), span)
            shown = ("listed", "sent_to_course", "admitted", "recognised")
            assert {name: int(row[name]) for name in shown} == {name: part[name] for name in shown}


def worked_out(sheet, cell):
    """What a cell comes to: its number, or a sum of a column or a difference of two cells."""
    value = cell.value
    if not isinstance(value, str) or not value.startswith("="):
        return value or 0
    if column := re.fullmatch(r"=SUM\((\w+:\w+)\)", value):
        return sum(worked_out(sheet, each) for (each,) in sheet[column[1]])
    one, other = value[1:].split("-")
    return worked_out(sheet, sheet[one]) - worked_out(sheet, sheet[other])


def worked_out_groups(sheet):
    """What the rows of each fact add up to, by the formula above them."""
    heads = [row[1] for row in sheet.iter_rows() if str(row[1].value).startswith("=SUM")]
    return {worked_out(sheet, head) for head in heads}


def course_lines(sheet):
    rows = [row for row in sheet.values if row[0] == "Lớp bồi dưỡng nhận thức về Đảng"]
    return {"" if row[1] == "Cộng" else row[1]: (row[3], row[4]) for row in rows}
