"""The stage and the open deadlines of a case on every day, as spans. Pure functions.

A span holds from its first day up to, not including, its last; `date.max` means it is open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ketnap.domain.calendar import WorkingCalendar, add_months
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Stage
from ketnap.domain.casefile.deadlines import deadlines_of, listed
from ketnap.domain.casefile.moment import Setting
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.stage import stage_of
from ketnap.domain.casefile.steps import Casefile, CeremonyHeld, CourseCertified, Decided, Step
from ketnap.domain.rulebook import Rulebook, RuleValue

_ONE_DAY = timedelta(days=1)
_CERTIFICATE_RULE = "awareness_certificate_valid_months"
_PROBATION_RULE = "probation_months"


@dataclass(frozen=True, slots=True)
class StagePeriod:
    """The days on which a case stands in one stage."""

    stage: Stage
    closed: Closing | None
    paused: bool
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class DeadlinePeriod:
    """The days on which a deadline stands open."""

    code: DeadlineCode
    seq: int
    starts_on: date
    due_on: date
    seen_from: date
    seen_until: date


_StageKey = tuple[Stage, Closing | None, bool]
_DeadlineKey = tuple[DeadlineCode, int, date, date]


@dataclass(frozen=True, slots=True)
class Periods:
    stages: tuple[StagePeriod, ...]
    deadlines: tuple[DeadlinePeriod, ...]


def periods_of(casefile: Casefile, rulebook: Rulebook, calendar: WorkingCalendar) -> Periods:
    """How the case stands on every day from its first step on, as far as is known now."""
    days = days_of_change(casefile.steps, rulebook)
    stages: list[StagePeriod] = []
    deadlines: list[DeadlinePeriod] = []
    stage_since: tuple[_StageKey, date] | None = None
    seen_since: dict[_DeadlineKey, date] = {}
    for day in days:
        history = replay(casefile.steps, on=day)
        setting = Setting(casefile, history, rulebook, calendar, day)
        stage_since = _note_stage(stages, stage_since, _stage_key(setting), day)
        _note_deadlines(deadlines, seen_since, _open_deadlines(setting), day)
    if stage_since is not None:
        _note_stage(stages, stage_since, None, date.max)
    _note_deadlines(deadlines, seen_since, (), date.max)
    return Periods(tuple(stages), tuple(deadlines))


def days_of_change(steps: Iterable[Step], rulebook: Rulebook) -> list[date]:
    """Every day on which the stage or an open deadline can change, earliest first."""
    counting = corrected_steps(steps)
    if not counting:
        return []
    first = min(step.on for step in counting)
    days = {day for step in counting for day in _days_of_step(step, rulebook)}
    if any(isinstance(step, CourseCertified) for step in counting):
        days.update(_certificate_rule_changes(rulebook))
    return sorted(day for day in days if first <= day < date.max)


def _days_of_step(step: Step, rulebook: Rulebook) -> Iterator[date]:
    yield step.on
    match step:
        case Decided(received_on=date() as received_on):
            yield received_on
        case CourseCertified():
            yield from _expiries(step, rulebook)
        case CeremonyHeld():
            yield from _probation_end(step, rulebook)


def _expiries(certificate: CourseCertified, rulebook: Rulebook) -> Iterator[date]:
    """The first days on which the certificate is no longer valid, by each value of the rule."""
    for value in _certificate_values(rulebook):
        yield _day_after(add_months(certificate.on, value.value))


def _certificate_values(rulebook: Rulebook) -> tuple[RuleValue, ...]:
    rule = rulebook.rules.get(_CERTIFICATE_RULE)
    return rule.values if rule is not None and rule.enabled else ()


def _certificate_rule_changes(rulebook: Rulebook) -> Iterator[date]:
    for value in _certificate_values(rulebook):
        yield value.valid_from
        if value.valid_to is not None:
            yield _day_after(value.valid_to)


def _probation_end(ceremony: CeremonyHeld, rulebook: Rulebook) -> Iterator[date]:
    months = rulebook.on(ceremony.on).get(_PROBATION_RULE)
    if months is not None:
        yield add_months(ceremony.on, months.value)


def _day_after(day: date) -> date:
    return day + _ONE_DAY if day < date.max else date.max


def _stage_key(setting: Setting) -> _StageKey:
    last = setting.history.rounds[-1]
    return stage_of(setting), last.closed, last.paused


def _open_deadlines(setting: Setting) -> Iterator[_DeadlineKey]:
    last = setting.history.rounds[-1]
    for deadline in listed(deadlines_of(setting, last), last, as_of=setting.as_of):
        if deadline.met_on is None:
            yield deadline.code, deadline.seq, deadline.starts_on, deadline.due_on


def _note_stage(
    stages: list[StagePeriod],
    since: tuple[_StageKey, date] | None,
    key: _StageKey | None,
    day: date,
) -> tuple[_StageKey, date] | None:
    """Close the running period where the stage changes; return the one that runs now."""
    if since is not None and since[0] == key:
        return since
    if since is not None:
        (stage, closed, paused), first = since
        stages.append(StagePeriod(stage, closed, paused, first, day))
    return None if key is None else (key, day)


def _note_deadlines(
    deadlines: list[DeadlinePeriod],
    seen_since: dict[_DeadlineKey, date],
    standing: Iterable[_DeadlineKey],
    day: date,
) -> None:
    """Close the periods of deadlines that no longer stand; open those that are new."""
    keys = set(standing)
    for key in [key for key in seen_since if key not in keys]:
        deadlines.append(DeadlinePeriod(*key, seen_since.pop(key), day))
    for key in keys:
        seen_since.setdefault(key, day)
