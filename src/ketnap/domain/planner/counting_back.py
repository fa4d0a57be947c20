"""Counting working days backwards from a day that must be reached."""

from collections.abc import Callable
from datetime import date, timedelta

from ketnap.domain.calendar import WorkingCalendar, add_months

LengthOn = Callable[[date], int]
"""How long something takes that starts on a day: rules may change in between."""

_ONE_DAY = timedelta(days=1)


def working_day_up_to(calendar: WorkingCalendar, day: date) -> date:
    """Return the last working day up to and including a day."""
    while not calendar.is_working_day(day):
        day -= _ONE_DAY
    return day


def working_day_from(calendar: WorkingCalendar, day: date) -> date:
    """Return the first working day from a day on."""
    return calendar.nth_working_day_after(day - _ONE_DAY, 1)


def last_start(calendar: WorkingCalendar, target: date, length_on: LengthOn) -> date:
    """Return the last working day from which so many working days are over by the target."""
    day = working_day_up_to(calendar, target)
    while calendar.working_days_between(day, target) < length_on(day):
        day = working_day_up_to(calendar, day - _ONE_DAY)
    return day


def first_start(calendar: WorkingCalendar, target: date, length_on: LengthOn) -> date:
    """Return the first working day whose deadline of that length still reaches the target."""
    day = working_day_up_to(calendar, target)
    while True:
        earlier = working_day_up_to(calendar, day - _ONE_DAY)
        if calendar.nth_working_day_after(earlier, length_on(earlier)) < target:
            return day
        day = earlier


def first_valid(target: date, months: int) -> date:
    """Return the first day from which so many months still reach the target."""
    day = add_months(target, -months)
    while add_months(day, months) < target:
        day += _ONE_DAY
    return day
