"""A slip in a year is asked about wherever something is to last until a day, or to change on one."""

import pytest
from django.urls import reverse

FAR = "01/03/3026"
ASKED = "Ngày này cách hôm nay hơn một năm."


@pytest.fixture
def places(cell, secretary, clerk) -> dict[str, list[int]]:
    """What each page is about."""
    member = clerk.person.memberships.get().pk
    return {
        "delegate": [secretary.roles.get().pk],
        "new_inspection": [],
        "new_requests": [cell.pk],
        "begin_term": [cell.pk],
        "change_standing": [member],
        "hand_over": [member],
        "receive_guest": [],
    }


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("delegate", "until"),
        ("new_inspection", "until"),
        ("new_requests", "due_on"),
        ("begin_term", "since"),
        ("change_standing", "on"),
        ("hand_over", "left_on"),
        ("receive_guest", "since"),
    ],
)
def test_far_day_is_asked_about_until_it_is_meant(browser, cases, places, page, field):
    cases.open("Đỗ Quang Minh")
    address = reverse(page, args=places[page])

    asked = browser.post(address, {field: FAR}).content.decode()
    meant = browser.post(address, {field: FAR, "far_day_is_meant": "on"}).content.decode()

    assert ASKED in asked
    assert 'name="far_day_is_meant"' in asked
    assert ASKED not in meant


@pytest.mark.parametrize("page", ["rename_organisation", "set_chain"])
def test_organisation_changes_on_no_far_day_by_a_slip(client_of, founder, cell, page):
    address = reverse(page, args=[cell.pk])

    answer = client_of(founder).post(address, {"name": "Chi bộ Mới", "on": FAR})

    assert answer.status_code == 422
    assert ASKED in answer.content.decode()
    assert 'name="far_day_is_meant"' in answer.content.decode()


@pytest.mark.parametrize("page", ["delegate", "new_inspection"])
def test_nothing_is_opened_for_a_time_that_has_gone_by(browser, cases, places, page):
    cases.open("Đỗ Quang Minh")
    address = reverse(page, args=places[page])

    answer = browser.post(address, {"since": "01/12/1926", "until": "02/12/1926"})

    assert "Ngày này đã qua. Hãy ghi ngày từ hôm nay trở đi." in answer.content.decode()
