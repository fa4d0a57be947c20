"""Whichever page opens a case file leaves a line, for the person to read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casefiles.papers import listed
from ketnap.audit import services
from ketnap.audit.models import AccessEntry, Deed
from ketnap.transfers.models import Transfer
from web.conftest import days_ago

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def minh(cases):
    return cases.open("Đỗ Quang Minh", listed(days_ago(200)))


def readings(case) -> list[int | None]:
    rows = AccessEntry.objects.filter(casefile_id=case.pk, deed=Deed.VIEWED)
    return list(rows.order_by("pk").values_list("who_id", flat=True))


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("case", []),
        ("papers", []),
        ("paper", ["1-knd", "0"]),
        ("choose_step", []),
        ("record_step", ["cell_voted"]),
        ("correct_step", [1]),
        ("record_several", []),
        ("case_access_log", []),
        ("transfer_case", []),
    ],
)
def test_a_page_of_a_case_is_noted_once(browser, secretary, minh, name, more):
    answer = browser.get(reverse(name, args=[minh.pk, *more]))

    assert answer.status_code == 200
    assert readings(minh) == [secretary.pk]


def test_a_part_of_a_paper_asked_for_by_itself_is_noted(browser, secretary, minh):
    answer = browser.post(reverse("paper", args=[minh.pk, "1-knd", "0"]), {}, headers=HTMX)

    assert answer.status_code == 200
    assert readings(minh) == [secretary.pk]


def test_pages_opened_one_after_another_are_one_reading_for_an_hour(
    browser, secretary, minh, monkeypatch
):
    address = reverse("choose_step", args=[minh.pk])
    browser.get(reverse("case", args=[minh.pk]))
    browser.get(address)
    noted = readings(minh)

    monkeypatch.setattr(services, "ONE_READING", timedelta(0))
    browser.get(address)

    assert (noted, readings(minh)) == ([secretary.pk], [secretary.pk] * 2)


def test_each_reader_is_noted(browser, secretary, clerk, client_of, minh):
    address = reverse("choose_step", args=[minh.pk])
    browser.get(address)

    client_of(clerk).get(address)

    assert readings(minh) == [secretary.pk, clerk.pk]


def test_looking_into_a_file_sent_here_is_noted(browser, stranger, client_of, minh, other_cell):
    order = {
        "seen_seq": 1,
        "place": f"cell:{other_cell.pk}",
        "reason": "chuyển công tác",
        "confirmed": "on",
    }
    browser.post(reverse("transfer_case", args=[minh.pk]), order)

    client_of(stranger).get(reverse("receive_transfer", args=[Transfer.objects.get().pk]))

    assert stranger.pk in readings(minh)
