"""Members whom the database counts are those that are read one by one, wherever they moved."""

from collections import Counter
from datetime import date, timedelta

import pytest

from conftest import BEGINNING
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations, acting_on_people
from ketnap.domain.calendar import completed_years
from ketnap.domain.figures import Span, Traits, bridge_of
from ketnap.figures.members import member_stays, members_bridge, members_by_place, members_on
from ketnap.figures.members_alike import members_alike
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.services import create_organisation, move
from ketnap.people.models import MemberStatus, Person
from ketnap.people.services import Joining, change_membership, enrol_members

pytestmark = pytest.mark.django_db

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
ADMITTED_ON, LEFT_ON = date(2023, 5, 19), date(2024, 5, 1)
RECOGNISED_ON, CAME_ON = date(2024, 6, 1), date(2024, 6, 15)
MOVED_ON = date(2024, 9, 1)
ONE_DAY = timedelta(days=1)
DAYS = [
    each + shift
    for each in (LEFT_ON, RECOGNISED_ON, CAME_ON, MOVED_ON)
    for shift in (timedelta(0), ONE_DAY)
]
TRAITS = ("age", "sex", "occupation")


@pytest.fixture
def further_cell(superior, administrator):
    return create_organisation(
        OrganisationKind.CELL, "Chi bộ Ba", since=BEGINNING, parent=superior, actor=administrator
    )


@pytest.fixture
def moved(further_cell):
    """Puts the further cell below another body within the year."""

    def move_away():
        actor = acting_on_organisations(OPERATOR)
        body = create_organisation(
            OrganisationKind.SUPERIOR_COMMITTEE, "Đảng ủy Khối", since=BEGINNING, actor=actor
        )
        move(further_cell, body, on=MOVED_ON, actor=actor)
        further_cell.refresh_from_db()

    return move_away


@pytest.fixture
def roll(people, cell, other_cell, further_cell, moved):
    """Who remained, was recognised, was on the road, left, stood in two cells at once, or moved along."""

    def enter(person, where, since, *, until=None, status=MemberStatus.OFFICIAL):
        joining = Joining(person=person, status=status, since=since, until=until)
        enrol_members(where, [joining], actor=acting_on_people(OPERATOR, where))

    people.member(cell, "Nguyễn Thị An")
    binh = people.person(cell, "Trần Văn Bình", sex="male")
    enter(binh, cell, ADMITTED_ON, status=MemberStatus.PROBATIONARY)
    change_membership(
        binh.memberships.get(),
        on=RECOGNISED_ON,
        status=MemberStatus.OFFICIAL,
        actor=acting_on_people(OPERATOR, cell),
    )
    on_the_road = people.person(cell, "Lê Quỳnh Chi", occupation="giáo viên")
    enter(on_the_road, cell, BEGINNING, until=LEFT_ON)
    enter(on_the_road, other_cell, CAME_ON)
    gone = people.person(cell, "Hoàng Văn Dũng", born_on=date(2000, 2, 29))
    enter(gone, other_cell, BEGINNING, until=LEFT_ON)
    twice = people.person(cell, "Phạm Hương Giang", born_on=date(1990, 6, 15))
    enter(twice, cell, BEGINNING, until=CAME_ON)
    enter(twice, other_cell, LEFT_ON)
    along = people.person(cell, "Vũ Minh Khang", sex="male", occupation="nông dân")
    enter(along, further_cell, BEGINNING)
    moved()


def test_members_alike_on_any_day_are_those_read_one_by_one(
    roll, superior, other_cell, further_cell
):
    for place in (superior, other_cell, further_cell):
        for day in DAYS:
            whole = Span(day, day)
            there = [each.who for each in member_stays(place.path, whole) if each.covers(day)]
            expected = Counter(
                Traits(
                    age=completed_years(each.born_on, day), sex=each.sex, occupation=each.occupation
                )
                for each in Person.objects.filter(pk__in=there)
            )

            assert members_alike(place.path, day, TRAITS) == expected, (place, day)
            assert members_on(place.path, day) == expected.total()


def test_members_beside_each_other_are_counted_as_each_alone(roll, superior, cell, other_cell):
    paths = [cell.path, other_cell.path]
    for day in DAYS:
        assert members_by_place(paths, day) == {path: members_on(path, day) for path in paths}


def test_bridge_of_members_is_that_of_those_read_one_by_one(
    roll, superior, other_cell, further_cell
):
    spans = [YEAR, Span(LEFT_ON, CAME_ON), Span(RECOGNISED_ON, MOVED_ON)]
    for place in (superior, other_cell, further_cell):
        for span in spans:
            expected = bridge_of(member_stays(place.path, span), span.start, span.end)

            found = members_bridge(place.path, span)

            assert found.numbers == expected.numbers, (place, span)
            assert found.adds_up
