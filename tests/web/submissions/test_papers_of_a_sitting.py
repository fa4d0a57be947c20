"""What a committee's resolution prints of the sitting behind its vote, and what its page says without one."""

import html

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import step
from conftest import today_actor
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.services import record_steps
from ketnap.documents.drafts import Draft, drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.casefile.format import step_to_data
from ketnap.organisations.queries import name_on
from web.conftest import days_ago
from web.records_on_the_way import file_voted_on, sent_to

pytestmark = pytest.mark.django_db

UNTOLD = "Chưa rõ ai không tính vào tỷ lệ"


@pytest.fixture
def lan(cases, superior):
    """Lan's file, with the committee."""
    body = name_on(superior.pk, days_ago(0))
    return cases.open("Hồ Thị Lan", *file_voted_on(days_ago(20)), sent_to(body, days_ago(12)))


@pytest.fixture
def order(lan):
    """A sitting of fifteen, one of them away on temporary activity, and its vote on Lan."""
    return {
        "on": f"{days_ago(2):%d/%m/%Y}",
        "level": "grassroots",
        "members": 15,
        "present": 13,
        "left_out_on_temporary_activity_elsewhere": 1,
        "absence_reasons": "công tác xa",
        "presiding": "Bùi Xuân Nam",
        "seen": [f"{lan.pk}:{LogEntry.objects.filter(casefile=lan).count()}"],
        f"chosen_{lan.pk}": "on",
        f"agree_{lan.pk}": 12,
        f"disagree_{lan.pk}": 1,
        "override_reason": "Ghi bổ sung",
    }


@pytest.fixture
def officer(committee_officer, client_of):
    """Dũng's browser."""
    return client_of(committee_officer)


def resolution_of(case) -> Draft:
    """The paper that 8-KNĐ gives for a case."""
    [draft] = drafts_for_case(case, sheet_of("8-KNĐ"), on=timezone.localdate())
    return draft


def printed(case) -> dict[str, str]:
    """What it says."""
    return dict(make(resolution_of(case)).filled.texts)


def page_of(reader, case) -> str:
    step = resolution_of(case).material.step
    answer = reader.get(reverse("paper", args=[case.pk, "8-knd", step.seq]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_a_resolution_prints_the_base_of_its_sitting(officer, browser, lan, order, superior):
    officer.post(reverse("committee_sitting", args=[superior.pk]), order)

    said = printed(lan)

    assert (said["vote_members"], said["committee_present"], said["vote_base"]) == (
        "15",
        "13",
        "14",
    )
    assert said["vote_left_out"] == "01 đồng chí sinh hoạt đảng tạm thời ở nơi khác"
    assert (said["presiding_name"], said["absence_reasons"]) == ("Bùi Xuân Nam", "công tác xa")
    assert UNTOLD not in page_of(browser, lan)


def test_numbers_that_cannot_be_are_told_beside_the_form(officer, lan, order, superior):
    order["left_out_on_temporary_activity_elsewhere"] = 3

    answer = officer.post(reverse("committee_sitting", args=[superior.pk]), order)

    assert answer.status_code == 422
    assert "nhiều hơn số người vắng mặt" in answer.content.decode()


def test_a_vote_recorded_without_a_sitting_prints_no_base_and_the_page_says_so(
    browser, cases, superior
):
    vote = committee_vote(superior)
    case = cases.open("Ngô Thu", *file_voted_on(days_ago(20)), vote)

    assert (printed(case)["vote_left_out"], printed(case)["vote_members"]) == ("", "15")
    assert UNTOLD in page_of(browser, case)


def test_a_step_corrected_to_other_numbers_no_longer_prints_the_base(
    officer, browser, lan, order, superior, clerk
):
    officer.post(reverse("committee_sitting", args=[superior.pk]), order)
    seq = LogEntry.objects.filter(casefile=lan).count()
    correction = step(
        "corrected",
        days_ago(0),
        corrects=seq,
        reason="ghi nhầm",
        replacement=step_to_data(committee_vote(superior)),
    )

    record_steps(
        lan.pk, [correction], by=today_actor(clerk), seen_seq=seq, override_reason="ghi nhầm"
    )

    assert printed(lan)["vote_left_out"] == ""
    assert UNTOLD in page_of(browser, lan)


def committee_vote(superior):
    return step(
        "committee_voted",
        days_ago(2),
        matter="admission",
        body=name_on(superior.pk, days_ago(0)),
        level="grassroots",
        members=15,
        agree=14,
        disagree=1,
    )
