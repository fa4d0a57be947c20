"""The pages of a committee's sittings: what was taken down, and how it is corrected."""

import html

import pytest
from django.urls import reverse

from ketnap.casefiles.models import LogEntry
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.organisations.queries import name_on
from web.conftest import days_ago
from web.records_on_the_way import file_voted_on, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(cases, superior):
    """Lan's file, with the committee."""
    body = name_on(superior.pk, days_ago(0))
    return cases.open("Hồ Thị Lan", *file_voted_on(days_ago(20)), sent_to(body, days_ago(12)))


@pytest.fixture
def officer(committee_officer, client_of):
    """Dũng's browser."""
    return client_of(committee_officer)


@pytest.fixture
def first(officer, lan, superior):
    """The sitting that voted on Lan, taken down with a wrong number of those present."""
    officer.post(
        reverse("committee_sitting", args=[superior.pk]),
        {
            "on": f"{days_ago(2):%d/%m/%Y}",
            "level": "grassroots",
            "members": 15,
            "present": 14,
            "seen": [f"{lan.pk}:{LogEntry.objects.filter(casefile=lan).count()}"],
            f"chosen_{lan.pk}": "on",
            f"agree_{lan.pk}": 12,
            f"disagree_{lan.pk}": 1,
            "override_reason": "Ghi bổ sung",
        },
    )
    return CommitteeSitting.objects.get()


@pytest.fixture
def order(lan, first):
    """What the form of a correction sends."""
    return {
        "on": f"{days_ago(2):%d/%m/%Y}",
        "level": "grassroots",
        "members": 15,
        "present": 13,
        "left_out_on_temporary_activity_elsewhere": 1,
        "seen": [f"{lan.pk}:{LogEntry.objects.filter(casefile=lan).count()}"],
        "seen_revision": 0,
        f"agree_{lan.pk}": 12,
        f"disagree_{lan.pk}": 1,
        "correction_reason": "ghi nhầm số có mặt",
        "override_reason": "Ghi bổ sung",
    }


def words_of(answer) -> str:
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_the_list_leads_to_a_sitting_with_its_votes(officer, first, superior):
    listed = words_of(officer.get(reverse("committee_sittings", args=[superior.pk])))
    page = words_of(officer.get(reverse("kept_sitting", args=[first.pk])))

    assert reverse("kept_sitting", args=[first.pk]) in listed
    assert "Hồ Thị Lan" in page
    assert "tán thành 12, không tán thành 1, trên 15" in page
    assert "Các bản trước khi đính chính" not in page


def test_the_form_of_a_correction_begins_with_what_counts(officer, first, lan):
    answer = officer.get(reverse("correct_sitting", args=[first.pk]))

    form = answer.context["page"].form
    assert (form["present"].value(), form[f"agree_{lan.pk}"].value()) == (14, 12)


def test_a_correction_shows_both_records(officer, first, order):
    sent = officer.post(reverse("correct_sitting", args=[first.pk]), order)

    page = words_of(officer.get(sent.url))
    assert "tán thành 12, không tán thành 1, trên 14" in page
    assert "Lý do: ghi nhầm số có mặt" in page
    assert "Các bản trước khi đính chính" in page


def test_a_correction_without_a_reason_stays_on_its_page(officer, first, order):
    answer = officer.post(
        reverse("correct_sitting", args=[first.pk]), order | {"correction_reason": ""}
    )

    assert answer.status_code == 422
    assert not first.corrections.exists()


def test_a_correction_that_came_too_late_says_so(officer, first, order):
    officer.post(reverse("correct_sitting", args=[first.pk]), order)

    answer = officer.post(
        reverse("correct_sitting", args=[first.pk]), order | {"presiding": "Trịnh Thế Vinh"}
    )

    assert answer.status_code == 422
    assert "có người đã" in html.unescape(answer.content.decode())
    assert first.corrections.count() == 1


def test_a_resolution_printed_before_no_longer_agrees(officer, browser, lan, first, order):
    seq = LogEntry.objects.filter(casefile=lan).count()
    browser.post(reverse("print_paper", args=[lan.pk, "8-knd", seq]))
    assert "Hồ sơ đã khác lúc lập" not in resolution_page(browser, lan, seq)

    officer.post(reverse("correct_sitting", args=[first.pk]), order)

    assert "Hồ sơ đã khác lúc lập" in resolution_page(browser, lan, seq)


def resolution_page(reader, case, seq: int) -> str:
    return words_of(reader.get(reverse("paper", args=[case.pk, "8-knd", seq])))
