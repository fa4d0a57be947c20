"""Programs set up plans and their targets, with the rights of the token's owner."""

import pytest

from ketnap.audit.models import AccessEntry
from ketnap.domain.access import TokenScope
from ketnap.plans.models import Plan, Target

pytestmark = pytest.mark.django_db


def order(cell, **more):
    return {
        "cell_id": cell.pk,
        "span": "year",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "resolution": "01-NQ/CB",
        "targets": [{"figure": "admitted", "number": 3}],
    } | more


def targets_in(answer) -> dict[str, int | None]:
    return {each["figure"]: each["target"] for each in answer.json()["figures"]}


def test_a_plan_is_set_up_with_its_targets(program, cell):
    answer = program.post("plans", order(cell))

    assert answer.status_code == 201
    told = answer.json()
    assert (told["cell_id"], told["span"], told["resolution"]) == (cell.pk, "year", "01-NQ/CB")
    assert targets_in(answer)["admitted"] == 3
    assert AccessEntry.objects.filter(object_kind="plan", object_id=told["id"]).exists()


def test_targets_are_changed_and_taken_away_and_others_stay(program, cell):
    sent = [{"figure": "admitted", "number": 3}, {"figure": "recognised", "number": 2}]
    plan = program.post("plans", order(cell, targets=sent)).json()["id"]

    changes = [{"figure": "admitted", "number": 4}, {"figure": "recognised", "number": None}]
    answer = program.post(f"plans/{plan}/targets", {"targets": changes})

    assert answer.status_code == 200
    assert targets_in(answer)["admitted"] == 4
    assert Target.objects.filter(plan=plan).count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"starts_on": "3026-01-01", "ends_on": "3026-12-31"},
        {"ends_on": "2027-01-01"},
        {"span": "term", "ends_on": "3029-12-31"},
    ],
)
def test_a_plan_far_ahead_or_too_long_is_taken_only_where_it_is_meant(program, cell, more):
    unmeant = program.post("plans", order(cell, **more))
    meant = program.post("plans", order(cell, **more, far_day_is_meant=True))

    assert (unmeant.status_code, unmeant.json()["code"]) == (422, "refused")
    assert "far_day_is_meant" in unmeant.json()["detail"]
    assert meant.status_code == 201


def test_a_plan_that_overlaps_is_refused_with_nothing_of_it_written(program, cell):
    program.post("plans", order(cell))

    answer = program.post("plans", order(cell, starts_on="2026-06-01", ends_on="2027-05-31"))

    assert (answer.status_code, answer.json()["code"]) == (422, "refused")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("second", [1, 2, None])
def test_a_target_named_twice_is_refused_wherever_targets_are_sent(program, cell, second):
    twice = [{"figure": "admitted", "number": 1}, {"figure": "admitted", "number": second}]
    plan = program.post("plans", order(cell, starts_on="2025-01-01", ends_on="2025-12-31")).json()

    answers = [
        program.post("plans", order(cell, targets=twice)),
        program.post(f"plans/{plan['id']}/targets", {"targets": twice}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("hai lần" in answer.json()["detail"] for answer in answers)
    assert Plan.objects.count() == 1
    assert Target.objects.get(plan=plan["id"]).number == 3


def test_a_cell_and_a_plan_of_others_are_not_there(program, program_of, cell, other_cell, stranger):
    plan = program.post("plans", order(cell)).json()["id"]

    assert program.post("plans", order(other_cell)).status_code == 404
    answer = program_of(stranger).post(f"plans/{plan}/targets", {"targets": []})
    assert answer.status_code in (403, 404)


def test_a_token_that_only_reads_plans_writes_none(program_of, secretary, cell):
    reading = program_of(secretary, [TokenScope.PLANS_READ])

    answer = reading.post("plans", order(cell))

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


@pytest.mark.parametrize(
    "more",
    [
        {"span": "month"},
        {"starts_on": "x"},
        {"note": "x"},
        {"cell_id": "4"},
        {"targets": [{"figure": "x"}]},
        {"targets": [{"figure": "admitted", "number": "3"}]},
    ],
)
def test_what_is_no_plan_is_refused(program, cell, more):
    assert program.post("plans", order(cell, **more)).status_code == 422
