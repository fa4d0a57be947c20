"""Days of the demo: working days, meetings of the cell, and starts that make a deadline fall due."""

from dataclasses import dataclass
from datetime import date, timedelta

from ketnap.domain.calendar import WorkingCalendar, add_months
from ketnap.domain.rulebook import Rulebook, Unit

MEETING_FROM = 3
"""The cell meets on the first working day from this day of the month on."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Almanac:
    """Finds the days on which things happen, seen from `today`."""

    today: date
    calendar: WorkingCalendar
    rulebook: Rulebook

    def on_or_after(self, day: date) -> date:
        """The first working day from a day on."""
        return self.calendar.nth_working_day_after(day - _DAY, 1)

    def on_or_before(self, day: date) -> date:
        """The last working day up to a day."""
        while not self.calendar.is_working_day(day):
            day -= _DAY
        return day

    def later(self, day: date, working_days: int) -> date:
        return self.calendar.nth_working_day_after(day, working_days)

    def earlier(self, day: date, working_days: int) -> date:
        for _ in range(working_days):
            day = self.on_or_before(day - _DAY)
        return day

    def in_days(self, days: int) -> date:
        """A working day at least so many days ahead, or behind for negative days."""
        day = self.today + timedelta(days=days)
        return self.on_or_after(day) if days > 0 else self.on_or_before(day)

    def in_months(self, months: int) -> date:
        """The first working day so many months from today on; the past has negative months."""
        return self.months_later(self.today, months)

    def months_later(self, day: date, months: int) -> date:
        return self.on_or_after(add_months(day, months))

    def meeting(self, day: date) -> date:
        """The first meeting of the cell from a day on."""
        held = self.on_or_after(day.replace(day=MEETING_FROM))
        return held if held >= day else self.meeting(add_months(day.replace(day=1), 1))

    def due(self, rule_id: str, start: date) -> date:
        """When a deadline that starts on a day falls due under a rule."""
        length = self.rulebook.value(rule_id, start).value
        if self.rulebook.rules[rule_id].unit is Unit.MONTHS:
            return add_months(start, length)
        return self.later(start, length)

    def start(self, rule_id: str, *, due: date) -> date:
        """The latest working day from which a deadline falls due on the given day or before."""
        day = self.on_or_before(due)
        while self.due(rule_id, day) > due:
            day = self.on_or_before(day - _DAY)
        return day
