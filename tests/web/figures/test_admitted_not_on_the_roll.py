"""The page of results says who was admitted and stands on no roll, and leads to where he is entered."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from casefiles.papers import listed, mentor_assigned, step
from conftest import BEGINNING, today_actor
from ketnap.casefiles.queries import joining_of
from ketnap.casefiles.services import enter_by_cases

pytestmark = pytest.mark.django_db

APPROVED = {"matter": "admission", "outcome": "approved"}
MENTOR = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
WORDS = "1 người đã kết nạp theo hồ sơ (đến cuối kỳ) chưa có trong danh sách đảng viên"


@pytest.fixture
def missing(cases):
    """Minh, admitted in April 2024 by the steps of his case alone."""
    return cases.open(
        "Đỗ Quang Minh",
        listed(date(2023, 6, 1)),
        mentor_assigned(date(2023, 7, 1), name="Lê Thị Chi", official_on=BEGINNING),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        step("decided", date(2024, 3, 4), decision="41-QĐ", body="Đảng ủy", **APPROVED),
        step("ceremony_held", date(2024, 4, 1), place="Hội trường", mentor=MENTOR),
    )


def shown(browser, period: str, **more: str) -> str:
    page = browser.get(reverse("figures"), {"period": period, **more})
    return unescape(page.content.decode())


def test_whoever_is_missing_is_told_with_the_way_until_entered(browser, missing, secretary, cell):
    before = shown(browser, "year-2024-01-01")
    year_before = shown(browser, "year-2023-01-01")

    actor = today_actor(secretary)
    enter_by_cases(joining_of(actor, cell.pk, on=date(2024, 6, 3)), actor=actor)

    assert WORDS in before
    assert f'href="{reverse("members")}?cell={cell.pk}' in before
    assert WORDS not in year_before
    assert WORDS not in shown(browser, "year-2024-01-01")


def test_copy_for_outside_does_not_tell(browser, missing):
    outside = shown(browser, "year-2024-01-01", outside="on")

    assert "chưa có trong danh sách đảng viên, nên" not in outside


def test_reader_of_english_is_told_in_english(browser, missing):
    page = browser.get(
        reverse("figures"), {"period": "year-2024-01-01"}, headers={"accept-language": "en"}
    )

    assert "1 person admitted by the case" in page.content.decode()
