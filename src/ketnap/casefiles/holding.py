"""How a case stands on the days on which it is its cell's own, not another's. Pure functions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ketnap.casefiles.spans import DeadlinePeriod, Periods, StagePeriod, periods_of
from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Casefile, Step
from ketnap.domain.rulebook import Rulebook

TakenSteps = Sequence[range]
"""The numbers of steps that other cells recorded, a range for each time the case moved here."""


@dataclass(frozen=True, slots=True)
class _Holding:
    """A time in which the case was the cell's own, and the log as it told it in that time."""

    steps: tuple[Step, ...]
    from_on: date
    until_on: date


def periods_held(
    casefile: Casefile, taken: TakenSteps, rulebook: Rulebook, calendar: WorkingCalendar
) -> Periods:
    """The periods of the case, but for the days on which another cell kept it."""
    if not taken:
        return periods_of(casefile, rulebook, calendar)
    held = [
        _within(periods_of(replace(casefile, steps=each.steps), rulebook, calendar), each)
        for each in _holdings(casefile.steps, taken)
    ]
    return Periods(
        tuple(period for each in held for period in each.stages),
        tuple(period for each in held for period in each.deadlines),
    )


def _holdings(steps: Sequence[Step], taken: TakenSteps) -> Iterator[_Holding]:
    """One time up to each taking over, and one after the last; those without any day are left out."""
    begins = date.min
    for run in taken:
        comes_back = _day_of(steps, run.stop)
        yield from _if_any(_Holding(tuple(steps[: run.start - 1]), begins, comes_back))
        begins = comes_back
    yield from _if_any(_Holding(tuple(steps), begins, date.max))


def _if_any(holding: _Holding) -> Iterable[_Holding]:
    return [holding] if holding.steps and holding.from_on < holding.until_on else []


def _day_of(steps: Sequence[Step], seq: int) -> date:
    """The day of the transfer in, as corrected; far off where it is not recorded yet."""
    told = {step.seq: step.on for step in [*steps, *corrected_steps(steps)]}
    return told.get(seq, date.max)


def _within(periods: Periods, held: _Holding) -> Periods:
    return Periods(
        tuple(
            period._replace(
                since=max(period.since, held.from_on),
                from_on=max(period.from_on, held.from_on),
                until_on=min(period.until_on, held.until_on),
            )
            for period in periods.stages
            if _meets(period, held)
        ),
        tuple(
            period._replace(
                seen_from=max(period.seen_from, held.from_on),
                seen_until=min(period.seen_until, held.until_on),
            )
            for period in periods.deadlines
            if _meets(period, held)
        ),
    )


def _meets(period: StagePeriod | DeadlinePeriod, held: _Holding) -> bool:
    first, until = (
        (period.from_on, period.until_on)
        if isinstance(period, StagePeriod)
        else (period.seen_from, period.seen_until)
    )
    return max(first, held.from_on) < min(until, held.until_on)
