"""Plans: their targets, and how far the step log says they are reached."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from casefiles.papers import listed, nominated, step, voided
from conftest import today_actor
from ketnap.domain.access import NotAllowed
from ketnap.organisations.queries import units_of
from ketnap.organisations.services import add_unit
from ketnap.plans.models import PlannedFigure, PlanSpan, Target
from ketnap.plans.queries.targets import (
    figures_of,
    plan_of_year,
    plan_visible_to,
    plans_visible_to,
    progress_of,
    targets_of,
)
from ketnap.plans.refusals import PlanningRecordNotVisible
from ketnap.plans.services.targets import PlanOrder, change_plan, set_targets, set_up_plan
from sourcing import OTHER_UNIT, UNIT

PUT_FORWARD, SENT = PlannedFigure.PUT_FORWARD, PlannedFigure.SENT_TO_COURSE
ADMITTED, RECOGNISED = PlannedFigure.ADMITTED, PlannedFigure.RECOGNISED
DAY = date(2024, 5, 6)


def sent(on: date):
    return step("sent_to_course", on, course="Lớp nhận thức đợt I")


def certified_cv():
    return step("cv_certified", DAY, by="Đảng ủy cơ sở")


def decided(matter: str, on: date, outcome: str = "approved"):
    return step(
        "decided", on, matter=matter, outcome=outcome, decision="41-QĐ/ĐU", body="Đảng ủy cơ sở"
    )


def reached(plan, on: date) -> dict[PlannedFigure, int]:
    return {each.figure: each.reached for each in figures_of(plan, on=on)}


def order(start: date, end: date, span: PlanSpan = PlanSpan.YEAR) -> PlanOrder:
    return PlanOrder(span=span, starts_on=start, ends_on=end)


def test_progress_counts_each_figure_by_the_day_on_the_paper(sourcing):
    plan = sourcing.plan(2024)
    sourcing.case(
        "Đỗ Quang Minh",
        nominated(DAY),
        listed(DAY),
        sent(DAY),
        certified_cv(),
        decided("admission", DAY),
    )
    sourcing.case("Lê Văn Hải", listed(DAY), certified_cv(), decided("recognition", DAY))

    assert reached(plan, DAY) == {PUT_FORWARD: 1, SENT: 1, ADMITTED: 1, RECOGNISED: 1}


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2023, 12, 31), 0),
        (date(2024, 1, 1), 1),
        (date(2024, 12, 31), 1),
        (date(2025, 1, 1), 0),
    ],
)
def test_progress_counts_within_the_days_of_the_plan(sourcing, day, counted):
    plan = sourcing.plan(2024)
    sourcing.case("Đỗ Quang Minh", nominated(day))

    assert reached(plan, date(2025, 6, 2))[PUT_FORWARD] == counted


def test_progress_as_of_a_day_leaves_out_what_came_later(sourcing):
    plan = sourcing.plan(2024)
    sourcing.case("Đỗ Quang Minh", nominated(DAY))

    assert reached(plan, date(2024, 5, 5))[PUT_FORWARD] == 0
    assert reached(plan, DAY)[PUT_FORWARD] == 1


def test_progress_counts_a_person_once_and_no_refusal_and_no_void_step(sourcing):
    plan = sourcing.plan(2024)
    sourcing.case("Đỗ Quang Minh", nominated(DAY), sent(DAY), sent(date(2024, 9, 3)))
    sourcing.case("Lê Văn Hải", listed(DAY), certified_cv(), decided("admission", DAY, "refused"))
    sourcing.case("Vũ Thu Hà", nominated(DAY), voided(1, DAY))

    assert reached(plan, date(2024, 12, 31)) == {
        PUT_FORWARD: 1,
        SENT: 1,
        ADMITTED: 0,
        RECOGNISED: 0,
    }


def test_progress_of_units_counts_who_they_put_forward_and_who_works_there(sourcing):
    plan = sourcing.plan(2024)
    sourcing.case("Đỗ Quang Minh", nominated(DAY), sent(DAY), workplace=OTHER_UNIT)
    sourcing.case("Vũ Thu Hà", listed(DAY), sent(DAY), workplace="Ban Quản lý dự án")

    progress = progress_of(plan, list(units_of(sourcing.cell.pk, DAY)), on=DAY)

    counts = {unit.name: (unit.reached[PUT_FORWARD], unit.reached[SENT]) for unit in progress.units}
    # papers.nominated says that Phòng Tổng hợp put the person forward.
    assert counts == {UNIT: (1, 0), OTHER_UNIT: (0, 1), "": (0, 1)}


def test_progress_keeps_a_unit_that_has_ended_but_has_a_target(sourcing):
    plan = sourcing.plan(2024)
    first, second = sourcing.units
    set_targets(plan.pk, {(first.pk, PUT_FORWARD): 2}, by=sourcing.actor)

    progress = progress_of(plan, [second], on=DAY)

    assert {unit.name: dict(unit.targets) for unit in progress.units} == {
        OTHER_UNIT: {},
        UNIT: {PUT_FORWARD: 2},
    }


def test_progress_is_never_that_of_another_cell(sourcing, other_cell, stranger):
    plan = sourcing.plan(2024)
    theirs = set_up_plan(
        other_cell, order(date(2024, 1, 1), date(2024, 12, 31)), by=today_actor(stranger)
    )
    sourcing.case("Đỗ Quang Minh", nominated(DAY))

    assert reached(plan, DAY)[PUT_FORWARD] == 1
    assert reached(theirs, DAY)[PUT_FORWARD] == 0


def test_targets_are_set_changed_and_taken_away(sourcing):
    plan = sourcing.plan(2024)
    unit = sourcing.units[0]
    set_targets(plan.pk, {(None, ADMITTED): 5, (unit.pk, ADMITTED): 2}, by=sourcing.actor)
    set_targets(plan.pk, {(None, ADMITTED): 6, (unit.pk, ADMITTED): None}, by=sourcing.actor)

    assert targets_of(plan) == {None: {ADMITTED: 6}}
    (figure,) = [each for each in figures_of(plan, on=DAY) if each.figure is ADMITTED]
    assert figure.pace is not None
    assert figure.pace.target == 6


def test_target_of_a_unit_of_another_cell_is_refused(sourcing, other_cell, administrator):
    plan = sourcing.plan(2024)
    foreign = add_unit(other_cell, "Phòng Kế hoạch", since=DAY, actor=administrator)

    with pytest.raises(ValidationError) as refusal:
        set_targets(plan.pk, {(foreign.pk, ADMITTED): 1}, by=sourcing.actor)

    assert refusal.value.code == "foreign_unit"
    assert not Target.objects.exists()


def test_database_keeps_one_target_of_the_cell_for_a_figure(sourcing):
    plan = sourcing.plan(2024)
    Target.objects.create(plan=plan, figure=ADMITTED, number=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(plan=plan, figure=ADMITTED, number=2)


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), False),
        (date(2023, 1, 1), date(2024, 1, 1), True),
        (date(2024, 12, 31), date(2025, 12, 31), True),
        (date(2025, 1, 1), date(2025, 12, 31), False),
    ],
)
def test_plan_is_refused_days_that_another_of_its_kind_has(sourcing, start, end, refused):
    sourcing.plan(2024)

    if refused:
        with pytest.raises(ValidationError) as refusal:
            set_up_plan(sourcing.cell, order(start, end), by=sourcing.actor)
        assert refusal.value.code == "plans_overlap"
    else:
        set_up_plan(sourcing.cell, order(start, end), by=sourcing.actor)
        assert plans_visible_to(sourcing.actor).count() == 2


def test_plan_of_a_term_runs_beside_that_of_a_year(sourcing):
    sourcing.plan(2024)

    term = set_up_plan(
        sourcing.cell, order(date(2022, 5, 3), date(2027, 5, 2), PlanSpan.TERM), by=sourcing.actor
    )

    assert plan_visible_to(sourcing.actor, term.pk) == term
    year = plan_of_year(sourcing.actor, sourcing.cell.pk, on=DAY)
    assert year is not None
    assert year.span == PlanSpan.YEAR


def test_plan_is_put_right_and_may_keep_its_own_days(sourcing):
    plan = sourcing.plan(2024)
    fixed = PlanOrder(
        span=PlanSpan.YEAR,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 30),
        resolution="02-KH/CB",
    )

    changed = change_plan(plan.pk, fixed, by=sourcing.actor)

    assert (changed.ends_on, changed.resolution) == (date(2024, 12, 30), "02-KH/CB")


def test_plan_is_hidden_from_another_cell_and_seen_from_above(
    sourcing, stranger, committee_officer
):
    plan = sourcing.plan(2024)

    assert plan_visible_to(today_actor(committee_officer), plan.pk) == plan
    assert plan_of_year(today_actor(stranger), sourcing.cell.pk, on=DAY) is None
    with pytest.raises(PlanningRecordNotVisible):
        plan_visible_to(today_actor(stranger), plan.pk)


def test_committee_above_sets_no_targets_of_a_cell(sourcing, committee_officer):
    plan = sourcing.plan(2024)

    with pytest.raises(NotAllowed):
        set_targets(plan.pk, {(None, ADMITTED): 1}, by=today_actor(committee_officer))

    assert targets_of(plan) == {None: {}}
