"""The pages of plans: results beside targets, setting them, and who may."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import nominated
from ketnap.plans.models import Plan, PlannedFigure
from ketnap.plans.queries.targets import targets_of
from ketnap.plans.services.targets import set_targets
from sourcing import UNIT
from web.conftest import days_ago


@pytest.fixture
def plan(sourcing) -> Plan:
    """The plan of this year, with a target for the cell and one for a unit."""
    plan = sourcing.plan(timezone.localdate().year)
    unit = sourcing.units[0]
    numbers = {(None, PlannedFigure.PUT_FORWARD): 4, (unit.pk, PlannedFigure.PUT_FORWARD): 3}
    set_targets(plan.pk, numbers, by=sourcing.actor)
    return plan


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_plan_shows_results_beside_targets_for_cell_and_units(browser, sourcing, plan):
    sourcing.case("Đỗ Quang Minh", nominated(days_ago(0)))

    page = browser.get(reverse("plans"))

    (tile, *_rest) = page.context["tiles"]
    assert (tile.value, tile.target, tile.percent) == ("1", "4", 25)
    by_unit = {row[0]["text"]: row[1]["text"] for row in page.context["rows"]}
    assert by_unit[UNIT] == "1 / 3"
    assert "các đơn vị cộng lại 3, toàn chi bộ 4" in page.context["note"]


def test_number_put_forward_leads_to_the_people_behind_it(browser, sourcing, plan):
    case = sourcing.case("Đỗ Quang Minh", nominated(days_ago(0)))
    sourcing.case("Vũ Thu Hà", nominated(days_ago(900)))
    href = browser.get(reverse("plans")).context["tiles"][0].href

    page = browser.get(href)

    assert href == reverse("people_put_forward", args=[plan.pk])
    names = [row[0]["text"] for row in page.context["rows"]]
    assert names == ["Đỗ Quang Minh"]
    assert reverse("case", args=[case.pk]) in text(page)
    assert UNIT in text(page)


def test_number_put_forward_of_a_day_gone_by_leads_to_the_list_of_that_day(browser, sourcing, plan):
    sourcing.case("Đỗ Quang Minh", nominated(days_ago(0)))

    day = {"on": days_ago(1).isoformat()}
    page = browser.get(reverse("people_put_forward", args=[plan.pk]), day)

    assert page.context["rows"] == []


def test_plan_as_of_a_day_gone_by_leaves_out_what_came_later(browser, sourcing, plan):
    sourcing.case("Đỗ Quang Minh", nominated(days_ago(0)))

    page = browser.get(reverse("plan", args=[plan.pk]), {"on": days_ago(1).isoformat()})

    assert page.context["tiles"][0].value == "0"
    assert "Đặt chỉ tiêu" not in text(page)


def test_plan_that_has_not_begun_says_so_and_speaks_of_no_results(browser, sourcing):
    year = timezone.localdate().year + 1
    plan = sourcing.plan(year)

    page = text(browser.get(reverse("plan", args=[plan.pk])))

    assert f"Kế hoạch bắt đầu từ 01/01/{year}, chưa có kết quả" in page
    assert "Kết quả tính đến" not in page


def test_cell_without_a_plan_is_told_what_would_stand_here(browser, sourcing):
    page = browser.get(reverse("plans"))

    assert "Chưa có kế hoạch" in text(page)


def test_secretary_sets_up_a_plan_and_its_targets(browser, sourcing):
    year = timezone.localdate().year
    days = {"span": "year", "starts_on": f"01/01/{year}", "ends_on": f"31/12/{year}"}

    answer = browser.post(reverse("new_plan", args=[sourcing.cell.pk]), days)
    plan = Plan.objects.get()
    targets = browser.post(answer.url, {"admitted-cell": "5"})

    assert targets.url == reverse("plan", args=[plan.pk])
    assert targets_of(plan) == {None: {PlannedFigure.ADMITTED: 5}}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("01/01/3026", "31/12/3026"), "cách hôm nay hơn một năm."),
        (("01/01/2026", "31/12/3026"), "cách ngày đầu hơn 12 tháng."),
    ],
)
def test_slip_in_the_year_of_a_plan_is_asked_about(browser, sourcing, days, words):
    address = reverse("new_plan", args=[sourcing.cell.pk])
    order = {"span": "year", "starts_on": days[0], "ends_on": days[1]}

    asked = browser.post(address, order)
    meant = browser.post(address, order | {"far_day_is_meant": "on"})

    assert asked.status_code == 422
    assert words in text(asked)
    assert 'name="far_day_is_meant"' in text(asked)
    assert meant.url == reverse("set_targets", args=[Plan.objects.get().pk])


def test_overlapping_plan_is_refused_on_the_page(browser, sourcing, plan):
    days = {
        "span": "year",
        "starts_on": f"{plan.starts_on:%d/%m/%Y}",
        "ends_on": f"{plan.ends_on:%d/%m/%Y}",
    }

    page = browser.post(reverse("new_plan", args=[sourcing.cell.pk]), days)

    assert page.status_code == 422
    assert "trùng với kế hoạch" in text(page)


def test_targets_that_are_no_numbers_are_refused_beside_the_field(browser, sourcing, plan):
    page = browser.post(reverse("set_targets", args=[plan.pk]), {"admitted-cell": "nhiều"})

    assert page.status_code == 422
    assert "admitted-cell" in page.context["page"].form.errors


def test_officer_above_chooses_among_cells_and_writes_nothing(
    client_of, committee_officer, sourcing, other_cell, plan
):
    above = client_of(committee_officer)

    page = above.get(reverse("plans"), {"cell": sourcing.cell.pk})
    writing = above.get(reverse("set_targets", args=[plan.pk]))

    assert page.context["title"].startswith("Kế hoạch năm")
    assert len(page.context["cells"]) == 2
    assert "Đặt chỉ tiêu" not in text(page)
    assert writing.status_code == 403


@pytest.mark.parametrize("name", ["plan", "change_plan", "set_targets"])
def test_stranger_finds_no_plan(client_of, stranger, plan, name):
    assert client_of(stranger).get(reverse(name, args=[plan.pk])).status_code == 404


def test_stranger_does_not_reach_the_cell_by_its_number(client_of, stranger, sourcing, plan):
    answer = client_of(stranger).get(reverse("plans"), {"cell": sourcing.cell.pk})

    assert answer.status_code == 404


def test_desk_sets_results_beside_the_plan_of_the_year(browser, sourcing, plan):
    sourcing.case("Đỗ Quang Minh", nominated(days_ago(0)))

    figures = browser.get(reverse("desk")).context["figures"]

    assert (figures[0].value, figures[0].target) == ("1", "4")
    assert figures[0].mark is not None
