"""A case that has reached a membership which nobody entered leads to the roll of the cell."""

from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import step
from ketnap.casefiles.services import record_steps

OFFER = "Ghi vào danh sách đảng viên"
HELD_ON = date(2024, 3, 20)


@pytest.fixture
def admitted(case, actor):
    """Minh, admitted on 20 March 2024."""
    decision = {"matter": "admission", "outcome": "approved", "decision": "57-QĐ/ĐU"}
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    steps = (
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy"),
        step("decided", date(2024, 3, 4), body="Đảng ủy", **decision),
        step("ceremony_held", HELD_ON, place="Hội trường", mentor=mentor),
    )
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung")
    return case


def page_of(browser, case, query: str = "") -> str:
    return browser.get(reverse("case", args=[case.pk]) + query).content.decode()


def test_admitted_person_is_offered_to_the_roll_until_entered(signed_in, admitted):
    href = reverse("enter_member", args=[admitted.pk])
    before = page_of(signed_in, admitted)

    signed_in.post(href)

    assert f'<a href="{href}">{OFFER}</a>' in before
    assert "Đã kết nạp ngày 20/03/2024" in before
    assert OFFER not in page_of(signed_in, admitted)


def test_case_without_a_ceremony_calls_for_nothing(signed_in, case):
    assert OFFER not in page_of(signed_in, case)


def test_roll_is_offered_only_today_and_to_who_keeps_it(
    signed_in, client_of, committee_officer, admitted
):
    day_gone_by = page_of(signed_in, admitted, "?on=2024-06-03")
    above = page_of(client_of(committee_officer), admitted)

    assert OFFER not in day_gone_by
    assert OFFER not in above
