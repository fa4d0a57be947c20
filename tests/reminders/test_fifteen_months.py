"""Fifteen months of one person, day by day and two Tết long: what is said when, and never twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pytest
from django.db.models import F

from casefiles.papers import step
from conftest import BEGINNING
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.steps import Step
from ketnap.reminders.models import Reminder
from ketnap.reminders.services import raise_reminders
from ketnap.rules.load import load_calendar
from reminders.conftest import answered, asked, decided

FIRST, LAST = date(2024, 1, 2), date(2025, 3, 31)
TET = ((date(2024, 2, 8), date(2024, 2, 14)), (date(2025, 1, 25), date(2025, 2, 2)))
MENTOR = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}

HAPPENS: Mapping[date, Step] = {
    date(2024, 1, 4): asked(date(2024, 1, 4)),
    date(2024, 2, 26): answered(date(2024, 2, 26)),
    date(2024, 2, 28): step("cv_certified", date(2024, 2, 28), by="Đảng ủy cơ sở"),
    date(2024, 3, 4): decided(date(2024, 3, 4)),
    date(2024, 4, 12): step("ceremony_held", date(2024, 4, 12), place="Hội trường", mentor=MENTOR),
    date(2024, 6, 7): step("member_record_filed", date(2024, 6, 7)),
}
"""Each thing is recorded on its own day: a reminder knows no more than its day."""


@pytest.fixture
def year(cases, clerk, secretary, settings) -> None:
    """Every day of the fifteen months: something is recorded, then the timer runs, some days twice."""
    case = cases.open("Đỗ Quang Minh")
    recorded = 0
    for day in _days():
        if day in HAPPENS:
            record_steps(
                case.pk,
                [HAPPENS[day]],
                by=cases.actor,
                seen_seq=recorded,
                override_reason="ghi bổ sung",
                today=day,
            )
            recorded += 1
        raise_reminders(on=day)
        if day.day % 7 == 0:
            raise_reminders(on=day)


def _days() -> Iterator[date]:
    return (FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1))


def said(code: str, username: str) -> list[tuple[date, str]]:
    rows = Reminder.objects.filter(code=code, user__username=username).order_by("raised_on")
    return [(row.raised_on, row.occasion) for row in rows]


def test_fifteen_months_in_working_days(year):
    assert said("verification_reply", "binh") == [
        (date(2024, 1, 5), "started"),
        (date(2024, 1, 25), "half_way"),
        (date(2024, 2, 6), "ahead"),
        (date(2024, 2, 19), "ahead"),
        (date(2024, 2, 21), "ahead"),
        (date(2024, 2, 22), "due"),
    ]
    assert said("hold_ceremony", "an") == [
        (date(2024, 3, 5), "started"),
        (date(2024, 3, 25), "half_way"),
        (date(2024, 4, 4), "ahead"),
        (date(2024, 4, 10), "ahead"),
    ]
    assert [occasion for _on, occasion in said("file_member_record", "binh")] == [
        "started",
        "half_way",
        "ahead",
        "ahead",
        "ahead",
        "due",
        "overdue",
    ]
    assert said("probation_ends", "binh") == [
        (date(2025, 1, 9), "ahead"),
        (date(2025, 3, 13), "ahead"),
    ]


def test_fifteen_months_never_say_anything_twice_nor_on_a_day_off(year):
    keys = Counter(
        Reminder.objects.values_list("user", "casefile", "code", "seq", "due_on", "point_on")
    )
    days = set(Reminder.objects.values_list("raised_on", flat=True))

    assert set(keys.values()) == {1}
    assert all(load_calendar().is_working_day(day) for day in days)
    assert not any(first <= day <= last for day in days for first, last in TET)
    assert not Reminder.objects.exclude(point_on=F("raised_on")).exists()
