"""Mentoring: a mentor sees and reviews only his own people; the cell sees loads and changes them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import listed, mentor_assigned, nominated, reviewed
from conftest import BEGINNING
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.codes import ReviewOutcome
from web.conftest import days_ago

pytestmark = pytest.mark.django_db


def way(mentor: str, *later):
    return (
        nominated(days_ago(400)),
        listed(days_ago(390)),
        mentor_assigned(days_ago(390), name=mentor, official_on=BEGINNING),
        *later,
    )


def page_of(browser, url: str) -> str:
    return " ".join(browser.get(url).content.decode().split())


@pytest.fixture
def mentor_browser(mentor_user, client_of):
    """Chi's browser."""
    return client_of(mentor_user)


@pytest.fixture
def own(mentor_user, cases):
    """The case of Minh, whom Chi helps and has not reviewed."""
    return cases.open("Đỗ Quang Minh", *way("Lê Thị Chi"))


@pytest.fixture
def others(clerk, cases):
    """The case of Hà, whom Bình helps."""
    return cases.open("Vũ Thu Hà", *way("Trần Văn Bình"))


def post_review(browser, case, **fields):
    order = {"outcome": "needs_help", "on": f"{timezone.localdate():%d/%m/%Y}", "seen_seq": 3}
    return browser.post(reverse("review_person", args=[case.pk]), {**order, **fields})


def test_mentor_sees_his_own_people_and_what_is_overdue(mentor_browser, own, others):
    page = page_of(mentor_browser, reverse("my_people"))

    assert "Đỗ Quang Minh" in page
    assert "1 nhận xét định kỳ đã quá hạn" in page
    assert "Vũ Thu Hà" not in page


def test_review_in_time_is_not_overdue(mentor_browser, mentor_user, cases):
    cases.open("Đỗ Quang Minh", *way("Lê Thị Chi", reviewed(days_ago(20))))

    page = page_of(mentor_browser, reverse("my_people"))

    assert "Đỗ Quang Minh" in page
    assert "quá hạn" not in page


def test_mentor_records_outcome_and_day(mentor_browser, own):
    response = post_review(mentor_browser, own)

    assert response.url == reverse("my_people")
    last = domain_casefile(own).steps[-1]
    assert (last.outcome, last.on) == (ReviewOutcome.NEEDS_HELP, timezone.localdate())


def test_review_asks_for_facts_and_keeps_no_text(mentor_browser, own):
    page = page_of(mentor_browser, reverse("review_person", args=[own.pk]))

    assert "ví dụ" in page
    assert "<textarea" not in page


def test_review_needs_an_outcome(mentor_browser, own):
    response = post_review(mentor_browser, own, outcome="")

    assert response.status_code == 422
    assert LogEntry.objects.filter(casefile=own).count() == 3


def test_review_of_tomorrow_is_refused(mentor_browser, own):
    response = post_review(mentor_browser, own, on=f"{days_ago(-1):%d/%m/%Y}")

    assert response.status_code == 422


def test_review_over_a_step_not_seen_is_refused(mentor_browser, own):
    response = post_review(mentor_browser, own, seen_seq=2)

    assert response.status_code == 422
    assert "vừa được ghi thêm bước" in response.content.decode()


def test_mentor_reviews_nobody_elses_person(mentor_browser, own, others):
    assert mentor_browser.get(reverse("review_person", args=[others.pk])).status_code == 404
    assert post_review(mentor_browser, others).status_code == 404


def test_secretary_does_not_review_in_the_mentors_place(browser, own):
    assert browser.get(reverse("review_person", args=[own.pk])).status_code == 404


def test_cell_sees_the_load_of_each_mentor(browser, own, others):
    page = page_of(browser, reverse("mentors"))

    assert "Lê Thị Chi</h2>" in page
    assert "Trần Văn Bình</h2>" in page
    assert "2 nhận xét đã quá hạn" in page


def test_member_who_helps_nobody_is_named_apart(browser, secretary, own):
    page = page_of(browser, reverse("mentors"))

    assert "Nguyễn Thị An</a>" in page.split("chưa giúp đỡ ai")[1]


def test_change_is_offered_to_the_cell_and_not_to_the_committee_above(
    browser, own, committee_officer, client_of, cell
):
    url = f"{reverse('mentors')}?cell={cell.pk}"

    above = page_of(client_of(committee_officer), url)

    assert "Đổi người" in page_of(browser, url)
    assert "Đỗ Quang Minh" in above
    assert "Đổi người" not in above


def test_load_shows_nobody_of_a_sister_cell(browser, own, other_cases, other_cell):
    other_cases.open("Lý Văn Khoa", *way("Phạm Hương Giang"))

    page = page_of(browser, reverse("mentors"))

    assert "Lý Văn Khoa" not in page
    assert browser.get(f"{reverse('mentors')}?cell={other_cell.pk}").status_code == 404


def test_mentor_sees_no_loads(mentor_browser, own):
    assert mentor_browser.get(reverse("mentors")).status_code == 403


def change(browser, case, successor, **fields):
    order = {
        "successor": successor.pk,
        "resolution": "09-NQ/CB",
        "on": f"{timezone.localdate():%d/%m/%Y}",
        "seen_seq": 3,
        "override_reason": "",
    }
    return browser.post(reverse("change_mentor", args=[case.pk]), {**order, **fields})


def test_change_names_the_new_mentor_and_whom_he_replaces(browser, own, clerk):
    change(browser, own, clerk.person)

    last = domain_casefile(own).steps[-1]
    assert (last.mentor.name, last.replaces) == ("Trần Văn Bình", "Lê Thị Chi")
    page = page_of(browser, reverse("change_mentor", args=[own.pk]))
    assert page.index("Trần Văn Bình") < page.index("Lê Thị Chi")


def test_case_passes_to_the_list_of_the_new_mentor(browser, mentor_browser, own, clerk):
    change(browser, own, clerk.person)

    assert "Đỗ Quang Minh" not in page_of(mentor_browser, reverse("my_people"))


def test_change_offers_official_members_only(browser, own, people, cell):
    outsider = people.person(cell, "Lý Văn Khoa")

    assert change(browser, own, outsider).status_code == 422


def test_mentor_does_not_change_himself(mentor_browser, own, clerk):
    assert change(mentor_browser, own, clerk.person).status_code == 403


def test_stranger_changes_no_mentor(own, stranger, client_of, clerk):
    assert change(client_of(stranger), own, clerk.person).status_code == 404
