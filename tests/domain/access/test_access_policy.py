"""Who may do what to which case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.access import (
    EVERYBODY,
    PERMISSIONS,
    STEPS,
    Action,
    Actor,
    CaseRelation,
    Held,
    NotAllowed,
    Relation,
    Role,
    may,
    may_put_right,
    permission_matrix,
    require,
    scope_of,
    visible_scope,
)
from ketnap.domain.access.permissions import REFUSED_ON_OWN_CASE
from ketnap.domain.casefile.codes import StepKind

CASE_ID = 70
TOP, CELL, SISTER = "000001.", "000001.000002.", "000001.000003."
AN, BINH, CHI = 11, 12, 13
CASE = CaseRelation(
    cell_id=2,
    cell_path=CELL,
    mentor_ids=frozenset({CHI}),
    person_id=BINH,
    casefile_id=CASE_ID,
)


def actor(role: Role, *, at: str = CELL, person_id: int | None = AN) -> Actor:
    number = int(at.rstrip(".")[-6:]) if at else 0
    return Actor(1, person_id, "Nguyễn Thị An", (Held(role, number, at),))


def test_nobody_may_do_nothing():
    allowed = [action for action in Action if may(None, action) or may(None, action, CASE)]

    assert allowed == []


def test_user_without_a_role_may_do_nothing():
    nobody = Actor(1, AN, "Nguyễn Thị An", ())

    allowed = [action for action in Action if may(nobody, action) or may(nobody, action, CASE)]

    assert allowed == []


@pytest.mark.parametrize(
    ("role", "at", "expected"),
    [
        (Role.CELL_SECRETARY, CELL, True),
        (Role.CELL_SECRETARY, SISTER, False),
        (Role.CELL_SECRETARY, TOP, False),
        (Role.DEPUTY_CELL_SECRETARY, CELL, True),
        (Role.CELL_COMMITTEE_MEMBER, CELL, True),
        (Role.COMMITTEE_OFFICER, TOP, True),
        (Role.COMMITTEE_OFFICER, SISTER, False),
        (Role.INSPECTOR, TOP, False),
        (Role.INSPECTOR, CELL, False),
        (Role.OFFICIAL_MEMBER, CELL, False),
        (Role.UNIT_HEAD, CELL, False),
        (Role.YOUTH_UNION_OFFICER, CELL, False),
        (Role.TRADE_UNION_OFFICER, CELL, False),
        (Role.EDITOR, CELL, False),
        (Role.APPLICANT, CELL, False),
        (Role.MENTOR, CELL, False),
        (Role.SYSTEM_ADMINISTRATOR, TOP, False),
        (Role.SYSTEM_ADMINISTRATOR, CELL, False),
    ],
)
def test_seeing_a_case_depends_on_the_role_and_where_it_is_held(role, at, expected):
    assert may(actor(role, at=at), Action.SEE_CASE, CASE) is expected


def test_mentor_sees_and_reviews_his_own_people_alone():
    chi = actor(Role.MENTOR, person_id=CHI)
    somebody_else = CaseRelation(cell_id=2, cell_path=CELL, mentor_ids=frozenset({AN}))

    assert may(chi, Action.SEE_CASE, CASE)
    assert may(chi, Action.RECORD_STEP, CASE, "mentor_reviewed")
    assert not may(chi, Action.RECORD_STEP, CASE, "cell_voted")
    assert not may(chi, Action.SEE_CASE, somebody_else)


def test_mentor_who_is_no_person_here_has_no_people():
    unmentored = CaseRelation(cell_id=2, cell_path=CELL)

    assert not may(actor(Role.MENTOR, person_id=None), Action.SEE_CASE, unmentored)


def test_committee_officer_records_the_steps_of_the_bodies_above_alone():
    dung = actor(Role.COMMITTEE_OFFICER, at=TOP)

    recorded = {kind for kind in StepKind if may(dung, Action.RECORD_STEP, CASE, kind)}

    assert recorded == {
        "verification_answered",
        "cv_certified",
        "appraised",
        "committee_voted",
        "submitted",
        "returned",
        "deadline_extended",
        "decided",
    }


@pytest.mark.parametrize(
    "role", [Role.CELL_SECRETARY, Role.DEPUTY_CELL_SECRETARY, Role.CELL_COMMITTEE_MEMBER]
)
def test_officers_of_the_cell_record_every_step(role):
    refused = [kind for kind in StepKind if not may(actor(role), Action.RECORD_STEP, CASE, kind)]

    assert refused == []


def test_inspector_reads_the_chosen_cases_alone_and_changes_nothing():
    inspector = Actor(
        1, AN, "Nguyễn Thị An", (Held(Role.INSPECTOR, 1, TOP),), inspected_ids=frozenset({CASE_ID})
    )
    not_chosen = CaseRelation(cell_id=2, cell_path=CELL, casefile_id=CASE_ID + 1)

    allowed = {action for action in Action if may(inspector, action, CASE)} - EVERYBODY

    assert allowed == {Action.SEE_CASE, Action.SEE_ACCESS_LOG, Action.SEE_INSPECTION}
    assert not may(inspector, Action.SEE_CASE, not_chosen)


def test_chosen_cases_are_worth_nothing_without_the_role():
    ended = Actor(
        1, AN, "Nguyễn Thị An", (Held(Role.EDITOR, 2, CELL),), inspected_ids=frozenset({CASE_ID})
    )

    assert not may(ended, Action.SEE_CASE, CASE)
    assert visible_scope(ended).casefile_ids == frozenset()


@pytest.mark.parametrize("action", sorted(REFUSED_ON_OWN_CASE))
def test_nobody_acts_on_his_own_case(action):
    roles = (Role.CELL_SECRETARY, Role.UNIT_HEAD)
    held = tuple(Held(role, 2, CELL) for role in roles)
    binh = Actor(1, BINH, "Trần Văn Bình", held)
    somebody_else = CaseRelation(cell_id=2, cell_path=CELL, person_id=CHI)

    assert may(binh, action, somebody_else)
    assert not may(binh, action, CASE)


def test_applicant_reads_his_own_record_and_no_other():
    binh, an = actor(Role.APPLICANT, person_id=BINH), actor(Role.APPLICANT, person_id=AN)

    assert may(binh, Action.SEE_OWN_RECORD, CASE)
    assert not may(an, Action.SEE_OWN_RECORD, CASE)


def test_system_administrator_manages_below_without_seeing_contents():
    administrator = actor(Role.SYSTEM_ADMINISTRATOR, at=TOP)

    allowed = {action for action in Action if may(administrator, action, CASE)}

    assert allowed - EVERYBODY == {
        Action.MANAGE_ACCOUNTS,
        Action.MANAGE_ROLES,
        Action.MANAGE_ORGANISATION,
        Action.KEEP_INSTALLATIONS,
        Action.CHOOSE_COUNTING,
    }


def test_require_names_what_is_refused():
    with pytest.raises(NotAllowed) as refusal:
        require(actor(Role.EDITOR), Action.SEE_CASE, CASE)

    assert refusal.value.action is Action.SEE_CASE


def test_every_kind_of_step_named_by_the_policy_exists():
    named = {kind for kinds in STEPS.values() if kinds is not None for kind in kinds}

    assert named <= set(StepKind)


def test_every_role_that_records_says_which_steps():
    recording = {
        role for (role, _), actions in PERMISSIONS.items() if Action.RECORD_STEP in actions
    }

    assert recording == set(STEPS)


def test_permission_matrix_prints_the_whole_policy():
    lines = permission_matrix()

    assert len(lines) == sum(len(actions) for actions in PERMISSIONS.values())
    assert {line.role for line in lines if line.action is Action.EXPORT_CASE} == {
        Role.CELL_SECRETARY,
        Role.DEPUTY_CELL_SECRETARY,
        Role.CELL_COMMITTEE_MEMBER,
        Role.COMMITTEE_OFFICER,
    }
    assert {line.relation for line in lines if line.role is Role.MENTOR} == {Relation.MENTORED}


def test_scope_of_nobody_is_empty():
    scope = visible_scope(None)

    assert (scope.organisation_ids, scope.path_prefixes, scope.mentor_person_id) == (
        frozenset(),
        frozenset(),
        None,
    )


PLACES = {1: TOP, 2: CELL, 3: SISTER, 4: "000001.000003.000004.", 5: "000005."}
helds = st.builds(
    lambda role, number: Held(role, number, PLACES[number]),
    st.sampled_from(list(Role)),
    st.sampled_from(list(PLACES)),
)
actors = st.builds(
    lambda person_id, held, inspected, received: Actor(
        1,
        person_id,
        "Nguyễn Thị An",
        tuple(held),
        inspected_ids=frozenset(inspected),
        received_ids=frozenset(received),
    ),
    st.sampled_from([None, AN, BINH, CHI]),
    st.lists(helds, max_size=4),
    st.sets(st.sampled_from([CASE_ID, CASE_ID + 1])),
    st.sets(st.sampled_from([CASE_ID, CASE_ID + 1])),
)
cases = st.builds(
    lambda number, mentors, person_id, casefile_id, nominators: CaseRelation(
        number, PLACES[number], frozenset(mentors), person_id, casefile_id, frozenset(nominators)
    ),
    st.sampled_from(list(PLACES)),
    st.sets(st.sampled_from([AN, BINH, CHI])),
    st.sampled_from([AN, BINH, CHI]),
    st.sampled_from([None, CASE_ID, CASE_ID + 1]),
    st.sets(st.sampled_from([1, 2])),
)
# On one's own case some actions are refused, and one's own record is no scope of a query.
SCOPED = sorted(set(Action) - EVERYBODY - REFUSED_ON_OWN_CASE - {Action.SEE_OWN_RECORD})


@given(actors, cases, st.sampled_from(SCOPED))
def test_scope_and_policy_always_agree(who, case, action):
    scope = scope_of(who, action)

    in_scope = (
        case.cell_id in scope.organisation_ids
        or any(case.cell_path.startswith(prefix) for prefix in scope.path_prefixes)
        or (scope.mentor_person_id is not None and scope.mentor_person_id in case.mentor_ids)
        or scope.nominator_id in case.nominator_ids
        or case.casefile_id in scope.casefile_ids
    )

    assert may(who, action, case) is in_scope


@pytest.mark.parametrize(
    ("role", "step", "replacement", "expected"),
    [
        (Role.COMMITTEE_OFFICER, "committee_voted", "committee_voted", True),
        (Role.COMMITTEE_OFFICER, "committee_voted", None, False),
        (Role.COMMITTEE_OFFICER, "introduced", "committee_voted", False),
        (Role.COMMITTEE_OFFICER, "decided", "decided", False),
        (Role.MENTOR, "committee_voted", "committee_voted", False),
        (Role.INSPECTOR, "committee_voted", "committee_voted", False),
    ],
)
def test_a_committee_puts_right_its_own_vote_and_nothing_else(role, step, replacement, expected):
    assert may_put_right(actor(role, at=TOP), CASE, step, replacement) is expected
