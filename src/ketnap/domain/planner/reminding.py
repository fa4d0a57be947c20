"""On which days a deadline is brought to mind (nhắc việc), counted in working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.planner.counting_back import last_start, working_day_from, working_day_up_to


class Occasion(StrEnum):
    """Why somebody is reminded on a day."""

    STARTED = "started"
    HALF_WAY = "half_way"
    AHEAD = "ahead"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to remind of one kind of deadline; `overdue_every_weeks` 0 stops at the last day."""

    after_start: bool
    half_way: bool
    working_days_before: tuple[int, ...]
    on_the_day: bool
    overdue_every_weeks: int


@dataclass(frozen=True, slots=True)
class Point:
    """One day on which a deadline is brought to mind; always a working day."""

    occasion: Occasion
    on: date


def latest_point(
    starts_on: date, due_on: date, schedule: Schedule, calendar: WorkingCalendar, *, on: date
) -> Point | None:
    """Return the last point of a deadline up to a day, if it has come to one yet.

    A day on which nobody asked is made up for by the next: only the last point counts then.
    """
    if due_on == date.max or on <= starts_on:
        return None
    points = [*_until_due(starts_on, due_on, schedule, calendar)]
    points += _when_overdue(due_on, schedule, calendar, on=on)
    come = [point for point in points if starts_on < point.on <= on]
    return max(come, key=lambda point: (point.on, _ORDER[point.occasion]), default=None)


_ORDER = {occasion: place for place, occasion in enumerate(Occasion)}


def _until_due(
    starts_on: date, due_on: date, schedule: Schedule, calendar: WorkingCalendar
) -> Iterator[Point]:
    length = calendar.working_days_between(starts_on, due_on)
    if schedule.after_start and length > 1:
        yield Point(Occasion.STARTED, calendar.nth_working_day_after(starts_on, 1))
    half = length // 2
    if schedule.half_way and half > 1:
        yield Point(Occasion.HALF_WAY, calendar.nth_working_day_after(starts_on, half))
    for before in schedule.working_days_before:
        if before < length:
            yield Point(Occasion.AHEAD, _so_long_before(due_on, before, calendar))
    if schedule.on_the_day:
        yield Point(Occasion.DUE, working_day_up_to(calendar, due_on))


def _so_long_before(due_on: date, working_days: int, calendar: WorkingCalendar) -> date:
    return last_start(calendar, due_on, lambda _day: working_days)


def _when_overdue(
    due_on: date, schedule: Schedule, calendar: WorkingCalendar, *, on: date
) -> Iterator[Point]:
    """The last weekly point up to the day; the earlier ones are past."""
    if not schedule.overdue_every_weeks:
        return
    every = timedelta(weeks=schedule.overdue_every_weeks)
    for times in range((on - due_on) // every, 0, -1):
        day = working_day_from(calendar, due_on + every * times)
        if day <= on:
            yield Point(Occasion.OVERDUE, day)
            return
