"""Targets of however many plans are asked for by statements that do not grow with the plans."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import today_actor
from ketnap.casefiles.queries import Figure
from ketnap.domain.figures import Span
from ketnap.figures.targets import plans_within, targets_within
from ketnap.plans.models import Plan, PlannedFigure, PlanSpan, Target
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def actor(secretary):
    return today_actor(secretary)


def planned(cell, actor, span, days, number) -> Plan:
    order = PlanOrder(span=span, starts_on=days.start, ends_on=days.end, resolution="")
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): number}, by=actor)
    return plan


def asked(path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = (
            targets_within(path, YEAR, of=PlanSpan.YEAR),
            plans_within(path, YEAR, of=PlanSpan.YEAR),
        )
    return *found, [len(query["sql"]) for query in queries]


def test_more_plans_add_up_and_make_no_longer_statements(cell, other_cell, superior, actor):
    first = planned(cell, actor, PlanSpan.YEAR, YEAR, 3)
    _, _, of_one = asked(superior.path)
    second = Plan.objects.create(
        cell=other_cell,
        span=PlanSpan.YEAR,
        starts_on=YEAR.start,
        ends_on=YEAR.end,
        created_by_id=actor.user_id,
    )
    Target.objects.create(plan=second, figure=PlannedFigure.ADMITTED, number=4)

    totals, plans, of_two = asked(superior.path)

    total = totals[Figure.ADMITTED]
    assert (total.target, total.cells, total.ends_on) == (7, 2, YEAR.end)
    assert [(each.plan_id, each.cell_id, each.targets) for each in plans] == [
        (first.pk, cell.pk, {Figure.ADMITTED: 3}),
        (second.pk, other_cell.pk, {Figure.ADMITTED: 4}),
    ]
    assert of_two == of_one
