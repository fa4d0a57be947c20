"""In whose place somebody does something, and which roles may be held so."""

import pytest

from ketnap.domain.access import (
    Action,
    Actor,
    CaseRelation,
    Held,
    Role,
    in_whose_place,
    is_delegable,
)

CELL = "000001.000002."
HERE, ELSEWHERE = CaseRelation(2, CELL), CaseRelation(3, "000001.000003.")
OWN = Held(Role.CELL_COMMITTEE_MEMBER, 2, CELL)
ACTING = Held(Role.CELL_SECRETARY, 2, CELL, acting_for="Nguyễn Thị An")
BINH = Actor(1, 12, "Trần Văn Bình", (OWN, ACTING))


@pytest.mark.parametrize(
    ("action", "cases", "expected"),
    [
        (Action.RECORD_STEP, [HERE], "Nguyễn Thị An"),
        (Action.RECORD_STEP, [HERE, ELSEWHERE], ""),
        (Action.RECORD_STEP, [ELSEWHERE], ""),
        (Action.NOMINATE, [HERE], ""),
    ],
)
def test_place_is_taken_where_the_role_that_is_acted_for_reaches(action, cases, expected):
    assert in_whose_place(BINH, action, cases) == expected


def test_whoever_acts_for_nobody_takes_nobodys_place():
    alone = Actor(1, 12, "Trần Văn Bình", (OWN,))

    assert in_whose_place(alone, Action.RECORD_STEP, [HERE]) == ""


def test_roles_bound_to_a_person_are_not_delegated():
    personal = {role for role in Role if not is_delegable(role)}

    assert personal == {
        Role.MENTOR,
        Role.OFFICIAL_MEMBER,
        Role.APPLICANT,
        Role.EDITOR,
        Role.INSPECTOR,
        Role.SYSTEM_ADMINISTRATOR,
    }


def test_role_held_for_another_is_not_held_oneself():
    assert BINH.holds(Role.CELL_SECRETARY, organisation_id=2)
    assert not BINH.holds_himself(Role.CELL_SECRETARY, organisation_id=2)
    assert BINH.holds_himself(Role.CELL_COMMITTEE_MEMBER, organisation_id=2)
