"""The inbox of nominations: taken up, added to a known person, or declined."""

import pytest
from django.urls import reverse

from ketnap.casefiles.models import Casefile
from ketnap.people.models import Person
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.services.nominations import decline, take_up
from sourcing import facts_of, whom
from web.conftest import days_ago

REST = {"ethnicity": "Kinh", "religion": "không", "schooling": "university"}


@pytest.fixture
def nomination(sourcing) -> Nomination:
    """Đỗ Quang Minh, put forward by Phòng Tổng hợp."""
    return sourcing.nominate(sourcing.unit_head())


def form_of(nomination: Nomination, **other) -> dict[str, str]:
    usual = {
        "full_name": nomination.full_name,
        "born_on": f"{nomination.born_on:%d/%m/%Y}",
        "sex": nomination.sex,
        "occupation": nomination.occupation,
        "workplace": nomination.workplace,
        "youth_union_member": "on",
        **REST,
    }
    return {**usual, **other}


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_inbox_shows_who_waits_with_what_looks_alike(browser, sourcing, nomination):
    sourcing.nominate(sourcing.youth_union_officer())

    page = browser.get(reverse("nomination_inbox"))

    assert [each["name"] for each in page.context["waiting"]] == ["Đỗ Quang Minh"] * 2
    assert all("cũng giới thiệu" in each["alike"][0] for each in page.context["waiting"])


def test_menu_counts_who_waits(browser, nomination):
    assert '<span class="kn-menu-count">1</span>' in text(browser.get(reverse("plans")))


def test_taking_up_asks_for_the_rest_and_opens_the_case(browser, nomination):
    address = reverse("take_up", args=[nomination.pk])
    asked = browser.get(address)

    answer = browser.post(address, form_of(nomination))

    assert asked.context["form"]["full_name"].value() == "Đỗ Quang Minh"
    case = Casefile.objects.get()
    assert answer.url == reverse("case", args=[case.pk])
    assert browser.get(answer.url).status_code == 200


def test_taking_up_without_the_rest_is_refused(browser, nomination):
    page = browser.post(reverse("take_up", args=[nomination.pk]), form_of(nomination, religion=""))

    assert page.status_code == 422
    assert "religion" in page.context["form"].errors
    assert not Casefile.objects.exists()


def test_known_person_is_hinted_and_not_recorded_twice_by_haste(browser, people, cell, nomination):
    people.person(cell, "Đỗ Quang Minh", born_on=nomination.born_on)
    address = reverse("take_up", args=[nomination.pk])

    page = browser.post(address, form_of(nomination))

    assert page.status_code == 422
    assert "is_another_person" in page.context["form"].errors
    assert Person.objects.filter(full_name="Đỗ Quang Minh").count() == 1


def test_namesake_is_recorded_once_somebody_says_so(browser, people, cell, nomination):
    people.person(cell, "Đỗ Quang Minh", born_on=nomination.born_on)

    browser.post(
        reverse("take_up", args=[nomination.pk]), form_of(nomination, is_another_person="on")
    )

    assert Person.objects.filter(full_name="Đỗ Quang Minh").count() == 2


def test_second_nomination_goes_into_the_known_case(browser, sourcing, nomination):
    second = sourcing.nominate(sourcing.youth_union_officer())
    case = take_up(nomination.pk, facts_of(nomination), by=sourcing.actor, on=days_ago(0))
    (known,) = browser.get(reverse("take_up", args=[second.pk])).context["known"]

    answer = browser.post(reverse("take_up_known", args=[second.pk]), {"person": known["id"]})

    assert answer.url == reverse("case", args=[case.pk])
    second.refresh_from_db()
    assert second.casefile == case


def test_slower_officer_is_told(browser, sourcing, nomination):
    decline(nomination.pk, "Đang biệt phái", by=sourcing.actor, on=days_ago(0))

    page = browser.post(reverse("take_up", args=[nomination.pk]), form_of(nomination))

    assert page.status_code == 422
    assert "vừa được người khác trả lời" in text(page)
    assert not Casefile.objects.exists()


def test_declining_needs_a_reason(browser, nomination):
    address = reverse("decline", args=[nomination.pk])

    without = browser.post(address, {"reason": ""})
    browser.post(address, {"reason": "Đang biệt phái nơi khác"})

    assert without.status_code == 422
    nomination.refresh_from_db()
    assert (nomination.state, nomination.reason) == (
        NominationState.DECLINED,
        "Đang biệt phái nơi khác",
    )


def test_nomination_of_another_cell_is_not_found(client_of, stranger, nomination):
    browser = client_of(stranger)

    answers = [
        browser.get(reverse("take_up", args=[nomination.pk])),
        browser.post(reverse("take_up_known", args=[nomination.pk]), {"person": 1}),
        browser.post(reverse("decline", args=[nomination.pk]), {"reason": "không"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_officer_above_has_no_inbox(client_of, committee_officer, nomination):
    above = client_of(committee_officer)

    assert above.get(reverse("nomination_inbox")).status_code == 403
    assert "Người được giới thiệu" not in text(above.get(reverse("plans")))


def test_person_shown_in_the_inbox_is_escaped(browser, sourcing):
    sourcing.nominate(sourcing.unit_head(), whom("Đỗ <b>Lan</b>"))

    page = browser.get(reverse("nomination_inbox")).content.decode()

    assert "<b>Lan</b>" not in page
    assert "&lt;b&gt;Lan" in page
