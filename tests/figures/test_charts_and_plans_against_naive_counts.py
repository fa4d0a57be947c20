"""Charts as they are drawn, plans and rates say what naive counts find over random histories."""

import csv
import io
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from figures.enrolled_rolls import enrol
from figures.further_steps import with_further_steps
from figures.naive_stages import changes, quantile, stage_on
from figures.random_histories import CELLS, COUNTED, FURTHER, histories, naive_count
from figures.random_rolls import ONE_DAY, rolls
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked, figure_counts
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.figures import Span
from ketnap.figures.names import FIGURE_NAMES
from ketnap.figures.parts import parts_below
from ketnap.figures.rates import RateOf, admission_rates
from ketnap.organisations.queries import organisations_called
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan, Target
from ketnap.rules.load import load_rulebook
from ketnap.web.figures.at_the_machine import days_asked
from ketnap.web.figures.drawing import csv_of, svg_of
from ketnap.web.figures.period_workbook import period_workbook
from ketnap.web.figures.pictures import PLAN, WAITING, WAY, YEARS_SHOWN, charts_of

pytestmark = pytest.mark.django_db

YEARS = [Span(date(year, 1, 1), date(year, 12, 31)) for year in (2020, 2022)]
PLACES = ("Đảng ủy Bộ", "Đảng ủy cơ sở 1", "Chi bộ 3")
PLANNED = {PlannedFigure.PUT_FORWARD: Figure.PUT_FORWARD, PlannedFigure.ADMITTED: Figure.ADMITTED}
VALID = load_rulebook().on(date(2020, 1, 1))["awareness_certificate_valid_months"].value
IN_THE_END = ("official", "closed")


@pytest.fixture(scope="module")
def cases():
    return histories(160)


@pytest.fixture
def taken_in(cases):
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)


@pytest.fixture
def planned(founder, taken_in):
    """By year and cell, what each plan sets; every third cell has no plan."""
    targets = {}
    for span in YEARS:
        for number in range(1, CELLS + 1):
            if number % 3:
                own = {PlannedFigure.ADMITTED: number % 4 + 1}
                if number % 2:
                    own[PlannedFigure.PUT_FORWARD] = number
                targets[span, f"Chi bộ {number}"] = own
                plan = Plan.objects.create(
                    cell=organisations_called(f"Chi bộ {number}").get(),
                    span=PlanSpan.YEAR,
                    starts_on=span.start,
                    ends_on=span.end,
                    created_by=founder,
                )
                for figure, target in own.items():
                    Target.objects.create(plan=plan, figure=figure, number=target)
    return targets


def numbered(name):
    """The numbers of the cells at or below a place."""
    if name == "Đảng ủy Bộ":
        return range(1, CELLS + 1)
    return range(1, CELLS + 1, 2) if name == "Đảng ủy cơ sở 1" else [int(name.split()[-1])]


def within(cases, name):
    cells = {f"Chi bộ {number}" for number in numbered(name)}
    return [case for case in cases if case["cell"]["name"] in cells]


def naive(own, figure, span):
    return naive_count(own, figure.value, span.start, span.end)


def test_every_number_of_the_charts_as_they_are_drawn_and_as_files(cases, planned):
    for name in PLACES:
        for span in YEARS:
            asked = days_asked(organisations_called(name).get(), span)
            charts = charts_of(RequestFactory().get("/"), asked)
            own = within(cases, name)
            plan, funnel, stages, flow, years, waiting = (table_of(chart) for chart in charts)

            assert plan == plan_lines(own, span, planned)
            assert funnel == {str(FIGURE_NAMES[each]): [naive(own, each, span)] for each in WAY}
            assert stages == stage_lines(own, span)
            assert flow == flow_lines(own, span)
            assert years == year_lines(own, span)
            assert waiting == waiting_lines(own, span)
            for chart in charts:
                assert drawn(chart) == first_numbers(chart)


def table_of(chart):
    """The numbers of each line of a chart's file, as numbers."""
    lines = list(csv.reader(io.StringIO(csv_of(chart).removeprefix("\N{BYTE ORDER MARK}"))))[1:]
    return {name: [float(value) if value else None for value in line] for name, *line in lines}


def drawn(chart):
    """The lines of a drawing: the name, the length of the bar, and the number at its end."""
    found = re.findall(
        r'<text[^>]*dy="4"[^>]*>(.*?)</text>.*?<rect[^>]*width="(\d+)" height="14" rx="2" '
        r'fill="#(?!e7dfd3)\w+".*?<text[^>]*dy="22"[^>]*>(.*?)</text>',
        svg_of(chart, about="Chi bộ"),
        re.DOTALL,
    )
    return [(unescape(label), int(length), unescape(text)) for label, length, text in found]


def first_numbers(chart):
    """The same by the numbers of its table: a bar is as long as its share of the whole."""
    cells = [[cell["values"] for cell in bar.cells] for bar in chart.bars]
    # Of waiting, nine tenths make the longest bar; what was planned has its target beside it.
    longest = max((own[chart.code == WAITING][0] or 0 for own in cells), default=0)
    wholes = [own[0][1] if chart.code == PLAN else longest for own in cells]
    return [
        (bar.label, pixels(own[0][0] or 0, whole), bar.cells[0]["text"])
        for bar, own, whole in zip(chart.bars, cells, wholes, strict=True)
    ]


def pixels(number, whole):
    """Of 540, by whole per cents; whoever is there at all is seen."""
    return max(1, min(100, number * 100 // whole)) * 540 // 100 if number else 0


def plan_lines(own, span, planned):
    lines = {}
    for figure, counts in PLANNED.items():
        cells = {
            cell: targets[figure]
            for (year, cell), targets in planned.items()
            if year == span and figure in targets
        }
        there = [case for case in own if case["cell"]["name"] in cells]
        names = {case["cell"]["name"] for case in own}
        target = sum(number for cell, number in cells.items() if cell in names)
        if target:
            reached = naive(there, counts, span)
            lines[str(FIGURE_NAMES[counts])] = [reached, target, share(reached, target)]
    return lines


def share(part, whole, decimals=1):
    """In per cent, halves up; nothing of nobody."""
    if not whole:
        return None
    tens = 10**decimals
    return (200 * tens * part + whole) // (2 * whole) / tens


def stage_lines(own, span):
    standing = [stage_on(case, span.end, certificate_months=VALID) for case in own]
    return {
        stage_name(stage, "vi"): [standing.count(stage.value)]
        for stage in Stage
        if stage.value not in IN_THE_END
    }


def flow_lines(own, span):
    passed = [
        (before, now)
        for case in own
        for day, before, now in changes(case, certificate_months=VALID)
        if before is not None and span.start <= day <= span.end
    ]
    return {
        f"{stage_name(Stage(one), 'vi')} → {stage_name(Stage(other), 'vi')}": [
            passed.count((one, other))
        ]
        for one, other in set(passed)
    }


def year_lines(own, span):
    years = range(span.end.year - YEARS_SHOWN + 1, span.end.year + 1)
    return {
        str(year): [naive(own, Figure.ADMITTED, Span(date(year, 1, 1), date(year, 12, 31)))]
        for year in years
    }


def waiting_lines(own, span):
    """By stage: half and nine tenths of those that ended, how many they are, who is there how long."""
    ended, still = {}, {}
    for case in own:
        since, stage = None, None
        for day, before, now in changes(case, certificate_months=VALID):
            if before is not None and span.start <= day <= span.end:
                ended.setdefault(before, []).append((day - since).days)
            if day <= span.end:
                since, stage = day, now
        if stage is not None:
            still.setdefault(stage, []).append((span.end - since).days)
    return {
        stage_name(stage, "vi"): [
            quantile(ended[stage], 1, 2) if stage in ended else None,
            quantile(ended[stage], 9, 10) if stage in ended else None,
            len(ended.get(stage, ())),
            len(still.get(stage, ())),
            max(still[stage]) if stage in still else None,
        ]
        for stage in Stage
        if stage in {*ended, *still} and stage not in IN_THE_END
    }


def test_plans_and_rates_and_their_sheets(cases, planned, founder):
    cells = [organisations_called(f"Chi bộ {number}").get() for number in range(1, CELLS + 1)]
    members = rolls(60)
    enrol(members, cells, founder)
    for name in PLACES:
        body, own = organisations_called(name).get(), within(cases, name)
        for span in YEARS:
            places = [number - 1 for number in numbered(name)]
            before, after = (
                sum(roll.stands_in(places, day) for roll in members)
                for day in (span.start - ONE_DAY, span.end)
            )
            admitted = naive(own, Figure.ADMITTED, span)
            book = load_workbook(io.BytesIO(period_workbook(days_asked(body, span))))

            rates = admission_rates(body.path, span, admitted, term=None)
            assert [(each.of, each.members, plain(each.percent)) for each in rates] == [
                (RateOf.YEAR_START, before, share(admitted, before, 2)),
                (RateOf.PERIOD_END, after, share(admitted, after, 2)),
            ]
            assert numbers_in(book["Tỷ lệ kết nạp"], 1) == [[before, admitted], [after, admitted]]
            assert plans_in(book["Kế hoạch kết nạp"]) == {
                cell: (
                    targets[PlannedFigure.ADMITTED],
                    naive(within(cases, cell), Figure.ADMITTED, span),
                )
                for (year, cell), targets in planned.items()
                if year == span and int(cell.split()[-1]) in numbered(name)
            }


def plain(percent):
    return None if percent is None else float(percent)


def numbers_in(sheet, column):
    """The lines that have plain numbers in two columns beside each other."""
    rows = [row[column : column + 2] for row in sheet.values]
    return [list(row) for row in rows if all(isinstance(value, int) for value in row)]


def plans_in(sheet):
    return {row[0]: (row[1], row[2]) for row in sheet.values if isinstance(row[1], int)}


def test_figures_of_whoever_was_refused_withdrew_or_was_struck_off(cases):
    files = with_further_steps(cases[:60])
    import_casefiles([casefile_from_data(case) for case in files], by=OPERATOR)
    body = organisations_called("Đảng ủy Bộ").get()
    seen = set()

    for span in [*YEARS, Span(date(2019, 2, 10), date(2024, 8, 20))]:
        for known_on in (None, span.end + timedelta(days=45)):
            asked = Asked(path=body.path, start=span.start, end=span.end, known_on=known_on)
            counts, parts = figure_counts(asked), parts_below(body, asked, on=span.end)
            for figure in map(Figure, (*COUNTED, *FURTHER)):
                days = {"known_on": known_on or date.max}
                number = naive_count(files, figure.value, span.start, span.end, **days)
                assert counts[figure] == number
                assert sum(part.counts.get(figure, 0) for part in parts) == number
                seen |= {figure.value} if number else set()
    assert seen.issuperset(FURTHER)
