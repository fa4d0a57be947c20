"""How a case stands on every day, and its open deadlines, as spans. Pure functions.

A span holds from its first day up to, not including, its last; `date.max` means it is open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ketnap.domain.calendar import WorkingCalendar, add_months
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Stage
from ketnap.domain.casefile.deadlines import EVENTS, Deadline, deadlines_of, listed
from ketnap.domain.casefile.moment import Setting
from ketnap.domain.casefile.replay import History, Round, Telling, counting_steps
from ketnap.domain.casefile.stage import stage_of
from ketnap.domain.casefile.steps import (
    Casefile,
    CeremonyHeld,
    CourseCertified,
    Decided,
    Mentor,
    MentorAssigned,
    Step,
)
from ketnap.domain.rulebook import Rulebook, RuleValue

_ONE_DAY = timedelta(days=1)
_CERTIFICATE_RULE = "awareness_certificate_valid_months"
_PROBATION_RULE = "probation_months"


class StagePeriod(NamedTuple):
    """The days on which lists show a case in one way; `since` is the first day of its stage."""

    stage: Stage
    closed: Closing | None
    paused: bool
    since: date
    mentor_name: str
    last_on: date
    next_due_on: date
    from_on: date
    until_on: date

    def same_stage(self, other: "StagePeriod") -> bool:
        return (self.stage, self.closed, self.paused) == (other.stage, other.closed, other.paused)

    def same_line(self, other: "StagePeriod") -> bool:
        """Whether lists show two periods of one stage alike."""
        return (self.mentor_name, self.last_on, self.next_due_on) == (
            other.mentor_name,
            other.last_on,
            other.next_due_on,
        )


class DeadlinePeriod(NamedTuple):
    """The days on which a deadline stands open."""

    code: DeadlineCode
    seq: int
    starts_on: date
    due_on: date
    seen_from: date
    seen_until: date


_DeadlineKey = tuple[DeadlineCode, int, date, date]


@dataclass(frozen=True, slots=True)
class Periods:
    stages: tuple[StagePeriod, ...]
    deadlines: tuple[DeadlinePeriod, ...]


def periods_of(casefile: Casefile, rulebook: Rulebook, calendar: WorkingCalendar) -> Periods:
    """How the case stands on every day from its first step on, as far as is known now."""
    counting = counting_steps(casefile.steps, on=date.max)
    telling = Telling(counting)
    stages: list[StagePeriod] = []
    deadlines: list[DeadlinePeriod] = []
    seen_since: dict[_DeadlineKey, date] = {}
    told: _Told | None = None
    for day in _days_of_change(counting, rulebook):
        setting = Setting(casefile, telling.up_to(day), rulebook, calendar, day)
        if told is None or told.history is not setting.history:
            told = _Told.by(setting)
        standing = tuple(told.open_on(day))
        _note_stage(stages, _period(setting, told, standing))
        _note_deadlines(deadlines, seen_since, standing, day)
    _note_deadlines(deadlines, seen_since, (), date.max)
    return Periods(tuple(stages), tuple(deadlines))


def mentor_in(round_: Round) -> Mentor | None:
    """The mentor named last in a round."""
    naming: list[MentorAssigned | CeremonyHeld] = [
        *round_.of(MentorAssigned),
        *round_.of(CeremonyHeld),
    ]
    return max(naming, key=lambda step: (step.on, step.seq)).mentor if naming else None


def days_of_change(steps: Iterable[Step], rulebook: Rulebook) -> list[date]:
    """Every day on which the stage or an open deadline can change, earliest first."""
    return _days_of_change(counting_steps(steps, on=date.max), rulebook)


def _days_of_change(counting: Sequence[Step], rulebook: Rulebook) -> list[date]:
    if not counting:
        return []
    first = counting[0].on
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
    """The last day of probation, and the first on which it is over."""
    months = rulebook.on(ceremony.on).get(_PROBATION_RULE)
    if months is not None:
        ends_on = add_months(ceremony.on, months.value)
        yield ends_on
        yield _day_after(ends_on)


def _day_after(day: date) -> date:
    return day + _ONE_DAY if day < date.max else date.max


@dataclass(frozen=True, slots=True)
class _Told:
    """What holds in the last round from a step on until the next, whatever the day."""

    history: History
    round_: Round
    last_on: date
    mentor_name: str
    deadlines: tuple[Deadline, ...]

    @classmethod
    def by(cls, setting: Setting) -> "_Told":
        """As told on the day of a step."""
        last = setting.history.rounds[-1]
        mentor = mentor_in(last)
        deadlines = tuple(deadlines_of(setting, last))
        return cls(setting.history, last, setting.as_of, mentor.name if mentor else "", deadlines)

    def open_on(self, day: date) -> Iterator[_DeadlineKey]:
        """The deadlines not met; an event that has come leaves nothing to do."""
        for deadline in listed(self.deadlines, self.round_, as_of=day):
            has_come = deadline.code in EVENTS and deadline.due_on < day
            if deadline.met_on is None and not has_come:
                yield deadline.code, deadline.seq, deadline.starts_on, deadline.due_on


def _period(setting: Setting, told: _Told, deadlines: Iterable[_DeadlineKey]) -> StagePeriod:
    """How the case stands from the day of the setting on, as long as nothing is known to change."""
    return StagePeriod(
        stage=stage_of(setting),
        closed=told.round_.closed,
        paused=told.round_.paused,
        since=setting.as_of,
        mentor_name=told.mentor_name,
        last_on=told.last_on,
        next_due_on=min((due_on for *_, due_on in deadlines), default=date.max),
        from_on=setting.as_of,
        until_on=date.max,
    )


def _note_stage(stages: list[StagePeriod], new: StagePeriod) -> None:
    """End the running period where the new one differs from it; else let it run on."""
    if stages:
        running = stages[-1]
        if running.same_stage(new):
            if running.same_line(new):
                return
            new = new._replace(since=running.since)
        stages[-1] = running._replace(until_on=new.from_on)
    stages.append(new)


def _note_deadlines(
    deadlines: list[DeadlinePeriod],
    seen_since: dict[_DeadlineKey, date],
    standing: Iterable[_DeadlineKey],
    day: date,
) -> None:
    """Close the periods of deadlines that no longer stand; open those that are new."""
    keys = dict.fromkeys(standing)
    for key in [key for key in seen_since if key not in keys]:
        deadlines.append(DeadlinePeriod(*key, seen_since.pop(key), day))
    for key in keys:
        seen_since.setdefault(key, day)
