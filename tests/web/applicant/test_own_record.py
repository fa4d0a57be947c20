"""Hồ sơ của tôi: everything about the reader, nothing about anybody else."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from casefiles.papers import step
from ketnap.audit.models import AccessEntry, Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import Role
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


def page_of(browser, url: str) -> str:
    return " ".join(browser.get(url).content.decode().split())


def words_of(page: str) -> str:
    """Return what a reader sees: ids and tokens in the markup may hold any number."""
    return BeautifulSoup(page, "html.parser").get_text(" ")


def test_applicant_reads_facts_and_steps_of_the_own_case(own_browser):
    page = page_of(own_browser, reverse("own_record"))

    assert "Đỗ Quang Minh" in page
    assert "Kinh" in page
    assert "Phân công đảng viên giúp đỡ" in page
    assert "Lê Thị Chi" in page


def test_page_names_nobody_else_on_the_way(own_browser, cases):
    cases.open("Vũ Thu Hà")

    page = page_of(own_browser, reverse("own_record"))

    assert "Vũ Thu Hà" not in page


def test_numbers_of_opinions_and_who_introduced_stay_with_those_who_gave_them(
    own_browser, own_case, cases
):
    opinions = step(
        "opinions_summarised",
        days_ago(5),
        organisations={"asked": 917, "agree": 911},
        residence={"asked": 3, "agree": 3},
    )
    introduced = step(
        "introduced",
        days_ago(6),
        by={"kind": "youth_union", "name": "Chi đoàn Ẩn Danh", "agree": 913, "total": 915},
    )
    record_steps(
        own_case.pk, [introduced, opinions], by=cases.actor, seen_seq=3, override_reason="giấy cũ"
    )

    words = words_of(page_of(own_browser, reverse("own_record")))

    assert "Tổng hợp ý kiến" in words
    assert not any(hidden in words for hidden in ("917", "911", "913", "915", "Ẩn Danh"))


def test_applicant_reads_who_looked(own_browser, own_case, browser):
    browser.get(reverse("case", args=[own_case.pk]))

    page = page_of(own_browser, reverse("own_record"))

    assert "Nguyễn Thị An</strong> đã xem" in page


def test_applicant_reads_who_opened_his_record_and_who_took_him_out_in_a_list(
    own_browser, own_case, clerk, client_of, cell, people
):
    client_of(clerk).get(reverse("person", args=[own_case.person_id]))
    viewed = page_of(own_browser, reverse("own_record"))

    note_access(clerk.pk, Deed.EXPORTED, object_kind="person", object_id=own_case.person_id)
    exported = page_of(own_browser, reverse("own_record"))

    assert "Trần Văn Bình</strong> đã xem" in viewed
    assert "Trần Văn Bình</strong> đã xuất ra tệp" in exported


def test_own_look_is_noted_too(own_browser, own_case, applicant):
    own_browser.get(reverse("own_record"))
    own_browser.get(reverse("own_card"))

    deeds = AccessEntry.objects.filter(who=applicant, casefile_id=own_case.pk)
    assert list(deeds.order_by("pk").values_list("deed", flat=True)) == [
        Deed.VIEWED,
        Deed.PRINTED,
    ]


def test_card_says_where_the_person_stands_and_whom_to_ask(own_browser):
    page = page_of(own_browser, reverse("own_card"))

    assert "Giai đoạn 2 trên 8" in page
    assert "Hỏi ai: Lê Thị Chi" in page


def test_applicant_opens_no_page_of_the_staff(own_browser, own_case):
    assert own_browser.get(reverse("case", args=[own_case.pk])).status_code == 403
    assert own_browser.get(reverse("cases")).status_code == 403
    assert own_browser.get(reverse("members")).status_code == 403


def test_applicant_without_a_case_finds_no_page(people, cell, client_of):
    nobody = people.user("ha", Role.APPLICANT, cell, people.person(cell, "Vũ Thu Hà"))

    assert client_of(nobody).get(reverse("own_record")).status_code == 404


def test_officer_has_no_page_of_an_applicant(browser, own_case):
    assert browser.get(reverse("own_record")).status_code == 403


def test_application_and_cv_are_owed_once_the_file_is_opened(own_browser, own_case, cases):
    before = page_of(own_browser, reverse("own_record"))
    opened = step("file_opened", days_ago(2), permitted_by="Đảng ủy")
    record_steps(own_case.pk, [opened], by=cases.actor, seen_seq=3, override_reason="giấy cũ")

    page = page_of(own_browser, reverse("own_record"))

    assert "1-KNĐ" not in before
    assert "1-KNĐ" in page
    assert "Đọc văn bản về dữ liệu cá nhân" in page


def test_desk_leads_an_applicant_to_the_own_page(own_browser):
    response = own_browser.get(reverse("desk"))

    assert response.url == reverse("own_record")


def test_desk_of_an_officer_stays_his_desk(browser, own_case):
    assert browser.get(reverse("desk")).status_code == 200
