"""What cases tell of membership is entered on the roll, but for whoever should be looked at first."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import file_named, of_somebody_else
from conftest import today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_people
from ketnap.casefiles.queries import (
    Obstacle,
    joining_for,
    joining_of,
    not_entered_among,
    not_entered_below,
)
from ketnap.casefiles.services import enter_by_case, enter_by_cases, import_casefile
from ketnap.domain.access import NotAllowed
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import admit_member, create_person, end_membership, merge_persons

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 3)
HELD_ON, DECIDED_ON = date(2018, 7, 26), date(2019, 9, 10)
PROBATION = (MemberStatus.PROBATIONARY, HELD_ON, date(2019, 9, 9), None)
OFFICIAL = (MemberStatus.OFFICIAL, DECIDED_ON, None, date(2019, 7, 26))


@pytest.fixture
def case(cell):
    """A case that went straight to recognition."""
    return import_casefile(file_named("straight_path"), by=OPERATOR)


@pytest.fixture
def leader(case):
    """Whoever leads the cell of the case."""
    return acting_on_people(OPERATOR, case.cell)


@pytest.fixture
def called_for(case, leader):
    """Asks whom the cases of the cell call for."""
    return lambda: joining_of(leader, case.cell_id, on=TODAY)


def entered(person) -> list[tuple[object, ...]]:
    rows = Membership.objects.filter(person=person).order_by("valid_from")
    return list(rows.values_list("status", "valid_from", "valid_until", "official_on"))


def test_recognised_member_gets_his_probation_too_and_is_entered_once(case, leader, called_for):
    numbers = (
        enter_by_cases(called_for(), actor=leader),
        enter_by_cases(called_for(), actor=leader),
    )

    assert numbers == (1, 0)
    assert entered(case.person) == [PROBATION, OFFICIAL]


def test_member_struck_off_is_entered_as_one_who_left(cell):
    file = file_named("straight_path")
    last = file.steps[-1]
    struck_off = replace(last, matter=type(last.matter)("strike_off"))
    case = import_casefile(replace(file, steps=(*file.steps[:-1], struck_off)), by=OPERATOR)
    leader = acting_on_people(OPERATOR, case.cell)

    enter_by_cases(joining_of(leader, case.cell_id, on=TODAY), actor=leader)

    assert entered(case.person) == [PROBATION]
    assert joining_of(leader, case.cell_id, on=TODAY) == ()


def test_missing_members_are_counted_by_cell(case, leader, called_for):
    counted = (not_entered_among([case.pk], on=TODAY), not_entered_below("", on=TODAY))
    enter_by_cases(called_for(), actor=leader)

    assert counted == ({case.cell_id: 1}, {case.cell_id: 1})
    assert not_entered_below(case.cell.path, on=TODAY) == {}


def test_somebody_on_another_roll_is_not_entered(case, leader, called_for, cell):
    elsewhere = acting_on_people(OPERATOR, cell)
    admit_member(
        case.person, cell, status=MemberStatus.PROBATIONARY, since=HELD_ON, actor=elsewhere
    )

    [joining] = called_for()

    assert joining.obstacle is Obstacle.ELSEWHERE
    assert enter_by_cases([joining], actor=leader) == 0
    with pytest.raises(ValidationError, match="chi bộ khác"):
        enter_by_case(joining, actor=leader)


def test_somebody_whose_membership_ended_otherwise_is_left_to_people(case, leader, called_for):
    own = admit_member(
        case.person, case.cell, status=MemberStatus.PROBATIONARY, since=HELD_ON, actor=leader
    )
    end_membership(own, on=date(2019, 1, 7), actor=leader)

    [joining] = called_for()

    assert joining.obstacle is Obstacle.OTHERWISE
    with pytest.raises(ValidationError, match="cách khác với hồ sơ"):
        enter_by_case(joining, actor=leader)


def test_a_member_of_the_same_name_and_birth_is_asked_about(case, leader, called_for):
    facts = {
        name: getattr(case.person, name)
        for name in ("full_name", "born_on", "sex", "ethnicity", "religion", "schooling")
    }
    twin = create_person(case.cell, actor=leader, occupation="viên chức", workplace="Sở", **facts)
    admit_member(
        twin,
        case.cell,
        status=MemberStatus.OFFICIAL,
        official_on=HELD_ON,
        since=HELD_ON,
        actor=leader,
    )

    [joining] = called_for()
    by_all = enter_by_cases([joining], actor=leader)
    enter_by_case(joining, actor=leader)

    assert (joining.obstacle, by_all) == (Obstacle.ALIKE, 0)
    assert entered(case.person) == [PROBATION, OFFICIAL]


def test_whoever_may_not_change_the_people_enters_nobody(stranger, case, called_for):
    with pytest.raises(NotAllowed):
        enter_by_cases(called_for(), actor=today_actor(stranger))

    assert entered(case.person) == []


def test_two_cases_of_one_name_and_birth_are_asked_about(case, leader, called_for):
    import_casefile(file_named("straight_path"), by=OPERATOR)

    assert [each.obstacle for each in called_for()] == [Obstacle.ALIKE, Obstacle.ALIKE]
    assert enter_by_cases(called_for(), actor=leader) == 0


def test_one_person_with_a_case_imported_twice_is_entered_once(case, leader, called_for):
    again = import_casefile(file_named("straight_path"), by=OPERATOR)
    merge_persons(case.person, again.person, reason="nhập hai lần", actor=leader)

    [joining] = called_for()

    assert joining.obstacle is None
    assert enter_by_cases([joining], actor=leader) == 1
    assert entered(case.person) == [PROBATION, OFFICIAL]
    assert called_for() == ()


def test_names_that_differ_in_a_mark_alone_are_of_two_people(cell):
    file = file_named("straight_path")
    first, _ = (
        import_casefile(of_somebody_else(file, f"Đỗ Văn {name}"), by=OPERATOR)
        for name in ("Hùng", "Hưng")
    )

    found = joining_of(acting_on_people(OPERATOR, first.cell), first.cell_id, on=TODAY)

    assert [each.obstacle for each in found] == [None, None]


def test_another_case_alike_is_told_where_one_is_entered_too(case, leader):
    import_casefile(file_named("straight_path"), by=OPERATOR)

    joining = joining_for(leader, case.pk, on=TODAY)

    assert joining.obstacle is Obstacle.ALIKE
    enter_by_case(joining, actor=leader)
    assert entered(case.person) == [PROBATION, OFFICIAL]
