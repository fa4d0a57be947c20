"""Every figure is what a naive count over the same histories finds, now and on days gone by."""

from datetime import date

import pytest

from figures.random_histories import COUNTED, histories, naive_count
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.casefiles.queries.counted_people import Asked, counted_people, counts_by_year
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Dimension, Span
from ketnap.figures.admissions import admitted_by_year
from ketnap.figures.breakdowns import breakdowns
from ketnap.figures.parts import parts_below
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import organisations_called

pytestmark = pytest.mark.django_db

PEOPLE = 160
PERIODS = [
    (date(2018, 1, 1), date(2023, 12, 31)),
    *((date(year, 1, 1), date(year, 12, 31)) for year in range(2018, 2024)),
    (date(2020, 4, 1), date(2020, 6, 30)),
]
ASKING = [None, date(2019, 6, 30), date(2021, 1, 15), date(2022, 12, 31)]


@pytest.fixture(scope="module")
def cases():
    return histories(PEOPLE)


@pytest.fixture
def installed(cases):
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)
    return cases


def within(cases, name):
    return [
        case
        for case in cases
        if name in (case["cell"]["name"], case["cell"]["superior"], "Đảng ủy Bộ")
    ]


def place(name) -> Organisation:
    return organisations_called(name).get()


def test_figures_of_every_place_and_period_on_every_day_of_asking(installed):
    for name in ("Đảng ủy Bộ", "Đảng ủy cơ sở 1", "Chi bộ 3"):
        own = within(installed, name)
        for start, end in PERIODS:
            for known_on in ASKING:
                asked = Asked(path=place(name).path, start=start, end=end, known_on=known_on)
                counted = {
                    each.value: len(people) for each, people in counted_people(asked).items()
                }
                for figure in COUNTED:
                    naive = naive_count(own, figure, start, end, known_on=known_on or date.max)
                    assert counted[figure] == naive, (name, start, end, known_on, figure)


def test_there_is_something_to_count_and_corrections_matter(cases):
    start, end = PERIODS[0]
    counts = {figure: naive_count(cases, figure, start, end) for figure in COUNTED}
    earlier = naive_count(cases, "listed", start, end, known_on=ASKING[1])

    assert min(counts.values()) > 5
    assert 0 < earlier < counts["listed"]
    assert any(step["kind"] == "corrected" for case in cases for step in case["steps"])


def test_rows_of_a_breakdown(installed):
    start, end = PERIODS[0]
    asked = Asked(path=place("Đảng ủy Bộ").path, start=start, end=end)
    facts = {
        Dimension.SEX: lambda case, age: case["person"]["sex"],
        Dimension.ETHNICITY: lambda case, age: case["person"]["ethnicity"],
        Dimension.YOUTH_UNION: lambda case, age: str(case["person"]["youth_union_member"]).lower(),
        Dimension.SCHOOLING: lambda case, age: case["person"]["schooling"],
        Dimension.UNIT: lambda case, age: case["person"]["workplace"],
    }

    found = breakdowns(asked, [*facts, Dimension.AGE_BAND])

    for figure in COUNTED:
        by = found[Figure(figure)]
        for dimension, fact in facts.items():
            for row, number in by[dimension].items():
                is_in = lambda case, age, fact=fact, row=row: fact(case, age) == row  # noqa: E731
                assert number == naive_count(installed, figure, start, end, where=is_in)
        young = naive_count(installed, figure, start, end, where=lambda case, age: 18 <= age <= 30)
        assert by[Dimension.AGE_BAND]["18-30"] == young


def test_parts_and_years_add_up_to_the_whole(installed):
    start, end = PERIODS[0]
    ministry = place("Đảng ủy Bộ")
    asked = Asked(path=ministry.path, start=start, end=end)

    parts = parts_below(ministry, asked, on=end)
    years = admitted_by_year(ministry.path, Span(start, end), CountBy.DECISION)

    for part in parts:
        own = within(installed, part.name)
        for figure in COUNTED:
            assert part.counts.get(Figure(figure), 0) == naive_count(own, figure, start, end)
    assert years == {
        year: naive_count(installed, "admitted", date(year, 1, 1), date(year, 12, 31))
        for year in range(2018, 2024)
    }
    in_part = Asked(path=ministry.path, start=date(2019, 4, 1), end=date(2021, 6, 30))
    assert {year: counts[Figure.LISTED] for year, counts in counts_by_year(in_part).items()} == {
        2019: naive_count(installed, "listed", in_part.start, date(2019, 12, 31)),
        2020: naive_count(installed, "listed", date(2020, 1, 1), date(2020, 12, 31)),
        2021: naive_count(installed, "listed", date(2021, 1, 1), in_part.end),
    }
