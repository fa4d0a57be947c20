"""What the charts of one page tell readers outside when they are read beside each other."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import listed, step
from conftest import today_actor
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01", "outside": "on"}
LEFT_OUT = "không nêu"


def chart(browser, code, **query):
    """The lines of a chart's table: each name with its numbers as they are written."""
    response = browser.get(reverse("figure_file", args=[code, "csv"]), {**YEAR, **query})
    lines = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=",")
    return {line[0]: line[1:] for line in lines if len(line) > 1}


@pytest.fixture
def five_went_on_and_one_left(cases):
    on_list = listed(date(2024, 2, 1))
    certified = (
        step("sent_to_course", date(2024, 5, 6), course="Lớp tháng 5"),
        step("course_certified", date(2024, 5, 9), certificate="12/GCN", issuer="Trung tâm"),
    )
    for number in range(5):
        cases.open(f"Đỗ Quang {number}", on_list, *certified)
    left = step("removed_from_list", date(2024, 6, 3), reason="Xin thôi")
    cases.open("Vũ Thu Hà", on_list, left)
    cases.open("Lý Văn Sơn", listed(date(2023, 6, 1)))


def test_the_sum_of_a_stage_does_not_tell_the_one_way_out_that_is_left_out(
    five_went_on_and_one_left, browser
):
    flow, waiting = chart(browser, "flow"), chart(browser, "waiting")

    out_of_list = {
        name: numbers for name, numbers in flow.items() if name.startswith("Cảm tình Đảng →")
    }
    assert waiting["Cảm tình Đảng"][2] == "6"
    assert len(out_of_list) == 2
    assert {numbers[0] for numbers in out_of_list.values()} == {LEFT_OUT}


def test_those_who_still_wait_are_told_only_where_the_chart_of_stages_tells_them(
    five_went_on_and_one_left, browser
):
    stages, waiting = chart(browser, "stages"), chart(browser, "waiting")

    on_list = stages["Cảm tình Đảng"][0], waiting["Cảm tình Đảng"][3]
    certified = stages["Đã học lớp"][0], waiting["Đã học lớp"][3]
    assert (on_list, certified) == ((LEFT_OUT, LEFT_OUT), (LEFT_OUT, LEFT_OUT))


def test_no_sum_of_the_years_tells_the_year_that_is_left_out(cases, browser):
    cases.open(
        "Đỗ Quang Minh",
        listed(date(2023, 6, 1)),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step(
            "decided",
            date(2024, 3, 4),
            matter="admission",
            outcome="approved",
            decision="41-QĐ",
            body="Đảng ủy",
        ),
    )

    inside = browser.get(reverse("figure_pictures"), {"period": YEAR["period"]}).content.decode()
    outside = browser.get(reverse("figure_pictures"), YEAR).content.decode()

    columns = outside.partition("kn-chart-columns")[2].partition("</svg>")[0]
    assert (columns.count("–"), columns.count(LEFT_OUT)) == (1, 0)
    assert "1 người" in inside
    assert "1 người" not in outside


def test_nothing_is_drawn_as_still_to_do_of_a_target_whose_result_is_left_out(
    cases, browser, cell, secretary
):
    course = step("sent_to_course", date(2024, 5, 6), course="Lớp tháng 5")
    cases.open("Đỗ Quang Minh", listed(date(2024, 2, 1)), course)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    actor = today_actor(secretary)
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.SENT_TO_COURSE): 4}, by=actor)

    def page_and_file(**query):
        asked = {"period": YEAR["period"], **query}
        page = browser.get(reverse("figure_pictures"), asked).content.decode()
        file = browser.get(reverse("figure_file", args=["plan", "svg"]), asked).content.decode()
        return page.count('class="kn-chart-rest"'), file.count("translate(0 ")

    (inside, in_file), (outside, outside_in_file) = page_and_file(), page_and_file(outside="on")
    assert (inside - outside, in_file - outside_in_file) == (1, 1)


def test_no_column_stands_empty_where_the_time_of_one_case_is_left_out(
    five_went_on_and_one_left, browser
):
    longest = "Lâu nhất đang ở, ngày"

    assert longest in chart(browser, "waiting", outside="")["Giai đoạn"]
    assert longest not in chart(browser, "waiting")["Giai đoạn"]
