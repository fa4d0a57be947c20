"""How a running deadline reads."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from ketnap.casefiles.queries import Due
from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.owners import Owner, OwnerKind
from ketnap.domain.rulebook import Confidence, RuleValue
from ketnap.web.clocks import Clock, clock_of, due_words

RULE = RuleValue(
    "invented", date(2030, 1, 1), None, value=10, confidence=Confidence.VERIFIED, source="bịa"
)
# Monday 4 March 2030; ten working days end on Monday 18 March.
STARTS_ON, DUE_ON = date(2030, 3, 4), date(2030, 3, 18)
CELL = Owner(OwnerKind.CELL)


@pytest.fixture
def calendar() -> WorkingCalendar:
    return WorkingCalendar(lambda day: day.weekday() < 5, announced_until=date(2030, 12, 31))


def working_days(*, due_on: date = DUE_ON, extended_by: int = 0) -> Deadline:
    return Deadline(
        DeadlineCode.HOLD_CEREMONY,
        1,
        STARTS_ON,
        due_on,
        None,
        10 + extended_by,
        False,
        extended_by,
        RULE,
        None,
    )


def months(code: DeadlineCode) -> Deadline:
    return Deadline(code, 1, STARTS_ON, DUE_ON, None, 10, True, 0, RULE, None)


@pytest.mark.parametrize(
    ("on", "label", "done", "tone"),
    [
        (STARTS_ON, "Ngày làm việc 0/10", 0, "calm"),
        (date(2030, 3, 8), "Ngày làm việc 4/10", 4, "calm"),
        (date(2030, 3, 11), "Ngày làm việc 5/10", 5, "near"),
        (DUE_ON, "Ngày làm việc 10/10", 10, "near"),
        (date(2030, 3, 19), "Quá 1 ngày làm việc", 10, "over"),
        (date(2030, 3, 25), "Quá 5 ngày làm việc", 10, "over"),
    ],
)
def test_clock_counts_working_days_up_to_the_last_and_beyond(calendar, on, label, done, tone):
    clock = clock_of(working_days(), CELL, calendar, on=on)

    assert clock == Clock(
        label=label,
        done=done,
        total=10,
        place="đang ở chi bộ, hạn 18/03",
        place_icon="building",
        tone=tone,
    )


@pytest.mark.parametrize(
    ("on", "label", "tone", "place"),
    [
        (date(2030, 3, 10), "Còn 8 ngày", "calm", "còn giá trị đến hết 18/03"),
        (date(2030, 3, 17), "Còn 1 ngày", "near", "còn giá trị đến hết 18/03"),
        (DUE_ON, "Hết giá trị sau hôm nay", "near", "còn giá trị đến hết 18/03"),
        (date(2030, 3, 19), "Đã hết giá trị", "over", "hết giá trị sau ngày 18/03"),
    ],
)
def test_clock_of_papers_counts_calendar_days_until_they_lapse(calendar, on, label, tone, place):
    clock = clock_of(months(DeadlineCode.CERTIFICATE_EXPIRES), CELL, calendar, on=on)

    assert (clock.label, clock.total, clock.tone) == (label, 0, tone)
    assert clock.place == place


@pytest.mark.parametrize(
    ("on", "label", "tone"),
    [
        (date(2030, 3, 17), "Còn 1 ngày", "near"),
        (DUE_ON, "Hôm nay", "near"),
        (date(2030, 3, 19), "Đã đến ngày", "calm"),
    ],
)
def test_clock_of_an_event_is_never_late(calendar, on, label, tone):
    clock = clock_of(months(DeadlineCode.PROBATION_ENDS), CELL, calendar, on=on)

    assert (clock.label, clock.tone, clock.place) == (label, tone, "ngày 18/03")


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [
        (DeadlineCode.HOLD_CEREMONY, DUE_ON, "Tổ chức lễ kết nạp, hạn 18/03"),
        (DeadlineCode.HOLD_CEREMONY, date(2030, 3, 19), "Tổ chức lễ kết nạp, quá hạn 18/03"),
        (
            DeadlineCode.CERTIFICATE_EXPIRES,
            date(2031, 3, 19),
            "Hạn giá trị của giấy chứng nhận lớp nhận thức đến hết 18/03/2030",
        ),
        (DeadlineCode.PROBATION_ENDS, DUE_ON, "Hết thời gian dự bị ngày 18/03"),
    ],
)
def test_a_deadline_reads_in_one_line_as_what_it_is(code, on, words):
    due = Due(1, "An", 1, code, 1, STARTS_ON, DUE_ON)

    assert due_words(due, on=on) == words


def test_clock_before_its_start_says_when_it_starts(calendar):
    clock = clock_of(working_days(), CELL, calendar, on=date(2030, 3, 3))

    assert (clock.label, clock.total) == ("Tính từ ngày 04/03", 0)


def test_clock_of_a_paused_case_stands_still(calendar):
    clock = clock_of(working_days(), CELL, calendar, on=date(2030, 4, 1), paused=True)

    assert (clock.label, clock.total, clock.tone) == ("Tạm dừng", 0, "calm")


def test_clock_that_was_extended_reads_so_until_it_runs_short(calendar):
    extended = working_days(due_on=date(2030, 3, 25), extended_by=5)

    tones = [
        clock_of(extended, CELL, calendar, on=day).tone
        for day in (date(2030, 3, 17), date(2030, 3, 18))
    ]

    assert tones == ["extended", "near"]


def test_clock_beyond_the_announced_holidays_says_that_it_is_a_forecast(calendar):
    next_year = working_days(due_on=date(2031, 1, 2))

    clock = clock_of(next_year, Owner(OwnerKind.PLACE, "Xã Một"), calendar, on=STARTS_ON)

    assert clock.place == "đang ở Xã Một, hạn 02/01/2031 (theo lịch nghỉ dự kiến)"
    assert clock.place_icon == "map-pin"


@pytest.mark.parametrize(
    ("language", "label"),
    [("vi", "Còn 1.480 ngày"), ("en", "Days left: 1,480")],
)
def test_a_day_far_off_is_counted_with_its_thousands_set_apart(calendar, language, label):
    deadline = months(DeadlineCode.PROBATION_ENDS)._replace(due_on=STARTS_ON + timedelta(days=1480))

    with override(language):
        clock = clock_of(deadline, CELL, calendar, on=STARTS_ON)

    assert clock.label == label
