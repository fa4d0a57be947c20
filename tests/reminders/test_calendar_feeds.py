"""Calendar feeds: a private address, revocable, that shows what its user may see today."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override
from icalendar import Calendar

from casefiles.papers import step
from conftest import BEGINNING, today_actor
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.services import close_account, end_role
from ketnap.audit.models import AccessEntry
from ketnap.domain.access import NotAllowed
from ketnap.reminders import dues
from ketnap.reminders.diary import Entry, EntryKind, Span, entries_for
from ketnap.reminders.feeding import feed_entries
from ketnap.reminders.ics import calendar_file
from ketnap.reminders.models import CalendarFeed
from ketnap.reminders.refusals import FeedNotFound
from ketnap.reminders.services import open_feed, read_feed, revoke_feed
from reminders.conftest import ANSWER_DUE_ON, ASKED_ON, asked

ON = ASKED_ON + timedelta(days=1)
NOW = datetime(2024, 5, 7, 1, 0, tzinfo=UTC)


def titles(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.title, entry.whom) for entry in entries]


# ---- the address ----


def test_the_address_opens_the_feed_and_its_secret_is_not_stored(binh):
    opened = open_feed(None, shows_names=True, actor=binh)

    feed, actor = read_feed(opened.feed.name, opened.secret, on=ON)

    assert (feed.pk, actor.user_id) == (opened.feed.pk, binh.user_id)
    assert opened.secret not in str(CalendarFeed.objects.filter(pk=feed.pk).values())
    assert len(opened.secret) > 40


@pytest.mark.parametrize("change", ["name", "secret", "empty"])
def test_any_other_address_is_no_feed(binh, change):
    opened = open_feed(None, shows_names=True, actor=binh)
    name = "x" * 12 if change == "name" else opened.feed.name
    secret = {"secret": opened.secret[:-1] + "!", "empty": ""}.get(change, opened.secret)

    with pytest.raises(FeedNotFound):
        read_feed(name, secret, on=ON)


def test_a_revoked_address_is_no_feed_from_then_on(binh):
    opened = open_feed(None, shows_names=True, actor=binh)

    revoke_feed(opened.feed, actor=binh)

    with pytest.raises(FeedNotFound):
        read_feed(opened.feed.name, opened.secret, on=ON)


def test_a_renewed_address_ends_the_old_one(binh):
    old = open_feed(None, shows_names=True, actor=binh)

    new = open_feed(None, shows_names=True, actor=binh)

    assert read_feed(new.feed.name, new.secret, on=ON)[0] == new.feed
    with pytest.raises(FeedNotFound):
        read_feed(old.feed.name, old.secret, on=ON)


def test_one_user_has_at_most_one_live_feed_of_a_kind(binh, cell):
    open_feed(None, shows_names=True, actor=binh)
    opened = open_feed(cell, shows_names=True, actor=binh)

    live = CalendarFeed.objects.filter(revoked_at__isnull=True)
    assert live.count() == 2
    for about in (None, cell):
        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarFeed.objects.create(
                user=opened.feed.user, cell=about, name=f"n{about}", shows_names=True
            )


def test_nobody_revokes_the_feed_of_another(binh, secretary):
    opened = open_feed(None, shows_names=True, actor=binh)

    with pytest.raises(FeedNotFound):
        revoke_feed(opened.feed, actor=today_actor(secretary))
    assert read_feed(opened.feed.name, opened.secret, on=ON)


def test_a_feed_of_a_cell_needs_the_right_to_see_its_cases(binh, other_cell):
    with pytest.raises(NotAllowed):
        open_feed(other_cell, shows_names=True, actor=binh)


def test_a_closed_account_closes_its_feeds(binh, clerk, administrator):
    opened = open_feed(None, shows_names=True, actor=binh)
    close_account(clerk, actor=administrator)

    with pytest.raises(FeedNotFound):
        read_feed(opened.feed.name, opened.secret, on=ON)


def test_opening_revoking_and_the_first_reading_of_a_day_are_noted(binh):
    opened = open_feed(None, shows_names=True, actor=binh)
    for on in (ON, ON, ON + timedelta(days=1)):
        read_feed(opened.feed.name, opened.secret, on=on)
    revoke_feed(opened.feed, actor=binh)

    noted = AccessEntry.objects.filter(object_kind="calendar_feed").order_by("pk")
    assert [(entry.deed, entry.detail) for entry in noted] == [
        ("record_changed", "lập địa chỉ lịch đăng ký"),
        ("exported", "chương trình lịch đã đọc trong ngày"),
        ("exported", "chương trình lịch đã đọc trong ngày"),
        ("record_changed", "thu hồi địa chỉ lịch đăng ký"),
    ]


# ---- what it shows ----


def test_duties_are_only_those_of_the_user_and_a_cell_has_them_all(waiting, binh, secretary, cell):
    an = today_actor(secretary)
    own = open_feed(None, shows_names=True, actor=binh).feed
    not_own = open_feed(None, shows_names=True, actor=an).feed
    whole = open_feed(cell, shows_names=True, actor=an).feed

    answer = [("Trả lời thẩm tra lý lịch", "Đỗ Quang Minh")]
    assert titles(feed_entries(own, binh, on=ON)) == answer
    assert titles(feed_entries(not_own, an, on=ON)) == []
    assert titles(feed_entries(whole, an, on=ON)) == answer


def test_a_feed_shows_nothing_of_another_cell(waiting, other_cases, stranger, other_cell):
    other_cases.open("Vũ Thu Hà", asked())
    giang = today_actor(stranger)
    feed = open_feed(other_cell, shows_names=True, actor=giang).feed

    assert titles(feed_entries(feed, giang, on=ON)) == [("Trả lời thẩm tra lý lịch", "Vũ Thu Hà")]


def test_a_feed_shows_nothing_once_the_role_has_ended(waiting, binh, clerk, cell, administrator):
    opened = open_feed(cell, shows_names=True, actor=binh)
    before = feed_entries(opened.feed, binh, on=ON)
    end_role(
        RoleHeld.objects.get(user=clerk), on=BEGINNING + timedelta(days=1), actor=administrator
    )

    feed, actor = read_feed(opened.feed.name, opened.secret, on=ON)

    assert len(before) == 1
    assert feed_entries(feed, actor, on=ON) == []


# ---- the file ----


def deadline(**changes: object) -> Entry:
    usual = {
        "kind": EntryKind.DEADLINE,
        "on": date(2024, 6, 17),
        "until": date(2024, 6, 17),
        "title": "Trả lời thẩm tra lý lịch",
        "whom": "Nguyễn Thị Phương Thảo",
        "place": "",
        "at": None,
        "cell_id": 1,
        "url_name": "case",
        "url_id": 7,
        "key": "deadline-7-verification_reply-1",
        "starts_on": date(2024, 5, 6),
    }
    return Entry(**{**usual, **changes})


def written(*entries: Entry, shows_names: bool = True) -> bytes:
    with override("vi"):
        return calendar_file(
            entries,
            title="Kết nạp: việc của tôi",
            shows_names=shows_names,
            origin="https://ketnap.example",
            on=ON,
            now=NOW,
        )


def test_a_deadline_is_an_all_day_entry_with_its_working_days_and_link():
    [event] = Calendar.from_ical(written(deadline())).walk("VEVENT")

    assert event["SUMMARY"] == "Hạn: Trả lời thẩm tra lý lịch (Nguyễn Thị Phương Thảo)"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 6, 17), date(2024, 6, 18))
    assert event["DESCRIPTION"] == (
        "Thời hạn 30 ngày làm việc, còn 29 ngày làm việc.\nhttps://ketnap.example/ho-so/7/"
    )
    assert event["UID"] == "deadline-7-verification_reply-1@ketnap"


def test_a_term_of_months_is_not_told_in_working_days(cases, secretary):
    certified = step("course_certified", date(2024, 1, 10), certificate="1/GCN", issuer="Trường")
    cases.open("Đỗ Quang Minh", certified, asked())

    entries = entries_for(today_actor(secretary), Span(ON, date(2029, 12, 31), ON))

    told = {
        str(event["SUMMARY"]): "ngày làm việc" in event["DESCRIPTION"]
        for event in Calendar.from_ical(written(*entries, shows_names=False)).walk("VEVENT")
    }
    assert told == {
        "Hạn: Trả lời thẩm tra lý lịch": True,
        "Hạn: Hạn giá trị của giấy chứng nhận lớp nhận thức": False,
    }


def test_the_same_deadline_keeps_its_name_when_its_day_moves():
    def name_of(text: bytes) -> str:
        [event] = Calendar.from_ical(text).walk("VEVENT")
        return str(event["UID"])

    moved = deadline(on=date(2024, 7, 1), until=date(2024, 7, 1))

    assert name_of(written(deadline())) == name_of(written(moved))


def test_no_line_is_longer_than_75_bytes_and_no_letter_is_torn():
    long_title = "Lớp bồi dưỡng nhận thức về Đảng dành cho quần chúng ưu tú, đợt hai năm 2024"

    text = written(deadline(title=long_title))

    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert long_title in event["SUMMARY"]


def test_without_names_nobody_is_named():
    text = written(deadline(), shows_names=False).decode()

    assert "Thảo" not in text
    assert "Phương" not in text
    assert "Hạn: Trả lời thẩm tra lý lịch" in text


@pytest.mark.parametrize(
    ("due_on", "expected"), [(date(2026, 12, 31), False), (date(2027, 1, 4), True)]
)
def test_beyond_the_announced_year_the_file_says_so(due_on, expected):
    text = written(deadline(on=due_on, until=due_on)).decode()

    assert ("lịch nghỉ dự kiến" in text.replace("\r\n ", "")) is expected


def test_days_carry_no_hour_so_that_no_time_zone_moves_them():
    text = written(deadline()).decode()

    assert "DTSTART;VALUE=DATE:20240617" in text
    assert "VTIMEZONE" not in text


def test_a_calendar_leaves_nothing_out_however_much_is_due(cases, clerk, secretary, monkeypatch):
    monkeypatch.setattr(dues, "_AT_A_TIME", 2)
    for name in ("Đỗ Quang Minh", "Vũ Thu Hà", "Lý Văn Sơn", "Trịnh Thu Quế", "Bùi Xuân Nam"):
        cases.open(name, asked())

    entries = entries_for(today_actor(secretary), Span(ON, ANSWER_DUE_ON, ON))

    assert len({entry.whom for entry in entries}) == 5
