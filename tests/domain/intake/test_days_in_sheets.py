import unicodedata
from datetime import date, datetime

import pytest

from ketnap.domain.intake.cells import Unread, Unreadable
from ketnap.domain.intake.days import DayReading, NoDay, Order, ShortYears, read_day
from ketnap.domain.intake.problems import Code

READING = DayReading(today=date(2026, 11, 25))
ASKED = DayReading(today=date(2026, 11, 25), short_years=ShortYears.LATEST)
MONTH_FIRST = DayReading(today=date(2026, 11, 25), order=Order.MONTH_FIRST)
OLD_MAC = DayReading(today=date(2026, 11, 25), epoch_1904=True)


@pytest.mark.parametrize(
    "cell",
    [
        "19/05/1990",
        "19-5-1990",
        "19.05.1990",
        " 19 / 5 / 1990 ",
        "1990-05-19",
        "1990-05-19 00:00:00",
        "1990-05-19T10:00",
        "19/05/1990 00:00:00",
        "19/5/1990 12:00:00 AM",
        "Ngày 19/05/1990",
        "19900519",
        unicodedata.normalize("NFD", "Ngày 19 tháng 5 năm 1990"),
        "ngày 19 tháng 5 năm 1990",
        "'19/05/1990",
        19900519,
        33012,
        33012.0,
        date(1990, 5, 19),
        datetime(1990, 5, 19, 7, 30),  # noqa: DTZ001 - as a cell holds it
    ],
)
def test_days_in_every_style_are_read(cell):
    assert read_day(cell, READING) == date(1990, 5, 19)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1990", Code.DAY_INCOMPLETE),
        (1990, Code.DAY_INCOMPLETE),
        ("5/1990", Code.DAY_INCOMPLETE),
        ("tháng 5 năm 1990", Code.DAY_INCOMPLETE),
        ("19/5/90", Code.DAY_TWO_DIGIT_YEAR),
        ("5/19/1990", Code.DAY_MONTH_FIRST),
        ("30/02/1990", Code.DAY_NOT_IN_CALENDAR),
        ("31/13/1990", Code.DAY_NOT_IN_CALENDAR),
        ("01/01/1890", Code.DAY_TOO_EARLY),
        ("hè 1990", Code.DAY_UNREADABLE),
        (12, Code.DAY_UNREADABLE),
        (True, Code.DAY_UNREADABLE),
        ("010590", Code.DAY_TWO_DIGIT_YEAR),
        ("9990", Code.DAY_UNREADABLE),
        ("30000", Code.DAY_UNREADABLE),
        ("01590", Code.DAY_UNREADABLE),
        ("1990-05-19T17:00:00Z", Code.DAY_UNREADABLE),
        (float("inf"), Code.DAY_UNREADABLE),
        (float("nan"), Code.DAY_UNREADABLE),
        (10**400, Code.DAY_UNREADABLE),
        (Unread(Unreadable.FORMULA), Code.DAY_UNREADABLE),
    ],
)
def test_what_is_no_whole_day_is_named(cell, code):
    with pytest.raises(NoDay) as refusal:
        read_day(cell, READING)

    assert refusal.value.code is code


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("19/5/90", date(1990, 5, 19)),
        ("190590", date(1990, 5, 19)),
        ("24/11/26", date(2026, 11, 24)),
        ("25/11/26", date(2026, 11, 25)),
        ("26/11/26", date(1926, 11, 26)),
    ],
)
def test_a_short_year_is_the_latest_gone_by_once_somebody_has_said_so(cell, expected):
    assert read_day(cell, ASKED) == expected


def test_the_month_stands_first_where_somebody_has_said_so():
    assert read_day("5/19/1990", MONTH_FIRST) == date(1990, 5, 19)


def test_the_epoch_of_old_macintosh_workbooks_is_minded():
    assert read_day(33012 - 1462, OLD_MAC) == date(1990, 5, 19)
