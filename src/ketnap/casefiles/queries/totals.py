"""How many rows that figures count lie below a body: whole months by its totals, other days row by row.

The totals know the tree of now. What stands below the body now and did not always is taken out of
them, and the rows of the body itself, where it is a cell, are added. Whatever stood there on some
days only is never among them: it is counted row by row.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Count, F, Min, Model, Q, QuerySet, Sum
from django.db.models.functions import Length

from ketnap.casefiles.models import OPEN_END, CountedFact, FactTotal, RunTotal, StageRun
from ketnap.casefiles.totals import month_of
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import Span
from ketnap.domain.figures.periods import last_of_month, parted_by_months
from ketnap.organisations.paths import WIDTH, in_subtree, numbers_in
from ketnap.organisations.standing import Standing

_ONE_DAY = timedelta(days=1)
_TOLD_ON = "told_on"
"""What the day of a row, or the month of a total, is called among the columns asked for."""
_LAST_END = month_of(OPEN_END) - _ONE_DAY
"""Whatever ends in the last month there is has no end."""

Rows = QuerySet[Any]
Alike = Counter[tuple[Any, ...]]
"""How many rows there are by what they have in common, in the columns asked for."""


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of a row, and the month of it that the totals have; `counted` are the rows in these."""

    rows: type[Model]
    on: str
    totals: type[Model]
    month: str
    counted: Q = field(default_factory=Q)


_OF_FACT = _Day(CountedFact, "on", FactTotal, "month", Q(known_until=OPEN_END))
_BEGINNING = _Day(StageRun, "from_on", RunTotal, "from_month")
_END = _Day(StageRun, "until_on", RunTotal, "until_month")


def facts_by_year(standing: Standing, span: Span, codes: Collection[str]) -> Alike:
    """How many facts a period has by year and code, of cells that stood there on their days.

    As the log tells them now.
    """
    counted: Alike = Counter()
    found = _on_day(_OF_FACT, standing, span, Q(code__in=codes), (_TOLD_ON, "code"))
    for (on, code), number in found.items():
        counted[on.year, code] += number
    return counted


def facts_by_place(path: str, span: Span, codes: Collection[str]) -> Alike:
    """How many facts a period has by place and code, as the log tells them now.

    A place is one directly below a body, or the body itself, or that of a cell below it where the
    period has a month in part. Nothing may ever have moved.
    """
    counted: Alike = Counter()
    longest = len(path) + WIDTH + 1
    below, near = in_subtree(path, "cell__path"), Q(length__lte=longest)
    whole, others = parted_by_months(span)
    if whole is not None:
        months = FactTotal.objects.alias(length=Length("body__path")).filter(
            in_subtree(path, "body__path"),
            code__in=codes,
            month__range=(whole.start, whole.end),
            length=longest,
        )
        counted.update(_numbers(months, ("body__path", "code"), Sum("number")))
        rows = _between(_OF_FACT, whole.start, whole.end).alias(length=Length("cell__path"))
        own = rows.filter(below, near, code__in=codes)
        counted.update(_numbers(own, ("cell__path", "code")))
    for days in others:
        rows = _between(_OF_FACT, days.start, days.end).filter(below, code__in=codes)
        counted.update(_numbers(rows, ("cell__path", "code")))
    return counted


def runs_begun(standing: Standing, span: Span, which: Q, *columns: str) -> Alike:
    """How many times in a stage began in a period, of cells that always stood there."""
    return _always(_BEGINNING, standing, span, which, columns)


def runs_ended(standing: Standing, span: Span, which: Q, *columns: str) -> Alike:
    """How many ended in a period, of cells that stood there on the day of the end."""
    if span.start > _LAST_END:
        return Counter()
    return _on_day(_END, standing, span.up_to(_LAST_END), which, columns)


def runs_always_lasting(standing: Standing, day: date, which: Q, *columns: str) -> Alike:
    """How many lasted on a day, of cells that always stood there.

    Those that lasted as a month began, with those begun and less those ended in it since. On the
    last day of a month the totals tell it alone.
    """
    begins = day + _ONE_DAY if last_of_month(day) == day < date.max else month_of(day)
    counted = _by_totals(
        standing,
        StageRun.objects.filter(which, from_on__lt=begins, until_on__gte=begins),
        RunTotal.objects.filter(which, from_month__lt=begins, until_month__gte=begins),
        columns,
    )
    since = standing.always("cell") & which
    counted.update(_numbers(_between(_BEGINNING, begins, day).filter(since), columns))
    ended = _between(_END, begins, min(day, _LAST_END)).filter(since)
    counted.subtract(_numbers(ended, columns))
    return counted


def runs_lasting(standing: Standing, day: date, which: Q, *columns: str) -> Alike:
    """How many lasted on a day, of cells that always stood there or did on some day asked for."""
    counted = runs_always_lasting(standing, day, which, *columns)
    if standing.at_times:
        apart = StageRun.objects.filter(which, lasting_on(day), cell__in=standing.at_times)
        counted.update(_numbers(apart, columns))
    return counted


def first_lasting(standing: Standing, day: date) -> dict[Stage, date]:
    """The first day of the longest of the times that lasted on a day, by stage.

    Of cells that always stood there or did on some day asked for. The totals tell in which months
    it may have begun; it is looked for in these, the earliest first.
    """
    runs = StageRun.objects.filter(lasting_on(day))
    earliest = _earliest(runs.filter(cell__in=standing.at_times | {_body(standing)}))
    begun = RunTotal.objects.filter(
        body=_body(standing), from_month__lte=day, until_month__gte=month_of(day)
    )
    found = dict[str, date]()
    below = runs.filter(standing.always("cell"))
    for stage, month in begun.order_by("from_month").values_list("stage", "from_month").distinct():
        if stage not in found:
            days = month, last_of_month(month)
            found |= _earliest(below.filter(stage=stage, from_on__range=days))
    for stage, first in found.items():
        earliest[stage] = min(first, earliest.get(stage, first))
    return {Stage(stage): first for stage, first in earliest.items()}


def lasting_on(day: date) -> Q:
    """The condition that a time in a stage lasted on a day; one without an end lasts on the last there is."""
    return Q(from_on__lte=day, until_on__gt=min(day, OPEN_END - _ONE_DAY))


def _earliest(runs: QuerySet[StageRun]) -> dict[str, date]:
    return dict(runs.order_by().values_list("stage").annotate(first=Min("from_on")))


def _on_day(of: _Day, standing: Standing, span: Span, which: Q, columns: Sequence[str]) -> Alike:
    """What happened in a period, of cells that stood there on the day."""
    counted = _always(of, standing, span, which, columns)
    if standing.at_times:
        there = standing.at_times_on_day_of(of.on, "cell")
        counted.update(_numbers(_between(of, span.start, span.end).filter(which, there), columns))
    return counted


def _always(of: _Day, standing: Standing, span: Span, which: Q, columns: Sequence[str]) -> Alike:
    """What happened in a period, of cells that always stood there."""
    counted: Alike = Counter()
    whole, others = parted_by_months(span)
    if whole is not None:
        months = of.totals._default_manager.filter(
            which, **{f"{of.month}__range": (whole.start, whole.end)}
        ).annotate(**{_TOLD_ON: F(of.month)})
        rows = _between(of, whole.start, whole.end).filter(which)
        counted.update(_by_totals(standing, rows, months, columns))
    for days in others:
        rows = _between(of, days.start, days.end).filter(which, standing.always("cell"))
        counted.update(_numbers(rows, columns))
    return counted


def _by_totals(standing: Standing, rows: Rows, totals: Rows, columns: Sequence[str]) -> Alike:
    """What totals of the body tell of cells that always stood there.

    `rows` are those that the totals, of whatever body, are made of.
    """
    body = _body(standing)
    counted = _numbers(totals.filter(body=body), columns, Sum("number"))
    counted.update(_numbers(rows.filter(cell=body), columns))
    if standing.away:
        counted.subtract(_numbers(rows.filter(cell__in=standing.away), columns))
    return counted


def _between(of: _Day, first: date, last: date) -> Rows:
    """The rows of some days; none where the last is before the first."""
    rows = of.rows._default_manager.filter(of.counted, **{f"{of.on}__range": (first, last)})
    return rows.annotate(**{_TOLD_ON: F(of.on)}) if first <= last else rows.none()


def _numbers(rows: Rows, columns: Sequence[str], number: Aggregate | None = None) -> Alike:
    """How many there are by some columns; `number` adds up what is not one each."""
    found = rows.order_by().values_list(*columns).annotate(_number=number or Count("*"))
    return Counter({tuple(told): several for *told, several in found})


def _body(standing: Standing) -> int:
    return numbers_in(standing.path)[-1]
