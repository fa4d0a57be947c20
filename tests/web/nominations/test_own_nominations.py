"""The page of who puts people forward: own requests and people, and nothing else."""

from datetime import date

import pytest
from django.urls import get_resolver, reverse

from ketnap.domain.access import Role
from ketnap.plans.bodies import as_body
from ketnap.plans.models import Nomination
from ketnap.plans.services.nominations import decline, take_up
from sourcing import UNIT, facts_of, whom

PERSON = {
    "full_name": "Đỗ Quang Minh",
    "born_on": "02/04/1998",
    "sex": "male",
    "occupation": "viên chức",
    "workplace": UNIT,
    "youth_union_member": "on",
}
LATER = date(2024, 5, 13)


@pytest.fixture
def khoa(sourcing):
    """The head of Phòng Tổng hợp."""
    return sourcing.unit_head()


@pytest.fixture
def head(client_of, khoa):
    """Khoa's browser."""
    return client_of(khoa)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_unit_head_puts_somebody_forward(head, sourcing):
    answer = head.post(reverse("put_forward"), PERSON)
    page = head.get(answer.url)

    assert [each["name"] for each in page.context["followed"].people] == ["Đỗ Quang Minh"]
    assert "Chờ chi bộ xem" in text(page)
    assert Nomination.objects.get().body.name == UNIT


def test_putting_forward_twice_is_refused_on_the_page(head, sourcing):
    head.post(reverse("put_forward"), PERSON)

    page = head.post(reverse("put_forward"), PERSON)

    assert page.status_code == 422
    assert "đã giới thiệu người này" in text(page)


def test_form_asks_nothing_that_a_colleague_need_not_know(head, sourcing):
    fields = set(head.get(reverse("put_forward")).context["page"].form.fields)

    assert {"ethnicity", "religion", "schooling", "married"} & fields == set()


def test_answering_a_request_with_a_person_ties_both_together(head, sourcing):
    request = sourcing.request(as_body(sourcing.units[0]))
    (row,) = head.get(reverse("nominations")).context["followed"].waiting

    head.post(row["put_forward_href"], PERSON)

    assert Nomination.objects.get().request == request
    (row,) = head.get(reverse("nominations")).context["followed"].waiting
    assert row["put_forward"] == "đã giới thiệu 1 người"


def test_request_counts_nobody_withdrawn_and_names_whom(head, sourcing):
    sourcing.request(as_body(sourcing.units[0]))
    (row,) = head.get(reverse("nominations")).context["followed"].waiting
    head.post(row["put_forward_href"], PERSON)
    nomination = Nomination.objects.get()

    head.post(
        reverse("withdraw_nomination", args=[nomination.pk]), {"reason": "Vừa chuyển công tác"}
    )

    (row,) = head.get(reverse("nominations")).context["followed"].waiting
    assert row["put_forward"] == f"đã giới thiệu 0 người, đã rút {nomination.full_name}"


def test_request_is_answered_in_words(head, sourcing):
    request = sourcing.request(as_body(sourcing.units[0]))

    head.post(
        reverse("answer_request", args=[request.pk]),
        {"answer": "Đợt này chưa có người", "on": "20/05/2024"},
    )

    page = head.get(reverse("nominations"))
    assert page.context["followed"].waiting == []
    assert [each["answer"] for each in page.context["followed"].answered] == [
        "Đợt này chưa có người"
    ]


def test_requests_and_people_of_others_stay_hidden(head, sourcing):
    sourcing.request(as_body(sourcing.units[1]))
    sourcing.nominate(sourcing.youth_union_officer(), whom("Vũ Thu Hà"))

    page = head.get(reverse("nominations"))

    assert page.context["followed"].waiting == []
    assert page.context["followed"].people == []


def test_request_to_another_body_is_not_found(head, sourcing):
    request = sourcing.request(as_body(sourcing.units[1]))

    answers = [
        head.get(reverse("answer_request", args=[request.pk])),
        head.get(reverse("put_forward"), {"request": request.pk}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_nominator_reads_the_stage_and_no_more(head, khoa, sourcing):
    nomination = sourcing.nominate(khoa)
    take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    (row,) = head.get(reverse("nominations")).context["followed"].people

    assert row["answer"] == "Chi bộ đã tiếp nhận. Đang ở giai đoạn: Được giới thiệu"


def test_nominator_reads_why_the_cell_declined(head, khoa, sourcing):
    nomination = sourcing.nominate(khoa)
    decline(nomination.pk, "Đang biệt phái nơi khác", by=sourcing.actor, on=LATER)

    assert "Lý do: Đang biệt phái nơi khác" in text(head.get(reverse("nominations")))


def test_nominator_withdraws_with_a_reason_that_the_cell_reads(head, khoa, sourcing, browser):
    nomination = sourcing.nominate(khoa)
    (row,) = head.get(reverse("nominations")).context["followed"].people

    head.post(row["withdraw_href"], {"reason": "Vừa chuyển công tác"})

    own = text(head.get(reverse("nominations")))
    inbox = text(browser.get(reverse("nomination_inbox")))
    assert "Bạn đã rút. Lý do: Vừa chuyển công tác" in own
    assert reverse("withdraw_nomination", args=[nomination.pk]) not in own
    assert "Lý do: Vừa chuyển công tác" in inbox
    assert "Bên giới thiệu đã rút" in inbox


def test_withdrawing_too_late_says_so_on_the_page(head, khoa, sourcing):
    nomination = sourcing.nominate(khoa)
    decline(nomination.pk, "Đang biệt phái nơi khác", by=sourcing.actor, on=LATER)

    page = head.post(reverse("withdraw_nomination", args=[nomination.pk]), {"reason": "Đổi ý"})

    assert page.status_code == 422
    assert "Chi bộ đã trả lời về người này" in text(page)


def test_desk_of_a_nominator_leads_with_what_was_asked_and_what_became_of_people(
    head, khoa, sourcing
):
    request = sourcing.request(as_body(sourcing.units[0]))
    nomination = sourcing.nominate(khoa)
    take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)

    page = text(head.get(reverse("desk")))

    assert f"?request={request.pk}" in page
    assert "Đang ở giai đoạn: Được giới thiệu" in page
    assert reverse("put_forward") in page
    assert "Việc đến hạn" not in page
    assert "Chưa theo dõi hồ sơ nào" not in page


def test_desk_of_a_nominator_shows_nobody_put_forward_by_others(head, sourcing):
    sourcing.nominate(sourcing.youth_union_officer(), whom("Vũ Thu Hà"))

    assert "Vũ Thu Hà" not in text(head.get(reverse("desk")))


def test_desk_of_the_secretary_speaks_of_no_nominations_of_his_own(browser, sourcing, khoa):
    sourcing.nominate(khoa)

    page = text(browser.get(reverse("desk")))

    assert "Việc đến hạn" in page
    assert "Những người bạn đã giới thiệu" not in page


def test_unit_head_opens_no_page_about_cases_people_or_plans(head, khoa, sourcing):
    nomination = sourcing.nominate(khoa)
    case = take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=LATER)
    plan = sourcing.plan()
    pages = [
        reverse("cases"),
        reverse("case", args=[case.pk]),
        reverse("plans"),
        reverse("plan", args=[plan.pk]),
        reverse("requests"),
        reverse("nomination_inbox"),
        reverse("take_up", args=[nomination.pk]),
        reverse("decline", args=[nomination.pk]),
        reverse("list_reviews"),
        reverse("activities"),
    ]

    answers = {page: head.get(page).status_code for page in pages}

    assert set(answers.values()) <= {403, 404}


def test_every_address_of_plans_refuses_a_unit_head(head, sourcing):
    """Every page of the room, also those still to be written."""
    patterns = get_resolver("ketnap.web.plans.urls").url_patterns
    names = [pattern.name for pattern in patterns if pattern.name]

    answers = {name: head.get(_address(name)).status_code for name in names}

    assert len(names) > 15
    assert set(answers.values()) <= {403, 404, 405}


def _address(name: str) -> str:
    (possibility, *_rest) = get_resolver().reverse_dict.getlist(name)
    ((_way, arguments),) = possibility[0]
    return reverse(name, args=[1 for _argument in arguments])


def test_head_of_no_unit_is_told_why_nothing_can_be_put_forward(client_of, people, cell, sourcing):
    browser = client_of(people.user("tam", Role.UNIT_HEAD, cell))

    page = browser.get(reverse("nominations"))

    assert "chưa gắn với đơn vị" in text(page)
    assert browser.post(reverse("put_forward"), PERSON).status_code == 403


def test_secretary_has_no_page_of_own_nominations(browser, sourcing):
    assert browser.get(reverse("nominations")).status_code == 403
