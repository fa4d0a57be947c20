"""Requests of the person: sent on his page, answered and closed by the cell, on the clock of the law."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from ketnap.audit.queries import looked_at
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.data_request import RequestKind
from ketnap.privacy.models import DataRequest, RequestState
from ketnap.privacy.queries import open_requests
from ketnap.privacy.refusals import RequestNotVisible
from ketnap.privacy.services import answer_request, close_request, send_request

pytestmark = pytest.mark.django_db
WISH = "Nơi làm việc ghi sai"


def page_of(browser, url: str) -> str:
    return " ".join(browser.get(url).content.decode().split())


@pytest.fixture
def asked(applicant) -> DataRequest:
    """Minh's request to correct a fact, sent today."""
    return send_request(
        RequestKind.CORRECT, WISH, by=today_actor(applicant), on=timezone.localdate()
    )


def test_request_sent_on_the_page_waits_for_the_secretary(own_browser, browser, own_case):
    own_browser.post(reverse("ask_about_data"), {"kind": "correct", "wish": WISH})

    for page in (
        page_of(own_browser, reverse("own_record")),
        page_of(browser, reverse("data_requests")),
    ):
        assert WISH in page
        assert "Trả lời trước hết ngày" in page


def test_request_without_words_is_not_sent(own_browser, own_case):
    response = own_browser.post(reverse("ask_about_data"), {"kind": "see", "wish": " "})

    assert response.status_code == 422
    assert not DataRequest.objects.exists()


def test_answer_and_result_are_read_by_the_person(own_browser, browser, asked):
    browser.post(reverse("answer_data_request", args=[asked.pk]), {"answer": "Sẽ sửa tuần này"})
    middle = page_of(own_browser, reverse("own_record"))
    result = {"is_done": "no", "reason": "Giấy gốc ghi như vậy"}
    browser.post(reverse("close_data_request", args=[asked.pk]), result)

    page = page_of(own_browser, reverse("own_record"))

    assert "Làm xong trước hết ngày" in middle
    assert "Sẽ sửa tuần này" in page
    assert "Giấy gốc ghi như vậy" in page
    assert "trước hết ngày" not in page


def test_everything_about_a_request_is_noted(asked, secretary, own_case):
    who, today = today_actor(secretary), timezone.localdate()
    answer_request(asked.pk, "Sẽ sửa", with_third_party=False, by=who, on=today)
    close_request(asked.pk, "Đã sửa", is_done=True, by=who, on=today)

    details = [entry.detail for entry in looked_at(own_case.pk)]

    assert details == [
        "kết thúc yêu cầu về dữ liệu cá nhân",
        "trả lời yêu cầu về dữ liệu cá nhân",
        "gửi yêu cầu về dữ liệu cá nhân",
    ]


def test_overdue_answer_is_said(browser, applicant, own_case):
    long_ago = timezone.localdate() - timedelta(days=30)
    send_request(RequestKind.SEE, WISH, by=today_actor(applicant), on=long_ago)

    assert "Quá hạn: trả lời" in page_of(browser, reverse("data_requests"))


def test_second_answer_is_refused(asked, secretary):
    who, today = today_actor(secretary), timezone.localdate()
    answer_request(asked.pk, "Sẽ sửa", with_third_party=False, by=who, on=today)

    with pytest.raises(ValidationError):
        answer_request(asked.pk, "Sẽ không sửa", with_third_party=False, by=who, on=today)


def test_nothing_is_closed_before_it_was_answered(asked, secretary):
    with pytest.raises(ValidationError):
        close_request(
            asked.pk, "Đã sửa", is_done=True, by=today_actor(secretary), on=timezone.localdate()
        )


def test_secretary_of_a_sister_cell_knows_of_no_request(asked, stranger, client_of):
    assert WISH not in page_of(client_of(stranger), reverse("data_requests"))
    with pytest.raises(RequestNotVisible):
        answer_request(
            asked.pk, "x", with_third_party=False, by=today_actor(stranger), on=asked.received_on
        )


def test_clerk_and_applicant_answer_nothing(asked, clerk, applicant, client_of):
    for user in (clerk, applicant):
        url = reverse("answer_data_request", args=[asked.pk])
        assert client_of(user).get(url).status_code == 403


def test_nobody_answers_his_own_request(asked, people, cell, own_case):
    deputy = people.user("minh-pho", Role.DEPUTY_CELL_SECRETARY, cell, own_case.person)

    assert not open_requests(today_actor(deputy)).exists()
    with pytest.raises((RequestNotVisible, NotAllowed)):
        answer_request(
            asked.pk, "x", with_third_party=False, by=today_actor(deputy), on=asked.received_on
        )


def test_database_refuses_an_answer_without_words(asked):
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.filter(pk=asked.pk).update(state=RequestState.ANSWERED)
