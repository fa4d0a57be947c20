"""The order of the desk."""

from collections.abc import Callable
from datetime import date

import pytest

from ketnap.domain.casefile.owners import Owner, OwnerKind
from ketnap.web.clocks import Clock
from ketnap.web.day import PageDay
from ketnap.web.desk.agenda import agenda_of
from ketnap.web.desk.tasks import Task

MONDAY = date(2030, 3, 4)
TODAY = PageDay(MONDAY, MONDAY)


def task(due_on: date, *, lapsed: bool = False) -> Task:
    return Task(
        name="An",
        href="",
        stage="filing",
        stage_name="Lập hồ sơ",
        what="",
        due_on=due_on,
        owner=Owner(OwnerKind.CELL),
        clock=Clock("", 0, 0, "", "building", "calm"),
        action="",
        action_href="",
        lapsed=lapsed,
    )


def ordinary(_day: date) -> None:
    return None


def titles(tasks: list[Task], day: PageDay, holiday: Callable[[date], str | None]) -> list[str]:
    return [block.title for block in agenda_of(tasks, day, holiday).blocks]


@pytest.mark.parametrize(
    ("due_on", "title"),
    [
        (date(2030, 3, 3), "Quá hạn"),
        (MONDAY, "Hôm nay, thứ Hai 04/03"),
        (date(2030, 3, 5), "Thứ Ba 05/03"),
        (date(2030, 3, 25), "Thứ Hai 25/03"),
    ],
)
def test_agenda_puts_a_task_under_its_day(due_on, title):
    assert titles([task(due_on)], TODAY, ordinary) == [title]


def test_agenda_sets_papers_that_lapsed_apart_from_what_is_overdue():
    earlier = date(2030, 2, 1)

    found = titles([task(earlier, lapsed=True), task(earlier)], TODAY, ordinary)

    assert found == ["Quá hạn", "Giấy tờ đã hết giá trị, cần làm lại trước khi chi bộ xét"]


def test_agenda_folds_what_is_due_after_three_weeks():
    agenda = agenda_of([task(date(2030, 3, 25)), task(date(2030, 3, 26))], TODAY, ordinary)

    assert [each.due_on for each in agenda.later] == [date(2030, 3, 26)]
    assert agenda.later_title == "Sau ba tuần tới: 1 việc"


def test_agenda_of_a_day_gone_by_does_not_call_it_today():
    yesterday = PageDay(MONDAY, date(2030, 3, 5))

    assert titles([task(MONDAY)], yesterday, ordinary) == ["Thứ Hai 04/03"]


def test_agenda_sets_a_holiday_between_the_days_around_it():
    def holiday(day: date) -> str | None:
        return "ngày hội" if day == date(2030, 3, 6) else None

    found = titles([task(date(2030, 3, 5)), task(date(2030, 3, 7))], TODAY, holiday)

    assert found == [
        "Thứ Ba 05/03",
        "Thứ Tư 06/03 nghỉ lễ, ngày hội: không tính là ngày làm việc",
        "Thứ Năm 07/03",
    ]


def test_agenda_tells_a_run_of_holidays_once_and_no_weekend():
    def holiday(day: date) -> str | None:
        return "Tết" if date(2030, 3, 7) <= day <= date(2030, 3, 11) else None

    assert titles([], TODAY, holiday) == [
        "Thứ Năm 07/03 đến thứ Hai 11/03 nghỉ lễ, Tết: không tính là ngày làm việc"
    ]
