"""In which stage a random history stood on each day, worked out from its raw steps alone."""

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import dropwhile
from typing import Any

from figures.random_histories import standing_steps

Case = dict[str, Any]
Change = tuple[date, str | None, str]
"""A day, the stage that ended on it, and the one that began."""
PROBATION_MONTHS = 12
FOLLOWED_TO_THE_END = ("official", "closed")


def stage_on(case: Case, day: date, *, certificate_months: int) -> str | None:
    """The stage on a day; none before the first step."""
    told = [step for step in _in_order(case) if _day(step) <= day]
    if not told:
        return None
    closings = [place for place, step in enumerate(told) if _kind(step) == "removed_from_list"]
    current = list(_from_beginning_anew(told[closings[-1] + 1 :])) if closings else told
    if not current:
        return "closed"
    kinds = {_kind(step): _day(step) for step in current}
    if "recognition" in kinds:
        return "official"
    if "ceremony_held" in kinds:
        ends_on = _months_after(kinds["ceremony_held"], PROBATION_MONTHS)
        return "recognition_due" if day >= ends_on else "probation"
    if "admission" in kinds:
        return "approved"
    certified = [_day(step) for step in told if _kind(step) == "course_certified"]
    if certified and day <= _months_after(certified[-1], certificate_months):
        return "trained"
    return "listed" if "listed_as_sympathiser" in kinds else "nominated"


def changes(case: Case, *, certificate_months: int) -> Iterator[Change]:
    """Every change of stage, in the order of the days."""
    before = None
    for day in sorted(set(_days(case, certificate_months))):
        now = stage_on(case, day, certificate_months=certificate_months)
        if now is not None and now != before:
            yield day, before, now
            before = now


def quantile(days: list[int], numerator: int, denominator: int) -> int:
    """The least of the days that so large a share does not exceed."""
    return next(
        day
        for day in sorted(days)
        if sum(each <= day for each in days) * denominator >= len(days) * numerator
    )


def counted(stages: list[str | None]) -> dict[str, int]:
    return dict(Counter(stage for stage in stages if stage is not None))


def _from_beginning_anew(steps: list[Case]) -> Iterator[Case]:
    """After its closing a case is followed again only from a nomination or a listing on."""
    begins = ("nominated", "listed_as_sympathiser")
    return dropwhile(lambda step: step["kind"] not in begins, steps)


def _in_order(case: Case) -> list[Case]:
    return sorted(standing_steps(case), key=lambda step: (step["on"], step["seq"]))


def _days(case: Case, certificate_months: int) -> Iterator[date]:
    for step in standing_steps(case):
        yield _day(step)
        if step["kind"] == "ceremony_held":
            yield _months_after(_day(step), PROBATION_MONTHS)
        if step["kind"] == "course_certified":
            yield _months_after(_day(step), certificate_months) + timedelta(days=1)


def _kind(step: Case) -> str:
    return str(step["matter"] if step["kind"] == "decided" else step["kind"])


def _day(step: Case) -> date:
    return date.fromisoformat(step["on"])


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
