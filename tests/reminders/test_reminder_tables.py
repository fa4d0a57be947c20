"""The two tables of this room: read as they are, refused with every problem."""

import pytest

from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.planner import Practice, Schedule
from ketnap.reminders.tables import (
    TableBroken,
    load_practices,
    load_timing,
    read_practices,
    read_timing,
)

USUAL = """\
longest_snooze_days: 30
usual: {after_start: true, half_way: true, working_days_before: [7, 3, 1], on_the_day: true, overdue_every_weeks: 1}
only: {}
"""


def test_every_deadline_has_a_schedule_and_every_practice_a_length():
    timing, practices = load_timing(), load_practices()

    assert all(isinstance(timing.of(code), Schedule) for code in DeadlineCode)
    assert practices.keys() == set(Practice)


def test_the_usual_schedule_is_the_one_that_was_agreed():
    assert load_timing().usual == Schedule(
        after_start=True,
        half_way=True,
        working_days_before=(7, 3, 1),
        on_the_day=True,
        overdue_every_weeks=1,
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (USUAL.replace("longest_snooze_days: 30\n", ""), "thiếu khóa “longest_snooze_days”"),
        (USUAL.replace("half_way: true", "half_way: 2"), "usual: khóa “half_way” phải là"),
        (USUAL.replace("[7, 3, 1]", "[7, -3]"), "usual: số ngày, số tuần phải là số nguyên"),
        (USUAL.replace("[7, 3, 1]", "[bảy]"), "usual: số ngày, số tuần phải là số nguyên"),
        (USUAL.replace("only: {}", "only: {tea_time: {}}"), "không có thời hạn “tea_time”"),
        (USUAL + "more: 1\n", "khóa lạ “more”"),
    ],
)
def test_a_broken_schedule_is_refused_by_name(tmp_path, text, problem):
    path = tmp_path / "schedule.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(TableBroken) as refused:
        read_timing(path)

    assert problem in str(refused.value)


def test_a_practice_below_zero_or_missing_is_refused(tmp_path):
    path = tmp_path / "practice.yaml"
    lines = [f"{practice.value}: 5" for practice in Practice]
    path.write_text("\n".join([*lines[:-1], "margin: -1"]), encoding="utf-8")

    with pytest.raises(TableBroken, match="“margin” phải từ 0 trở lên"):
        read_practices(path)
    path.write_text("\n".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(TableBroken, match="thiếu khóa “margin”"):
        read_practices(path)
