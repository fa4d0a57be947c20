"""Published reports made again: people with the published counts go in, the published figures come out.

Where a paper's own arithmetic is wrong, the test says what it printed.
"""

from datetime import date
from decimal import Decimal

import pytest

from figures.published_people import (
    decided,
    enrol,
    first_cell,
    histories,
    install,
    keeper,
    listed,
    make_members,
    member_course,
    sent_to_course,
)
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.casefiles.queries.counted_people import Asked, counted_people, figure_counts
from ketnap.domain.figures import (
    Dimension,
    Span,
    change_from,
    mean_age_of,
    part_from,
    percent_of,
)
from ketnap.figures.admissions import admitting_cells
from ketnap.figures.breakdowns import breakdowns
from ketnap.figures.members import members_bridge, members_on
from ketnap.figures.parts import parts_below
from ketnap.figures.rates import RateOf, admission_rates
from ketnap.figures.targets import targets_within
from ketnap.people.models import MemberStatus, Person
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db


class Report:
    """The figures of a body for a period, by the queries of the screens and the command line."""

    def __init__(self, body, start, end):
        self.body, self.span = body, Span(start, end)
        self.asked = Asked(path=body.path, start=start, end=end)

    def count(self, figure):
        return figure_counts(self.asked)[figure]

    def rows(self, dimension):
        return breakdowns(self.asked, [dimension])[Figure.ADMITTED][dimension]

    def share(self, *rows, of, decimals=2):
        """Of everybody admitted, how many per cent stand in some rows of a dimension."""
        found = self.rows(of)
        part = sum(found.get(row, 0) for row in rows)
        return percent_of(part, self.count(Figure.ADMITTED), decimals=decimals)

    def rate(self, of, *, term=None):
        rates = admission_rates(self.body.path, self.span, self.count(Figure.ADMITTED), term=term)
        return next((each.members, each.percent) for each in rates if each.of is of)


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


def number(text):
    return Decimal(text)


def test_case_a_a_district_in_2009():
    """The paper cut 48.03, 59.87 and 0.66 off to 48.02, 59.9 and 0.65, and 3.29 up to 3.3."""
    on = decided(date(2009, 5, 19))
    work = (("cán bộ, công chức", 91), ("lực lượng vũ trang", 47), ("công nhân", 5), ("khác", 9))
    occupations = [name for name, many in work for _ in range(many)]
    schooling = ["university"] * 81 + ["vocational"] * 39 + ["upper_secondary"] * 32
    ages = [25] * 66 + [38] * 84 + [41] * 2
    admitted = [
        case
        for place in range(152)
        for case in histories(
            1,
            on,
            first_cell=place % 42,
            age=ages[place],
            sex="female" if place % 2 == 0 and place < 146 else "male",
            ethnicity="Hoa" if place == 7 else "Kinh",
            occupation=occupations[place],
            schooling=schooling[place],
            youth_union_member=place < 76,
        )
    ]
    on_the_list = histories(11, listed(date(2009, 3, 3)), cells=11, first_cell=42)
    body = install([*admitted, *on_the_list])

    report = Report(body, *year(2009))
    people = counted_people(report.asked)[Figure.ADMITTED]
    coverage = admitting_cells(body.path, report.span, CountBy.DECISION)

    assert (len(people), report.rows(Dimension.SEX)["female"]) == (152, 73)
    assert report.share("female", of=Dimension.SEX) == number("48.03")
    assert report.share("cán bộ, công chức", of=Dimension.OCCUPATION) == number("59.87")
    assert report.share("lực lượng vũ trang", of=Dimension.OCCUPATION) == number("30.92")
    assert report.share("công nhân", of=Dimension.OCCUPATION) == number("3.29")
    assert report.share("Hoa", of=Dimension.ETHNICITY) == number("0.66")
    assert report.share("true", of=Dimension.YOUTH_UNION, decimals=1) == number("50.0")
    assert report.share("18-30", of=Dimension.AGE_BAND, decimals=1) == number("43.4")
    college = ("college", "university", "master", "doctor")
    assert report.share(*college, of=Dimension.PROFESSION, decimals=1) == number("53.3")
    assert report.share("vocational", of=Dimension.PROFESSION, decimals=1) == number("25.7")
    assert mean_age_of(people) == number("32.4")
    assert (coverage.admitted, coverage.with_source) == (42, 53)
    assert percent_of(coverage.admitted, coverage.with_source) == number("79.2")


def test_case_d_a_block_of_agencies_in_nine_months_of_2020(founder):
    """90 admitted of 5,356 members at the start of the term, against an aim of 3 % a year."""
    term = Span(date(2015, 8, 10), date(2020, 8, 9))
    body = install(
        [
            *histories(103, sent_to_course(date(2020, 6, 2)), cells=73),
            *histories(159, member_course(date(2020, 7, 7)), cells=73),
            *histories(90, decided(date(2020, 5, 19)), cells=73),
            *histories(165, decided(date(2020, 4, 4), "recognition"), cells=73),
        ]
    )
    enrol(5356, first_cell(), founder.pk, since=date(2010, 1, 1))

    report = Report(body, date(2020, 1, 1), date(2020, 9, 30))

    counted = {
        Figure.SENT_TO_COURSE: 103,
        Figure.NEW_MEMBER_CERTIFIED: 159,
        Figure.ADMITTED: 90,
        Figure.RECOGNISED: 165,
    }
    assert {figure: report.count(figure) for figure in counted} == counted
    assert report.rate(RateOf.TERM_START, term=term) == (5356, number("1.68"))
    assert part_from(5356, Decimal(3)) == 161
    parts = parts_below(body, report.asked, on=report.span.end)
    assert len(parts) == 73


def test_case_e_a_quarter_counts_its_two_sorts_of_classes_apart():
    start, end = date(2009, 1, 1), date(2009, 3, 31)
    body = install(
        [
            *histories(37, decided(start)),
            *histories(13, decided(end, "recognition")),
            *histories(92, member_course(date(2009, 2, 2))),
            *histories(68, sent_to_course(date(2009, 2, 20))),
            *histories(3, decided(date(2009, 4, 1))),
        ]
    )

    report = Report(body, start, end)

    counted = (Figure.ADMITTED, Figure.RECOGNISED)
    assert [report.count(each) for each in counted] == [37, 13]
    assert report.count(Figure.NEW_MEMBER_CERTIFIED) == 92
    assert report.count(Figure.SENT_TO_COURSE) == 68


def test_case_g_a_year_against_its_target_and_a_class_of_the_next(founder):
    body = install(
        [
            *histories(118, decided(date(2021, 9, 2)), cells=22),
            *histories(70, sent_to_course(date(2022, 4, 26)), cells=22),
        ]
    )
    cell = first_cell()
    for planned, target in ((2021, 100), (2022, 120)):
        starts_on, ends_on = year(planned)
        actor = keeper(cell, founder.pk)
        order = PlanOrder(span=PlanSpan.YEAR, starts_on=starts_on, ends_on=ends_on)
        plan = set_up_plan(cell, order, by=actor)
        set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): target}, by=actor)

    report, following = Report(body, *year(2021)), Report(body, *year(2022))
    target = targets_within(body.path, report.span, of=PlanSpan.YEAR)[Figure.ADMITTED].target
    next_target = targets_within(body.path, following.span, of=PlanSpan.YEAR)[Figure.ADMITTED]
    admitted = report.count(Figure.ADMITTED)

    assert (admitted, target, admitted - target) == (118, 100, 18)
    assert percent_of(admitted, target) == number("118.0")
    assert (next_target.target, change_from(admitted, 120)) == (120, number("1.7"))
    in_class = counted_people(following.asked)[Figure.SENT_TO_COURSE]
    assert (len(in_class), len({person.place for person in in_class})) == (70, 22)


def test_case_i_youth_and_trade_union_of_two_years(founder):
    """The paper lets 75.9 % and 24.1 % divide 1,083 people; the rows are told apart here, not added."""
    on = decided(date(2012, 3, 26))
    body = install(
        [
            *histories(575, on, youth_union_member=True, occupation="sinh viên"),
            *histories(247, on, youth_union_member=True),
            *histories(261, decided(date(2011, 2, 3)), trade_union_member=True),
        ]
    )
    enrol(3750, first_cell(), founder.pk, since=date(2005, 1, 1))

    report = Report(body, date(2011, 1, 1), date(2012, 12, 31))

    assert report.count(Figure.ADMITTED) == 1083
    assert report.share("true", of=Dimension.YOUTH_UNION, decimals=1) == number("75.9")
    assert report.share("true", of=Dimension.TRADE_UNION, decimals=1) == number("24.1")
    assert report.share("sinh viên", of=Dimension.OCCUPATION) == number("53.09")
    assert sum(report.rows(Dimension.YOUTH_UNION).values()) == 1083
    assert report.rate(RateOf.PERIOD_END) == (3750, number("28.88"))


def test_case_j_a_province_in_2016():
    """“More than 96 %”, “11 %”, “about 3 %” and “about 5 %” are given the least counts that fit."""
    on = decided(date(2016, 11, 7))
    body = install(
        [
            *histories(465, on, cells=40, schooling="university", religion="Công giáo"),
            *histories(127, on, cells=40, schooling="university", ethnicity="Hoa"),
            *histories(1827, on, cells=40, schooling="college"),
            *histories(211, on, cells=40, occupation="doanh nghiệp ngoài nhà nước"),
            *histories(1422, on, cells=40, schooling="vocational"),
            *histories(168, on, cells=40, schooling="lower_secondary_diploma"),
        ]
    )

    report = Report(body, *year(2016))
    secondary = ("upper_secondary", "vocational", "college", "university")

    assert report.count(Figure.ADMITTED) == 4220
    assert report.share("college", "university", of=Dimension.PROFESSION) == number("57.32")
    assert report.share(*secondary, of=Dimension.SCHOOLING) == number("96.02")
    assert report.share("Công giáo", of=Dimension.RELIGION) == number("11.02")
    assert report.share("Hoa", of=Dimension.ETHNICITY) == number("3.01")
    private = report.share("doanh nghiệp ngoài nhà nước", of=Dimension.OCCUPATION)
    assert private == number("5.00")
    assert percent_of(report.count(Figure.ADMITTED), 72_000) == number("5.9")


def test_case_k_a_rate_of_the_members_at_the_start_of_the_year(founder):
    """358 are 7.61 % of some 4,704; of the members at the end of the year they are fewer."""
    body = install(histories(358, decided(date(2017, 6, 1)), cells=30))
    cell = first_cell()
    enrol(4704, cell, founder.pk, since=date(2010, 1, 1))
    admitted = Person.objects.filter(casefiles__cell__path__startswith=body.path)
    joined_on = {"since": date(2017, 6, 2)}
    make_members(admitted, cell, founder.pk, status=MemberStatus.PROBATIONARY, **joined_on)

    report = Report(body, *year(2017))
    coverage = admitting_cells(body.path, report.span, CountBy.DECISION)

    assert report.rate(RateOf.YEAR_START) == (4704, number("7.61"))
    assert report.rate(RateOf.PERIOD_END) == (5062, number("7.07"))
    assert part_from(4704, Decimal(7)) == 329
    assert percent_of(coverage.admitted, coverage.with_source) == number("100.0")


def test_case_m_what_came_less_what_left_is_the_change_of_a_year(founder):
    body = install(histories(3262, decided(date(2025, 3, 3)), cells=13))
    cell, (start, end) = first_cell(), year(2025)
    admitted = Person.objects.filter(casefiles__cell__path__startswith=body.path)
    make_members(
        admitted, cell, founder.pk, status=MemberStatus.PROBATIONARY, since=date(2025, 3, 10)
    )
    enrol(322, cell, founder.pk, since=date(2001, 1, 1), until=date(2025, 6, 1))

    bridge = members_bridge(body.path, Span(start, end))

    assert Report(body, start, end).count(Figure.ADMITTED) == 3262
    assert (bridge.opening, bridge.came, bridge.left) == (322, {"admitted": 3262}, {"left": 322})
    assert (bridge.closing - bridge.opening, bridge.adds_up) == (2940, True)
    assert members_on(body.path, end) == 3262
