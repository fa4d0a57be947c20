"""Members and followed cases add up from day to day; cells that admit, and cells that wait."""

from datetime import date, timedelta

import pytest

from casefiles.papers import listed, nominated, step
from conftest import BEGINNING, today_actor
from ketnap.casefiles.queries import CountBy, Figure
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import Span
from ketnap.figures.admissions import (
    admitting_cells,
    cells_without_admission,
    due_for_recognition,
)
from ketnap.figures.members import members_bridge, members_on
from ketnap.figures.official.filling import members_counted
from ketnap.figures.stages import (
    followed_bridge,
    stage_counts_within,
    times_within,
)
from ketnap.figures.targets import plan_span_of, targets_within
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member, change_membership, end_membership
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
DECIDED_ON = date(2024, 3, 4)


@pytest.fixture
def actor(secretary):
    return today_actor(secretary)


@pytest.fixture
def case_of(people, cell, actor):
    """Opens the case of somebody and records steps, whatever they lack."""

    def opened(full_name, *steps, place=cell):
        case = open_casefile(people.person(place, full_name), place, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="ghi bổ sung")
        return case

    return opened


APPROVED = (
    step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
    step(
        "decided",
        DECIDED_ON,
        matter="admission",
        outcome="approved",
        decision="41-QĐ",
        body="Đảng ủy",
    ),
)

CEREMONY_ON = date(2024, 4, 1)
CEREMONY = step(
    "ceremony_held",
    CEREMONY_ON,
    place="Hội trường",
    mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
)


def removed(on):
    return step("removed_from_list", on, reason="xin thôi")


@pytest.fixture
def on_probation(actor):
    """Enters somebody as a probationary member."""

    def entered(person, cell, since, by=actor):
        return admit_member(person, cell, status=MemberStatus.PROBATIONARY, since=since, actor=by)

    return entered


@pytest.mark.parametrize("days_on_the_road", [0, 20])
def test_recognition_is_no_coming_and_a_move_below_one_committee_no_leaving(
    case_of, on_probation, cell, superior, other_cell, actor, stranger, days_on_the_road
):
    before = members_on(cell.path, date(2023, 12, 31))
    person, june, october = (
        case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *APPROVED, CEREMONY).person,
        date(2024, 6, 1),
        date(2024, 10, 1),
    )
    probation = on_probation(person, cell, CEREMONY_ON)
    official = change_membership(
        probation, on=june, status=MemberStatus.OFFICIAL, official_on=june, actor=actor
    )
    end_membership(official, on=october, actor=actor)
    arrived = october + timedelta(days=days_on_the_road)
    standing = {"status": MemberStatus.OFFICIAL, "official_on": june, "since": arrived}
    admit_member(person, other_cell, actor=today_actor(stranger), **standing)

    of_cell, of_body = members_bridge(cell.path, YEAR), members_bridge(superior.path, YEAR)

    assert (of_cell.opening, of_cell.came, of_cell.left, of_cell.closing) == (
        before,
        {"admitted": 1},
        {"left": 1},
        before,
    )
    assert (of_body.came, of_body.left) == ({"admitted": 1}, {})
    assert (of_cell.adds_up, of_body.adds_up) == (True, True)
    assert members_on(superior.path, YEAR.end) == of_body.closing
    assert members_on(superior.path, october) == of_body.closing
    assert len(members_counted(superior.path, october)) == of_body.closing


def test_whoever_comes_from_elsewhere_on_probation_was_not_admitted_here(
    people, on_probation, cell
):
    on_probation(people.person(cell, "Đỗ Quang Minh"), cell, date(2024, 2, 1))

    assert members_bridge(cell.path, YEAR).came == {"came": 1}


@pytest.mark.parametrize("status", MemberStatus)
@pytest.mark.parametrize(
    ("arrived", "came"), [(date(2024, 2, 1), "transferred_in"), (None, "came")]
)
def test_a_transfer_that_the_log_tells_is_the_way_somebody_came(
    case_of, cell, actor, status, arrived, came
):
    there = {"direction": "in", "other": "Chi bộ khác", "reason": "chuyển công tác"}
    steps = [step("transferred", arrived, **there)] if arrived else []
    person = case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *steps).person
    official_on = date(2020, 1, 1) if status == MemberStatus.OFFICIAL else None
    days = {"since": date(2024, 2, 5), "official_on": official_on}
    admit_member(person, cell, status=status, actor=actor, **days)

    assert members_bridge(cell.path, YEAR).came == {came: 1}


def test_whoever_was_admitted_here_on_the_day_of_a_transfer_was_admitted(
    case_of, on_probation, cell
):
    moved = step("transferred", CEREMONY_ON, direction="in", other="Chi bộ khác", reason="đến")
    person = case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *APPROVED, CEREMONY, moved).person
    on_probation(person, cell, CEREMONY_ON)

    assert members_bridge(cell.path, YEAR).came == {"admitted": 1}


def test_the_reason_for_leaving_is_that_of_the_time_of_leaving(case_of, on_probation, cell, actor):
    out = step("transferred", date(2022, 5, 1), direction="out", other="Chi bộ khác", reason="đi")
    person = case_of("Đỗ Quang Minh", listed(date(2022, 1, 1)), out).person
    end_membership(on_probation(person, cell, date(2022, 1, 1)), on=date(2022, 5, 2), actor=actor)
    again = on_probation(person, cell, date(2023, 5, 1))
    end_membership(again, on=date(2024, 5, 1), actor=actor)

    assert members_bridge(cell.path, Span(date(2022, 1, 2), date(2022, 12, 31))).left == {
        "transferred_out": 1
    }
    assert members_bridge(cell.path, YEAR).left == {"left": 1}


def test_followed_cases_add_up_and_say_how_they_ended(case_of, cell):
    case_of("Đỗ Quang Minh", nominated(date(2023, 5, 1)), listed(date(2023, 6, 1)))
    case_of("Vũ Thu Hà", listed(date(2023, 6, 1)), removed(date(2024, 1, 1)))
    case_of("Lý Văn Sơn", listed(date(2024, 2, 1)), removed(date(2024, 12, 31)))
    case_of("Bùi Xuân Nam", removed(date(2023, 3, 1)), listed(date(2024, 3, 1)))

    bridge = followed_bridge(cell.path, YEAR)

    assert (bridge.opening, bridge.closing, bridge.adds_up) == (2, 2, True)
    assert bridge.came == {"begun": 1, "begun_anew": 1}
    assert bridge.left == {"removed": 2}
    assert stage_counts_within(cell.path, on=YEAR.end)[Stage.LISTED] == bridge.closing


def test_a_pause_does_not_break_the_time_in_a_stage(case_of, cell):
    case_of(
        "Đỗ Quang Minh",
        listed(date(2024, 1, 1)),
        step("paused", date(2024, 2, 1), reason="đi học"),
        step("resumed", date(2024, 3, 1), reason="đã về"),
        removed(date(2024, 4, 10)),
    )

    times = times_within(cell.path, YEAR)

    assert (times[Stage.LISTED].ended, times[Stage.LISTED].median) == (1, 100)


def test_cells_with_a_source_and_cells_that_have_long_admitted_nobody(
    case_of, cell, other_cell, superior, people, stranger
):
    case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *APPROVED)

    coverage = admitting_cells(superior.path, YEAR, CountBy.DECISION)
    asked = {"months": 12, "count_by": CountBy.DECISION}
    day_before = cells_without_admission(superior.path, on=date(2025, 3, 3), **asked)
    on_the_day = cells_without_admission(superior.path, on=date(2025, 3, 4), **asked)

    assert (coverage.admitted, coverage.with_source) == (1, 1)
    assert [each.organisation_id for each in day_before] == [other_cell.pk]
    assert [(each.organisation_id, each.last_on) for each in on_the_day] == [
        (other_cell.pk, None),
        (cell.pk, DECIDED_ON),
    ]
    assert on_the_day[-1].months == 12
    assert cells_without_admission(superior.path, on=BEGINNING, **asked) == []


def test_who_becomes_due_is_whose_probation_ends_in_the_period_to_come(case_of, cell):
    case_of("Đỗ Quang Minh", listed(date(2023, 6, 1)), *APPROVED, CEREMONY)

    def due(year):
        span = Span(date(year, 1, 1), date(year, 12, 31))
        return due_for_recognition(cell.path, span, on=YEAR.end).count()

    assert [due(2024), due(2025), due(2026)] == [0, 1, 0]


def test_a_period_is_measured_by_the_plan_of_its_year_and_a_term_by_its_own(cell, actor):
    term = Span(YEAR.start, date(2028, 12, 31))
    for span, days, number in ((PlanSpan.YEAR, YEAR, 5), (PlanSpan.TERM, term, 20)):
        order = PlanOrder(span=span, starts_on=days.start, ends_on=days.end, resolution="")
        set_targets(
            set_up_plan(cell, order, by=actor).pk,
            {(None, PlannedFigure.ADMITTED): number},
            by=actor,
        )

    def target(span, of):
        found = targets_within(cell.path, span, of=of).get(Figure.ADMITTED)
        return found and found.target

    assert target(Span(YEAR.start, date(2024, 6, 30)), PlanSpan.YEAR) == 5
    assert target(Span(date(2024, 4, 1), date(2024, 6, 30)), PlanSpan.YEAR) is None
    assert target(Span(date(2024, 2, 15), term.end), PlanSpan.TERM) == 20
    assert (plan_span_of(YEAR), plan_span_of(term)) == (PlanSpan.YEAR, PlanSpan.TERM)
    assert YEAR.start > BEGINNING
