"""The calendar: what lies on which day for whom, days off, and the addresses programs read."""

import re
import time
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import today_actor
from gathering import gathering_of
from ketnap.accounts.models import User
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course
from ketnap.reminders.models import CalendarFeed
from ketnap.rules.load import load_calendar
from ketnap.web.calendar import pace
from web.conftest import asked_for_verification, days_ago


def text_of(page: object) -> str:
    html = page.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def month_page(client: Client, month: str, **query: str) -> str:
    page = client.get(reverse("calendar"), {"month": month, **query})
    assert page.status_code == 200
    return page.content.decode()


def cell_of(html: str, day: str) -> str:
    """The part of the grid that belongs to a day, such as Thứ Ba 24/11."""
    [part] = [part for part in html.split('<li class="kn-month-day') if f">{day}" in part]
    return part


@pytest.fixture
def waiting(cases):
    return cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(10)))


def due_on() -> date:
    return load_calendar().nth_working_day_after(days_ago(10), 30)


# ---- the month ----


def test_a_deadline_stands_on_its_day_with_name_and_link(browser, waiting):
    html = month_page(browser, f"{due_on():%Y-%m}")

    part = cell_of(html, _title(due_on()))
    assert "Đỗ Quang Minh" in part
    assert "Trả lời thẩm tra lý lịch" in part
    assert f"/ho-so/{waiting.pk}/" in part


def _title(day: date) -> str:
    names = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    return f"{names[day.weekday()]} {day:%d/%m}"


def test_a_stranger_sees_nothing_of_it(waiting, stranger, client_of):
    html = month_page(client_of(stranger), f"{due_on():%Y-%m}")

    assert "Đỗ Quang Minh" not in html


@pytest.mark.parametrize(
    ("month", "day", "off", "note"),
    [
        ("2026-09", "Thứ Tư 02/09", True, "Quốc khánh"),
        ("2026-01", "Thứ Bảy 10/01", False, "Làm bù"),
        ("2026-01", "Thứ Bảy 17/01", True, ""),
        ("2026-01", "Thứ Hai 12/01", False, ""),
    ],
)
def test_days_off_and_swapped_days_are_marked(browser, monkeypatch, month, day, off, note):
    _as_of(monkeypatch, date(2026, 6, 1))

    part = cell_of(month_page(browser, month), day)

    assert ("kn-month-day--off" in part) is off
    assert note in part
    assert ("kn-month-note" in part) is bool(note)


def _as_of(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_args, **_kwargs: day)


@pytest.mark.parametrize(("month", "shown"), [("2026-10", False), ("2027-02", True)])
def test_beyond_the_announced_year_the_calendar_is_provisional(browser, monkeypatch, month, shown):
    _as_of(monkeypatch, date(2026, 6, 1))

    html = month_page(browser, month)

    assert ("Lịch dự kiến" in html) is shown
    assert ("(dự kiến)" in html) is shown


@pytest.mark.parametrize("month", ["", "2026-13", "hôm qua", "0000-00", "99999-01"])
def test_a_month_that_cannot_be_read_is_this_one(browser, month):
    today = timezone.localdate()

    assert f"Tháng {today.month}/{today.year}" in month_page(browser, month)


def test_the_list_names_the_days_with_something_on_them(browser, waiting):
    page = re.sub(r"<[^>]+>", " ", month_page(browser, f"{due_on():%Y-%m}", view="list"))

    assert _title(due_on()) in page
    assert "Đỗ Quang Minh" in page


def test_a_deadline_is_named_as_it_was_known_on_a_day_gone_by(browser, waiting):
    html = month_page(browser, f"{due_on():%Y-%m}", on=days_ago(20).isoformat())

    assert "Đỗ Quang Minh" not in html


def test_meetings_and_courses_stand_beside_deadlines(browser, people, cell, secretary, cases):
    day = timezone.localdate().replace(day=15)
    actor = today_actor(secretary)
    officers = [people.member(cell, name) for name in ("Lê Thị Hạnh", "Hoàng Văn Kiên")]
    gathering_of(people, cell, actor, officers).meeting(day)
    plan_course(
        cell,
        PlannedCourse(
            kind=CourseKind.AWARENESS,
            title="Lớp nhận thức đợt I",
            issuer="Trung tâm Chính trị",
            starts_on=day,
            ends_on=day + timedelta(days=3),
        ),
        by=actor,
    )

    html = month_page(browser, f"{day:%Y-%m}")

    assert "Họp chi bộ" in cell_of(html, _title(day))
    assert "Lớp nhận thức đợt I" in cell_of(html, _title(day))
    assert "Lớp nhận thức đợt I" not in cell_of(html, _title(day + timedelta(days=1)))
    assert "Lớp nhận thức đợt I" in cell_of(html, _title(day + timedelta(days=3)))


# ---- the addresses ----


def take_address(client: Client, about: str = "", **more: str) -> str:
    """The path of a new feed, as the page shows it once."""
    page = client.post(reverse("subscriptions"), {"about": about, **more})
    [address] = re.findall(r"https?://[^<\s]+\.ics", page.content.decode())
    return str(address[address.index("/lich/") :])


def test_an_address_is_shown_once_and_opens_without_signing_in(browser, cell, waiting, client):
    path = take_address(browser, str(cell.pk), shows_names="on")

    feed = client.get(path)

    assert feed.status_code == 200
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in feed["Cache-Control"]
    assert "Đỗ Quang Minh" in feed.content.decode().replace("\r\n ", "")
    assert path not in browser.get(reverse("subscriptions")).content.decode()


def test_without_the_choice_nobody_is_named(browser, cell, waiting, client):
    feed = client.get(take_address(browser, str(cell.pk))).content.decode().replace("\r\n ", "")

    assert "Trả lời thẩm tra lý lịch" in feed
    assert "Minh" not in feed


def test_a_revoked_address_answers_like_one_that_never_was(browser, client):
    path = take_address(browser)
    revoked = browser.post(reverse("revoke_feed", args=[CalendarFeed.objects.get().pk]))

    assert revoked.status_code == 302
    assert client.get(path).status_code == 404
    assert client.get("/lich/tep/khong/co.ics").status_code == 404


def test_nobody_revokes_the_address_of_another(browser, clerk, client_of, client):
    path = take_address(browser)

    answer = client_of(clerk).post(reverse("revoke_feed", args=[CalendarFeed.objects.get().pk]))

    assert answer.status_code == 404
    assert client.get(path).status_code == 200


def test_another_cell_cannot_be_chosen(browser, other_cell):
    page = browser.post(reverse("subscriptions"), {"about": str(other_cell.pk)})

    assert page.status_code == 422
    assert not CalendarFeed.objects.exists()


def test_an_address_that_is_asked_too_often_is_held_back_and_no_other(
    browser, cell, client, monkeypatch
):
    monkeypatch.setattr(pace, "MOST_OF_A_FEED", 3)
    path, other = take_address(browser), take_address(browser, str(cell.pk))

    answers = [client.get(path).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert client.get(other).status_code == 200


def test_whoever_tries_many_addresses_is_held_back(client, db, monkeypatch):
    monkeypatch.setattr(pace, "MOST_OF_A_CLIENT", 3)

    answers = [client.get(f"/lich/tep/ten-{n}/sai.ics").status_code for n in range(4)]

    assert answers == [404, 404, 404, 429]


def test_an_hour_later_an_address_answers_again(browser, client, monkeypatch):
    monkeypatch.setattr(pace, "MOST_OF_A_FEED", 1)
    path, began = take_address(browser), time.time()
    held_back = [client.get(path).status_code for _ in range(2)]

    monkeypatch.setattr(time, "time", lambda: began + pace.WINDOW_SECONDS + 60)

    assert held_back == [200, 429]
    assert client.get(path).status_code == 200


def test_invented_names_are_counted_with_their_asker_alone(client, db):
    cache.clear()

    for number in range(3):
        client.get(f"/lich/tep/khong-co-{number}/x.ics")

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM ketnap_cache")
        assert cursor.fetchone() == (1,)


def test_a_feed_cannot_be_written_to(browser, client):
    assert client.post(take_address(browser)).status_code == 405


def test_a_signed_in_reader_gets_no_more_than_the_address_gives(
    browser, people, cell, waiting, stranger: User, client_of
):
    own = take_address(client_of(stranger), shows_names="on")

    feed = browser.get(own).content.decode()

    assert "Minh" not in feed
