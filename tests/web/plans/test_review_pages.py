"""The page of a review: everybody on it, decisions kept, steps that follow."""

import pytest
from django.urls import reverse

from casefiles.papers import listed
from ketnap.plans.models import ListReview
from ketnap.plans.services.reviews import begin_review
from web.conftest import days_ago


@pytest.fixture
def review(sourcing) -> ListReview:
    """A review of today's list, which holds Vũ Thu Hà."""
    sourcing.case("Vũ Thu Hà", listed(days_ago(90)))
    return begin_review(sourcing.cell, on=days_ago(0), by=sourcing.actor)


def case_id(review: ListReview) -> int:
    return review.cell.casefiles.get().pk


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_review_begins_with_everybody_on_the_list(browser, sourcing):
    sourcing.case("Vũ Thu Hà", listed(days_ago(90)))

    answer = browser.post(
        reverse("new_review", args=[sourcing.cell.pk]), {"on": f"{days_ago(0):%d/%m/%Y}"}
    )
    page = browser.get(answer.url)

    assert [person.name for person in page.context["people"]] == ["Vũ Thu Hà"]


def test_decision_is_kept_and_leads_to_its_step(browser, review):
    number = case_id(review)

    browser.post(
        reverse("list_review", args=[review.pk]),
        {f"decision-{number}": "remove", f"note-{number}": "đã nghỉ việc"},
    )

    (person,) = browser.get(reverse("list_review", args=[review.pk])).context["people"]
    assert person.decision == "Đưa ra khỏi danh sách"
    assert person.step_href == reverse("record_step", args=[number, "removed_from_list"])
    assert browser.get(person.step_href).status_code == 200


def test_review_is_not_finished_while_somebody_waits(browser, review):
    page = browser.post(reverse("list_review", args=[review.pk]), {"finish": "yes"})

    assert page.status_code == 422
    assert "Còn 1 người chưa có kết luận" in text(page)


def test_finished_review_is_read_only(browser, review):
    address = reverse("list_review", args=[review.pk])
    order = {f"decision-{case_id(review)}": "keep", "finish": "yes"}

    browser.post(address, order)

    page = browser.get(address)
    assert not page.context["may_decide"]
    assert "Kết quả này không sửa nữa" in text(page)
    assert browser.post(address, order).status_code == 422


def test_decision_that_is_not_offered_is_refused(browser, review):
    page = browser.post(
        reverse("list_review", args=[review.pk]), {f"decision-{case_id(review)}": "open_file"}
    )

    assert page.status_code == 422


def test_officer_above_reads_and_decides_nothing(client_of, committee_officer, review):
    above = client_of(committee_officer)
    address = reverse("list_review", args=[review.pk])

    page = above.get(address)

    assert not page.context["may_decide"]
    assert above.post(address, {}).status_code == 403


def test_stranger_finds_no_review(client_of, stranger, review):
    answer = client_of(stranger).get(reverse("list_review", args=[review.pk]))

    assert answer.status_code == 404
