"""What programs are told of a period where nothing is known, and in a copy for readers outside."""

from datetime import date

import pytest

from casefiles.papers import nominated
from conftest import BEGINNING, FACTS, today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import CountBy
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import Role
from ketnap.domain.figures import Span
from ketnap.figures.told import below_told, period_told
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, move, set_chain
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member, create_person
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db


def asked(body):
    days = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
    return Asked(path=body.path, count_by=CountBy.DECISION, figures=(), **days)


def test_of_a_body_that_never_entered_its_roll_no_number_of_members_is_told(other_cell):
    told = period_told(asked(other_cell), term=Span(date(2022, 6, 1), date(2027, 5, 31)))

    assert told["members"] == {"opening": None, "came": {}, "left": {}, "closing": None}
    assert [(each["members"], each["percent"]) for each in told["rates"]] == [(None, None)] * 3


def test_a_rate_for_outside_does_not_tell_the_members_that_their_bridge_leaves_out(
    people, cell, secretary
):
    for number in range(4):
        admit_member(
            people.person(cell, f"Đỗ Quang {number}"),
            cell,
            status=MemberStatus.OFFICIAL,
            official_on=date(2015, 5, 5),
            since=date(2024, 6, 3),
            actor=today_actor(secretary),
        )

    inside, outside = (period_told(asked(cell), term=None, least=least) for least in (0, 3))

    assert inside["members"] == {"opening": 1, "came": {"came": 4}, "left": {}, "closing": 5}
    assert [each["members"] for each in inside["rates"]] == [1, 5]
    assert outside["members"] == {"opening": None, "came": {}, "left": {}, "closing": None}
    assert [each["members"] for each in outside["rates"]] == [None, None]


def test_who_put_forward_a_few_is_left_out_for_outside_with_what_would_tell_it(
    people, cell, secretary
):
    actor = today_actor(secretary)
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
    record_steps(
        case.pk, [nominated(date(2024, 3, 4))], by=actor, seen_seq=0, override_reason="ghi bổ sung"
    )

    inside, outside = (period_told(asked(cell), term=None, least=least) for least in (0, 3))

    assert inside["put_forward_by"]["unit"] == 1
    assert set(outside["put_forward_by"].values()) == {None}


@pytest.fixture
def third_cell(superior, administrator):
    third = create_organisation(
        OrganisationKind.CELL,
        "Chi bộ Tổ chức",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )
    set_chain(third, [(superior, ChainRole.DECIDE)], since=BEGINNING, actor=administrator)
    return third


def put_forward(people, where, number, *, plans):
    """So many are put forward in a cell in 2024; one that plans had five in view."""
    leader = today_actor(people.user(f"bi-thu-{where.pk}", Role.CELL_SECRETARY, where))
    for each in range(number):
        person = create_person(where, full_name=f"Đỗ Quang {each}", actor=leader, **FACTS)
        case = open_casefile(person, where, by=leader)
        steps = [nominated(date(2024, 3, 4))]
        record_steps(case.pk, steps, by=leader, seen_seq=0, override_reason="ghi bổ sung")
    if plans:
        days = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}
        plan = set_up_plan(where, PlanOrder(span=PlanSpan.YEAR, **days), by=leader)
        set_targets(plan.pk, {(None, PlannedFigure.PUT_FORWARD): 5}, by=leader)


def reached(superior, least):
    told = period_told(asked(superior), term=None, least=least)
    return told["targets"]["put_forward"]["reached"]


def test_what_cells_with_a_plan_reached_tells_outside_of_no_cell_left_out(
    people, cell, other_cell, third_cell, superior
):
    """Of cells of 1, 3 and 4 people the first two are left out; the first and the last plan."""
    for where, number, plans in ((cell, 1, True), (other_cell, 3, False), (third_cell, 4, True)):
        put_forward(people, where, number, plans=plans)

    below = below_told(superior, asked(superior), least=2)

    assert [each["figures"]["put_forward"] for each in below] == [None, None, 4]
    assert period_told(asked(superior), term=None, least=2)["figures"]["put_forward"] == 8
    assert [reached(superior, least) for least in (0, 2)] == [5, None]


def test_what_a_cell_reached_that_moved_since_is_not_told_outside(
    people, other_cell, third_cell, superior
):
    put_forward(people, other_cell, 3, plans=False)
    put_forward(people, third_cell, 4, plans=True)
    operator = acting_on_organisations(OPERATOR)
    between = create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE,
        "Đảng ủy Viện",
        since=BEGINNING,
        parent=superior,
        actor=operator,
    )
    before = reached(superior, 2)

    move(third_cell, between, on=date(2025, 3, 1), actor=operator)

    assert (before, reached(superior, 2), reached(superior, 0)) == (4, None, 4)
