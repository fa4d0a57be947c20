"""The whole policy, role by relation by action, against the table that was agreed."""

import pytest

from ketnap.domain.access import (
    EVERYBODY,
    PERMISSIONS,
    Action,
    Actor,
    CaseRelation,
    Held,
    Relation,
    Role,
    given_roles,
    may,
)

TOP, CELL, SISTER = "000001.", "000001.000002.", "000001.000003."
USER, PERSON, CASEFILE, RECEIVED = 1, 11, 70, 71

DEPUTY = """
    see_case see_people see_figures see_access_log record_step print_paper export_case see_plan
    manage_course open_case change_people take_up_nomination see_meeting hold_meeting manage_plan
    hold_ceremony prepare_press delegate keep_papers see_register keep_register
    propose_template manage_organisation answer_request approve_template submit_case transfer_case
"""
CLERK = DEPUTY.replace(
    "manage_organisation answer_request approve_template submit_case transfer_case", ""
)
SECRETARY = DEPUTY + "manage_roles open_inspection see_inspection import_records"
OFFICER = """
    see_case see_people see_figures see_access_log record_step print_paper export_case see_plan
    manage_course delegate keep_papers see_register open_inspection see_inspection
    see_submissions
"""
NOMINATOR = "nominate give_opinion delegate"

AGREED: dict[tuple[Role, Relation], str] = {
    (Role.CELL_SECRETARY, Relation.OWN_CELL): SECRETARY,
    (Role.DEPUTY_CELL_SECRETARY, Relation.OWN_CELL): DEPUTY,
    (Role.CELL_COMMITTEE_MEMBER, Relation.OWN_CELL): CLERK,
    (Role.MENTOR, Relation.MENTORED): "see_case record_step print_paper",
    (Role.OFFICIAL_MEMBER, Relation.OWN_CELL): "see_meeting",
    (Role.UNIT_HEAD, Relation.OWN_CELL): NOMINATOR,
    (Role.UNIT_HEAD, Relation.PUT_FORWARD): "see_stage",
    (Role.YOUTH_UNION_OFFICER, Relation.OWN_CELL): NOMINATOR,
    (Role.YOUTH_UNION_OFFICER, Relation.PUT_FORWARD): "see_stage",
    (Role.TRADE_UNION_OFFICER, Relation.OWN_CELL): NOMINATOR,
    (Role.TRADE_UNION_OFFICER, Relation.PUT_FORWARD): "see_stage",
    (Role.APPLICANT, Relation.OWN_CASE): "see_own_record give_consent send_request",
    (Role.COMMITTEE_OFFICER, Relation.OWN_CELL): (
        "keep_register propose_template approve_template handle_submission"
    ),
    (Role.COMMITTEE_OFFICER, Relation.AT_OR_BELOW): OFFICER,
    (Role.COMMITTEE_OFFICER, Relation.RECEIVED): "see_case record_step print_paper",
    (Role.EDITOR, Relation.OWN_CELL): "prepare_press",
    (Role.INSPECTOR, Relation.CHOSEN): "see_case see_access_log see_inspection",
    (Role.SYSTEM_ADMINISTRATOR, Relation.AT_OR_BELOW): (
        "manage_accounts manage_roles manage_organisation keep_installations choose_counting"
    ),
}

# For each relation, a case to which somebody of the cell stands so and in no other way; above
# it, the role is held in the body above.
CASES: dict[Relation, CaseRelation] = {
    Relation.OWN_CELL: CaseRelation(2, CELL),
    Relation.AT_OR_BELOW: CaseRelation(2, CELL),
    Relation.MENTORED: CaseRelation(3, SISTER, frozenset({PERSON})),
    Relation.PUT_FORWARD: CaseRelation(3, SISTER, nominator_ids=frozenset({USER})),
    Relation.RECEIVED: CaseRelation(3, SISTER, casefile_id=RECEIVED),
    Relation.CHOSEN: CaseRelation(3, SISTER, casefile_id=CASEFILE),
    Relation.OWN_CASE: CaseRelation(3, SISTER, person_id=PERSON),
}


def standing(role: Role, relation: Relation) -> Actor:
    """Return somebody who holds one role and stands to the relation's case in one way."""
    held = Held(role, 1, TOP) if relation is Relation.AT_OR_BELOW else Held(role, 2, CELL)
    chosen, received = frozenset({CASEFILE}), frozenset({RECEIVED})
    return Actor(USER, PERSON, "Nguyễn Thị An", (held,), chosen, received)


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("role", Role)
def test_role_standing_in_one_way_may_do_what_was_agreed(role, relation):
    who = standing(role, relation)

    allowed = {action for action in Action if may(who, action, CASES[relation])}

    # Whoever holds a role in the cell itself also stands at its top.
    agreed = set(AGREED.get((role, relation), "").split())
    if relation is Relation.OWN_CELL:
        agreed |= set(AGREED.get((role, Relation.AT_OR_BELOW), "").split())
    assert allowed == agreed | EVERYBODY


def test_policy_speaks_of_no_more_than_was_agreed():
    assert set(PERMISSIONS) == set(AGREED)


def test_every_role_has_rights_of_its_own():
    assert {role for role, _ in PERMISSIONS} == set(Role)


CELL_GIVES = frozenset(Role) - {
    Role.CELL_SECRETARY,
    Role.COMMITTEE_OFFICER,
    Role.INSPECTOR,
    Role.SYSTEM_ADMINISTRATOR,
}


@pytest.mark.parametrize(
    ("role", "at", "expected"),
    [
        (Role.CELL_SECRETARY, (2, CELL), CELL_GIVES),
        (Role.CELL_SECRETARY, (3, SISTER), frozenset()),
        (Role.DEPUTY_CELL_SECRETARY, (2, CELL), frozenset()),
        (Role.CELL_COMMITTEE_MEMBER, (2, CELL), frozenset()),
        (Role.COMMITTEE_OFFICER, (1, TOP), frozenset()),
        (Role.SYSTEM_ADMINISTRATOR, (1, TOP), frozenset(Role) - {Role.INSPECTOR}),
        (Role.SYSTEM_ADMINISTRATOR, (3, SISTER), frozenset()),
    ],
)
def test_roles_given_in_the_cell(role, at, expected):
    who = Actor(USER, PERSON, "Nguyễn Thị An", (Held(role, *at),))

    assert given_roles(who, CaseRelation(2, CELL)) == expected


def test_nobody_gives_no_role():
    assert given_roles(None, CaseRelation(2, CELL)) == frozenset()


@pytest.mark.parametrize(
    "role", [Role.DEPUTY_CELL_SECRETARY, Role.CELL_COMMITTEE_MEMBER, Role.EDITOR]
)
def test_secretary_gives_no_role_with_more_rights_than_his_own(role):
    own = PERMISSIONS[(Role.CELL_SECRETARY, Relation.OWN_CELL)]

    assert PERMISSIONS[(role, Relation.OWN_CELL)] < own
