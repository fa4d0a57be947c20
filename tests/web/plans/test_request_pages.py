"""The pages of requests for nominations: the list, sending, answers, the letter."""

import pytest
from django.urls import reverse

from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.domain.access import Role
from ketnap.organisations.services import seat
from ketnap.plans.bodies import as_body
from ketnap.plans.models import NominationRequest
from sourcing import OTHER_UNIT, UNIT
from web.conftest import days_ago

TODAY = "%d/%m/%Y"


@pytest.fixture
def asked(sourcing) -> NominationRequest:
    """A request to Phòng Tổng hợp, sent on 6 May 2024 and due on 3 June."""
    return sourcing.request(as_body(sourcing.units[0]))


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_secretary_writes_a_request_to_each_body_ticked(browser, sourcing):
    bodies = [as_body(unit).key for unit in sourcing.units]
    order = {"bodies": bodies, "number_asked": "2", "due_on": days_ago(-20).strftime(TODAY)}

    answer = browser.post(reverse("new_requests", args=[sourcing.cell.pk]), order)
    page = browser.get(answer.url)

    assert [row[0]["text"] for row in page.context["rows"]] == [OTHER_UNIT, UNIT]
    assert {row[-1]["text"] for row in page.context["rows"]} == {"Chưa gửi"}


def test_overdue_request_is_said_to_be(browser, asked):
    page = browser.get(reverse("requests"))

    assert page.context["rows"][0][-1]["text"] == "Quá hạn trả lời"
    assert "1 quá hạn" in page.context["lead"]


def test_answer_on_paper_is_recorded(browser, asked):
    order = {"answer": "Giới thiệu 1 người", "on": "20/05/2024"}

    browser.post(reverse("record_answer", args=[asked.pk]), order)

    page = browser.get(reverse("nomination_request", args=[asked.pk]))
    assert "Giới thiệu 1 người" in text(page)
    assert "Đã trả lời" in text(page)


def test_answer_of_a_day_to_come_is_refused(browser, asked):
    order = {"answer": "Giới thiệu 1 người", "on": days_ago(-1).strftime(TODAY)}

    page = browser.post(reverse("record_answer", args=[asked.pk]), order)

    assert page.status_code == 422
    assert "Ngày này chưa đến" in text(page)


def test_letter_names_the_body_the_number_and_the_day_as_party_papers_do(browser, asked):
    page = text(browser.get(reverse("request_letter", args=[asked.pk])))

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page
    assert "ngày 06 tháng 5 năm 2024" in page
    assert f"<em>Kính gửi:</em> {UNIT}" in page
    assert "giới thiệu 02 quần chúng ưu tú" in page
    assert "trước hết ngày 03/06/2024" in page


def test_letter_is_dated_and_signed_as_every_paper_of_the_cell(browser, sourcing, asked):
    operator = acting_on_organisations(OPERATOR)
    seat(sourcing.cell, "Hà Nội", on=asked.sent_on, actor=operator)
    secretary = sourcing.people.person(sourcing.cell, "Trần Thu Giang")
    sourcing.people.user("giang", Role.CELL_SECRETARY, sourcing.cell, secretary)

    page = text(browser.get(reverse("request_letter", args=[asked.pk])))

    assert "Hà Nội, ngày 06 tháng 5 năm 2024" in page
    assert "<strong>Trần Thu Giang</strong>" in page


def test_days_gone_by_take_no_writing(browser, asked):
    answer = browser.get(reverse("record_answer", args=[asked.pk]), {"on": days_ago(1).isoformat()})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "name", ["nomination_request", "request_letter", "send_request", "record_answer"]
)
def test_stranger_finds_no_request(client_of, stranger, asked, name):
    assert client_of(stranger).get(reverse(name, args=[asked.pk])).status_code == 404
