"""The page that takes off the roll what was entered by mistake."""

import pytest
from django.urls import reverse

from ketnap.people.models import Membership


@pytest.fixture
def entered(people, cell) -> Membership:
    """Giang, entered as a member who has no duty."""
    return people.member(cell, "Hồ Thị Giang").memberships.get()


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_page_of_the_person_leads_to_taking_a_mistaken_entry_off(browser, entered):
    address = reverse("take_off_roll", args=[entered.pk])

    person = text_of(browser.get(reverse("person", args=[entered.person_id])))
    page = text_of(browser.get(address))
    done = browser.post(address, {"reason": "ghi nhầm người"}, follow=True)

    assert address in person
    assert "Đảng viên chính thức: từ" in page
    assert "Đã bỏ Hồ Thị Giang khỏi danh sách đảng viên." in text_of(done)
    assert not Membership.objects.filter(pk=entered.pk).exists()


def test_reason_is_asked_for(browser, entered):
    answer = browser.post(reverse("take_off_roll", args=[entered.pk]), {"reason": " "})

    assert answer.status_code == 422
    assert Membership.objects.filter(pk=entered.pk).exists()


def test_duties_are_said_on_the_page(browser, secretary):
    own = secretary.person.memberships.get()

    answer = browser.post(reverse("take_off_roll", args=[own.pk]), {"reason": "ghi nhầm"})

    assert answer.status_code == 422
    assert "hồ sơ đang giúp đỡ: 0; vai trò: 1" in text_of(answer)


def test_stranger_finds_no_entry(client_of, stranger, entered):
    answer = client_of(stranger).get(reverse("take_off_roll", args=[entered.pk]))

    assert answer.status_code == 404


def test_history_of_the_record_tells_it_in_english(browser, entered):
    address = reverse("take_off_roll", args=[entered.pk])
    browser.post(address, {"reason": "x"})
    browser.post(reverse("set_language"), {"language": "en"})

    page = text_of(browser.get(reverse("person", args=[entered.person_id])))

    assert "Taken off the list of Chi bộ Văn phòng as a mistake, reason: x" in page
