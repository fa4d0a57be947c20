"""Members on any day, and every row of the official tables, are what naive counts find."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from figures.enrolled_rolls import enrol
from figures.random_histories import histories, naive_count
from figures.random_rolls import ONE_DAY, rolls
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.domain.figures.official import Counts
from ketnap.figures.members import members_bridge, members_by_place, members_on
from ketnap.figures.official import load_tables
from ketnap.figures.official.filling import filled_table
from ketnap.figures.rates import RateOf, admission_rates
from ketnap.organisations.queries import organisations_called

pytestmark = pytest.mark.django_db

PERIODS = [
    Span(date(2018, 1, 1), date(2023, 12, 31)),
    *(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2019, 2024)),
    Span(date(2021, 4, 1), date(2021, 6, 30)),
]
CELLS_OF = {
    "Đảng ủy Bộ": range(20),
    "Đảng ủy cơ sở 1": range(0, 20, 2),
    "Chi bộ 3": range(2, 3),
}
HIGHER = ("college", "university", "master")
ROWS = {
    "Trong đó nữ": lambda person, age: person["sex"] == "female",
    "Trong đó dân tộc thiểu số": lambda person, age: person["ethnicity"] != "Kinh",
    "Trong đó có tôn giáo": lambda person, age: person["religion"] != "không",
    "Trong đó đoàn viên TNCS Hồ Chí Minh": lambda person, age: person["youth_union_member"],
    "Trong đó đoàn viên công đoàn": lambda person, age: person["trade_union_member"],
    "Viên chức đơn vị sự nghiệp công lập": lambda person, age: person["occupation"] == "viên chức",
    "Doanh nghiệp: công nhân, lao động trực tiếp": lambda person, age: (
        person["occupation"] == "công nhân"
    ),
    "Từ 18 đến 30 tuổi": lambda person, age: 18 <= age <= 30,
    "Từ 31 đến 35 tuổi": lambda person, age: 31 <= age <= 35,
    "Trên 60 tuổi": lambda person, age: age > 60,
    "Tuổi khác, chưa rõ": lambda person, age: age < 18,
    "Trung học phổ thông trở lên": lambda person, age: True,
    "Cao đẳng": lambda person, age: person["schooling"] == "college",
    "Đại học": lambda person, age: person["schooling"] == "university",
    "Chưa qua đào tạo, chưa rõ": lambda person, age: person["schooling"] not in HIGHER,
}
"""By row, whom it counts; “chưa rõ” stands twice, and is left out."""


@pytest.fixture(scope="module")
def cases():
    return histories(160)


@pytest.fixture(scope="module")
def members():
    return rolls(90)


@pytest.fixture
def places(cases, members, founder):
    """The same cases and rolls in the installation; by name, where each place stands."""
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)
    cells = [organisations_called(f"Chi bộ {number + 1}").get() for number in range(20)]
    enrol(members, cells, founder)
    return {name: organisations_called(name).get().path for name in CELLS_OF}


def standing(members, name, day):
    return [roll for roll in members if roll.stands_in(CELLS_OF[name], day)]


def moves(days_of, members, name, span):
    days = [day for roll in members for day in days_of(roll, CELLS_OF[name])]
    return sum(span.start <= day <= span.end for day in days)


def came(roll, cells):
    return roll.came(cells)


def left(roll, cells):
    return roll.left(cells)


def age_on(person, day):
    born = date.fromisoformat(person["born_on"])
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def of(cases, name):
    places = [
        (case, (case["cell"]["name"], case["cell"]["superior"], "Đảng ủy Bộ")) for case in cases
    ]
    return [case for case, around in places if name in around]


def test_members_on_any_day_and_the_bridge_of_any_period(places, members):
    for name, path in places.items():
        for place in range(20):
            day = date(2017, 6, 1) + timedelta(days=113 * place)
            assert members_on(path, day) == len(standing(members, name, day)), (name, day)
        for span in PERIODS:
            bridge = members_bridge(path, span)
            assert bridge.opening == len(standing(members, name, span.start - ONE_DAY))
            assert sum(bridge.came.values()) == moves(came, members, name, span)
            assert sum(bridge.left.values()) == moves(left, members, name, span)
            assert bridge.closing == len(standing(members, name, span.end))


def test_members_of_places_asked_for_together_are_those_of_each(places, members):
    for number in range(0, 20, 3):
        day = date(2017, 6, 1) + timedelta(days=113 * number)
        found = members_by_place(places.values(), day)
        naive = {path: len(standing(members, name, day)) for name, path in places.items()}
        assert {path: number or 0 for path, number in found.items()} == naive, day


def test_every_row_of_the_table_of_admissions(places, cases):
    table = load_tables()["2-BTCTW"]
    for name, path in places.items():
        for span in PERIODS:
            filled = filled_table(table, Asked(path=path, start=span.start, end=span.end))
            for period, column in ((span, "this"), (span.before, "before")):
                found = {each.row.vi: getattr(each, column) for each in filled.rows}
                naive = {
                    row: naive_count(
                        of(cases, name),
                        "admitted",
                        period.start,
                        period.end,
                        where=lambda case, age, counts=counts: counts(case["person"], age),
                    )
                    for row, counts in ROWS.items()
                }
                assert {row: found[row] for row in ROWS} == naive, (name, period)


def test_every_row_of_the_table_of_members(places, members):
    table = load_tables()["3-BTCTW"]
    for name, path in places.items():
        for span in PERIODS:
            asked = Asked(path=path, start=span.start, end=span.end)
            found = {each.row.vi: each.this for each in filled_table(table, asked).rows}
            people = [roll.person for roll in standing(members, name, span.end)]
            ages = [age_on(person, span.end) for person in people]

            naive = {
                row: sum(bool(counts(*each)) for each in zip(people, ages, strict=True))
                for row, counts in ROWS.items()
            }
            assert {row: found[row] for row in ROWS} == naive, (name, span)
            if ages:
                mean = Decimal(sum(ages)) / len(ages)
                assert abs(found["Tuổi bình quân"] - mean) <= Decimal("0.05")


def at_start(span):
    """Of whom the first rate is, from which day on they are carried over, and the last day."""
    if span.start.year == span.end.year:
        return RateOf.YEAR_START, date(span.start.year, 1, 1), span.end
    return RateOf.PERIOD_START, span.start, span.end


def test_the_table_of_changes_and_the_rates(places, members, cases):
    table = load_tables()["1-BTCTW"]
    for name, path in places.items():
        for span in PERIODS:
            asked = Asked(path=path, start=span.start, end=span.end)
            rows = [each for each in filled_table(table, asked).rows if not each.row.level]
            changes = [each.this for each in rows if each.row.counts is Counts.CHANGE]
            first_of, start, end = at_start(span)
            admitted = naive_count(of(cases, name), "admitted", span.start, end)
            rates = admission_rates(path, span, admitted, term=None)

            assert changes == [
                len(standing(members, name, span.start - ONE_DAY)),
                moves(came, members, name, span),
                moves(left, members, name, span),
                len(standing(members, name, end)),
            ]
            assert {rate.of: rate.members for rate in rates} == {
                first_of: len(standing(members, name, start - ONE_DAY)),
                RateOf.PERIOD_END: len(standing(members, name, end)),
            }
