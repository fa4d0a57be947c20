"""The reverse planner's page: whom it plans for, what it says, who may open it."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import file_named, listed, step
from ketnap.domain.casefile.codes import StepKind
from web.conftest import days_ago


def text_of(page: object) -> str:
    html = page.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def plan_page(client: Client, **query: object) -> str:
    page = client.get(reverse("planner"), query)
    assert page.status_code == 200
    return text_of(page)


def in_a_year() -> date:
    return timezone.localdate() + timedelta(days=365)


def day(when: date) -> str:
    return f"{when:%d/%m/%Y}"


@pytest.fixture
def filing(cases):
    """Somebody whose file is open."""
    return cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(400)),
        step("file_opened", days_ago(30), permitted_by="Đảng ủy cơ sở"),
    )


@pytest.fixture
def nominee(cases):
    """Somebody who is only listed yet."""
    return cases.open("Vũ Thu Hà", listed(days_ago(20)))


@pytest.fixture
def admitted(cases):
    """Somebody whose ceremony is long over."""
    file = file_named("straight_path")
    held = next(one for one in file.steps if one.kind is StepKind.CEREMONY_HELD)
    facts = {"born_on": file.person.born_on, "youth_union_member": True}
    return cases.open("Lý Văn Sơn", *file.steps[: held.seq], **facts)


def test_before_a_day_is_chosen_the_page_offers_days_and_no_plan(browser, filing):
    page = plan_page(browser)

    assert "Hoặc chọn ngay" in page
    assert "03/02/" in page
    assert "Kịp không" not in page


def test_without_a_choice_the_plan_is_for_everybody_with_a_file(browser, filing, nominee, admitted):
    page = plan_page(browser, day=day(in_a_year()))

    assert "Các bước của Đỗ Quang Minh" in page
    assert "Các bước của Vũ Thu Hà" not in page
    assert "Lý Văn Sơn" not in page


def test_chosen_people_are_planned_for_whatever_their_stage(browser, filing, nominee):
    page = plan_page(browser, day=day(in_a_year()), person=nominee.pk)

    assert "Các bước của Vũ Thu Hà" in page
    assert "Các bước của Đỗ Quang Minh" not in page


def test_every_step_has_its_last_day_its_reason_and_its_source(browser, filing):
    page = plan_page(browser, day=day(in_a_year()))

    assert "Chi bộ biểu quyết" in page
    assert re.search(r"quy định cho \d+ ngày làm việc đến “ ?Quyết định của cấp ủy", page)
    assert "thực tế cần 7 ngày làm việc đến “Lễ kết nạp”" in page
    assert "QĐ/TW" in page


def test_a_day_too_near_says_what_was_needed_by_when_and_the_soonest_day(browser, filing):
    page = plan_page(browser, day=day(timezone.localdate() + timedelta(days=20)))

    assert re.search(r"Không kịp: cần “.+?” trước hoặc trong ngày \d\d/\d\d/\d{4}\.", page)
    assert "0 trong 1 người kịp lễ" in page
    assert "Lễ sớm nhất có thể" in page


def test_practice_can_be_changed_for_one_plan(browser, filing):
    usual = plan_page(browser, day=day(in_a_year()))

    slower = plan_page(browser, day=day(in_a_year()), decision_to_ceremony="20")

    assert "thực tế cần 7 ngày làm việc đến “Lễ kết nạp”" in usual
    assert "thực tế cần 20 ngày làm việc đến “Lễ kết nạp”" in slower


@pytest.mark.parametrize(
    "query",
    [
        {"day": "hôm nào đó"},
        {"day": "01/01/2000"},
        {"day": "01/01/9999"},
        {"day": "", "person": "1"},
        {"day": "31/12/9999", "person": "tên"},
    ],
)
def test_a_day_that_cannot_be_planned_for_is_said_beside_its_field(browser, filing, query):
    page = plan_page(browser, **query)

    assert "Chưa lập được" in page
    assert "Kịp không" not in page


@pytest.mark.parametrize("days", ["-1", "251", "nhiều"])
def test_a_practice_that_cannot_be_is_refused(browser, filing, days):
    page = plan_page(browser, day=day(in_a_year()), papers_to_vote=days)

    assert "Chưa lập được" in page


def test_nobody_of_another_cell_is_offered_or_planned_for(browser, filing, other_cases):
    strange = other_cases.open("Trịnh Thu Quế", listed(days_ago(20)))

    page = plan_page(browser, day=day(in_a_year()), person=strange.pk)

    assert "Trịnh Thu Quế" not in page
    assert "Chưa lập được" in page


def test_a_cell_that_is_none_of_ones_business_cannot_be_chosen(browser, filing, other_cases):
    strange = other_cases.open("Trịnh Thu Quế", listed(days_ago(20)))

    page = plan_page(browser, day=day(in_a_year()), cell=strange.cell_id)

    assert "Trịnh Thu Quế" not in page


def test_mentors_and_strangers_to_plans_do_not_open_it(mentor_user, client_of, client):
    assert client_of(mentor_user).get(reverse("planner")).status_code == 403
    assert client.get(reverse("planner")).status_code == 302


def test_without_anybody_on_the_way_the_page_says_so(browser):
    assert "Chưa có ai đang trên đường kết nạp" in plan_page(browser)
