"""A case of which no step counts is seen above the list, until its first step."""

import pytest

from casefiles.papers import listed, voided
from web.conftest import days_ago

pytestmark = pytest.mark.django_db

ADDRESS = "/ho-so/"
HEADING = "Chưa có bước nào được tính"


def test_a_case_without_a_step_is_seen(browser, cases):
    opened = cases.open("Đỗ Quang Minh")

    page = browser.get(ADDRESS).content.decode()

    assert HEADING in page
    assert f'href="/ho-so/{opened.pk}/"' in page


def test_a_case_stands_in_the_list_alone_once_it_has_a_step(browser, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(30)))

    assert HEADING not in browser.get(ADDRESS).content.decode()


def test_a_case_whose_only_step_was_voided_is_seen(browser, cases):
    opened = cases.open("Đỗ Quang Minh", listed(days_ago(30)), voided(1, days_ago(29)))

    page = browser.get(ADDRESS).content.decode()

    assert HEADING in page
    assert f'href="/ho-so/{opened.pk}/"' in page
    assert "các bước đã ghi bị hủy hoặc mang ngày sau" in page


def test_a_case_is_not_seen_before_the_day_it_was_opened(browser, cases):
    cases.open("Đỗ Quang Minh")

    assert HEADING not in browser.get(ADDRESS, {"on": days_ago(1)}).content.decode()


@pytest.mark.parametrize("narrowed", [{"q": "Chi"}, {"stage": "closed"}])
def test_a_case_without_a_step_is_not_above_a_list_narrowed_to_others(browser, cases, narrowed):
    cases.open("Đỗ Quang Minh")

    assert HEADING not in browser.get(ADDRESS, narrowed).content.decode()
    assert HEADING in browser.get(ADDRESS, {"view": "table"}).content.decode()


def test_a_case_of_another_cell_is_not_seen(browser, other_cases):
    other_cases.open("Đỗ Quang Minh")

    assert "Đỗ Quang Minh" not in browser.get(ADDRESS).content.decode()
