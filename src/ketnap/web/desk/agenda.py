"""The order of the desk: overdue, papers that lapsed, today, the days ahead with their holidays, and later."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.web.day import AHEAD, PageDay
from ketnap.web.day_words import capitalised, weekday_and_day
from ketnap.web.desk.tasks import Task

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

HolidayName = Callable[[date], str | None]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its rows; a block without rows is a line about a holiday."""

    title: str
    tasks: tuple[Task, ...] = ()
    over: bool = False

    @property
    def count(self) -> str:
        return _count(len(self.tasks))


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the desk shows at once, and what it keeps folded."""

    blocks: tuple[Block, ...]
    later: tuple[Task, ...]

    @property
    def later_title(self) -> str:
        return _("Sau ba tuần tới: %(count)s") % {"count": _count(len(self.later))}


def agenda_of(tasks: Sequence[Task], day: PageDay, holiday_name: HolidayName) -> Agenda:
    """Return the rows under their days; holidays on working weekdays stand between them."""
    on = day.on
    lapsed = tuple(task for task in tasks if task.lapsed)
    overdue = tuple(task for task in tasks if task.due_on < on and not task.lapsed)
    ahead = [task for task in tasks if on <= task.due_on <= on + AHEAD]
    dated = [*_day_blocks(ahead, day), *_holiday_blocks(on, holiday_name)]
    dated.sort(key=lambda pair: pair[0])
    past = (
        Block(_("Quá hạn"), overdue, over=True),
        Block(_("Giấy tờ đã hết giá trị, cần làm lại trước khi chi bộ xét"), lapsed, over=True),
    )
    return Agenda(
        blocks=(*(block for block in past if block.tasks), *(block for _day, block in dated)),
        later=tuple(task for task in tasks if task.due_on > on + AHEAD),
    )


def _day_blocks(tasks: Iterable[Task], day: PageDay) -> Iterator[tuple[date, Block]]:
    for due_on, rows in groupby(tasks, key=lambda task: task.due_on):
        yield due_on, Block(_day_title(due_on, day.today, year=day.on.year), tuple(rows))


def _day_title(day: date, today: date, *, year: int) -> str:
    words = weekday_and_day(day, year=year)
    return _("Hôm nay, %(day)s") % {"day": words} if day == today else capitalised(words)


def _holiday_blocks(on: date, holiday_name: HolidayName) -> Iterator[tuple[date, Block]]:
    days = (on + _ONE_DAY * offset for offset in range(AHEAD.days + 1))
    weekdays = [day for day in days if day.weekday() < _SATURDAY]
    for name, run in groupby(weekdays, key=holiday_name):
        if name is not None:
            yield _holiday_block(name, list(run), on)


def _holiday_block(name: str, run: list[date], on: date) -> tuple[date, Block]:
    days = weekday_and_day(run[0], year=on.year)
    if len(run) > 1:
        last = weekday_and_day(run[-1], year=on.year)
        days = _("%(first)s đến %(last)s") % {"first": days, "last": last}
    text = _("%(days)s nghỉ lễ, %(name)s: không tính là ngày làm việc")
    return run[0], Block(capitalised(text % {"days": days, "name": name}))


def _count(number: int) -> str:
    return ngettext("%(count)d việc", "%(count)d việc", number) % {"count": number}
