"""Occasions on the desk: the meeting to hold today, and what comes in the next weeks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conftest import today_actor
from gathering import gathering_of
from ketnap.occasions.meetings.services import call_off
from web.conftest import days_ago

TODAY_HELD = "Hôm nay họp chi bộ lúc 14:00, Phòng họp 302."
NOT_CLOSED = "chưa kết thúc nên chưa ghi vào hồ sơ"


@pytest.fixture
def gathering(people, cell, secretary, clerk):
    return gathering_of(people, cell, today_actor(secretary), [secretary.person, clerk.person])


def page_of(browser, query: str = "") -> str:
    return browser.get(f"/{query}").content.decode()


def test_the_meeting_of_today_leads_from_the_desk_to_its_page(browser, gathering):
    meeting = gathering.meeting(timezone.localdate())

    page = page_of(browser)

    assert TODAY_HELD in page
    assert f'href="/hop-chi-bo/{meeting.pk}/"' in page


def test_a_meeting_gone_by_stays_on_the_desk_until_it_is_closed_or_called_off(browser, gathering):
    meeting = gathering.meeting(days_ago(2))
    before = page_of(browser)

    call_off(meeting.pk, actor=gathering.actor)

    assert NOT_CLOSED in before
    assert NOT_CLOSED not in page_of(browser)


def test_the_meeting_of_today_is_no_notice_on_a_day_gone_by(browser, gathering):
    gathering.meeting(timezone.localdate())

    assert TODAY_HELD not in page_of(browser, f"?on={days_ago(1)}")


def test_occasions_of_the_next_three_weeks_come_in_their_order(browser, gathering):
    today = timezone.localdate()
    for days in (22, 21, 1):
        gathering.meeting(today + timedelta(days=days))

    page = page_of(browser)

    listed = page.partition("Sắp diễn ra")[2]
    assert listed.count("Phòng họp 302") == 2
    assert listed.index(f"{today + timedelta(days=1):%d/%m}") < listed.index(
        f"{today + timedelta(days=21):%d/%m}"
    )


def test_a_stranger_reads_nothing_of_the_meetings_of_another_cell(client_of, stranger, gathering):
    gathering.meeting(timezone.localdate())

    page = page_of(client_of(stranger))

    assert "họp chi bộ lúc" not in page
    assert "Sắp diễn ra" not in page
