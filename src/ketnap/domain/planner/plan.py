"""Planning back from a ceremony day: the last safe day of every step that a case still needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.domain.calendar import WorkingCalendar, add_months, completed_years
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import DeadlineCode, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.planner.counting_back import (
    LengthOn,
    first_start,
    first_valid,
    last_start,
    working_day_from,
)
from ketnap.domain.planner.remaining import (
    BEFORE_THE_CEREMONY,
    BEFORE_THE_VOTE,
    needs_consent,
    remaining_after_the_vote,
    remaining_before_the_vote,
    stays_open,
)
from ketnap.domain.planner.way import WAY, Link, Practice, Practices, links_among
from ketnap.domain.rulebook import Rulebook, RuleValue

CONSENT_RULE = "data_protection_consent_required"
CEREMONY_RULE = "ceremony_deadline"
DECISION_RULE = "admission_decision_deadline"
PAPERS_RULE = "dossier_papers_valid_months"
CERTIFICATE_RULE = "awareness_certificate_valid_months"
AGE_RULE = "age_min_months"
YOUTH_RULE = "youth_age_max_years"


class NoteCode(StrEnum):
    """What somebody planning must know about a step."""

    TOO_LATE = "too_late"
    RUSHED = "rushed"
    TOO_EARLY = "too_early"
    ANSWER_MAY_COME_LATER = "answer_may_come_later"
    AFTER_DEADLINE = "after_deadline"
    DECISION_DUE_TOO_SOON = "decision_due_too_soon"
    PAST_YOUTH_AGE = "past_youth_age"
    DAY_OFF = "day_off"


IN_THE_WAY = frozenset(
    {
        NoteCode.TOO_LATE,
        NoteCode.TOO_EARLY,
        NoteCode.AFTER_DEADLINE,
        NoteCode.DECISION_DUE_TOO_SOON,
    }
)
"""The notes with which the ceremony cannot be held on its day as planned."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a planned step; `on` is the day it speaks of, `rule` its basis."""

    code: NoteCode
    kind: StepKind
    on: date
    working_days: int = 0
    rule: RuleValue | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step may come no later: what follows it, after so many working days, and by what."""

    then: StepKind
    working_days: int
    practice: Practice | None
    rule: RuleValue | None


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that remains, and the days between which it must fall; both are still in time."""

    kind: StepKind
    last_on: date
    reason: Reason | None
    not_before: date | None
    not_before_rule: RuleValue | None


@dataclass(frozen=True, slots=True)
class BackwardPlan:
    """What must be done by when for a ceremony on a day, the first thing first.

    `findings` are conditions that no step mends. `soonest_on` is the first ceremony day that
    stays safe although everybody takes all the time the plan gives him.
    """

    ceremony_on: date
    steps: tuple[PlannedStep, ...]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]
    soonest_on: date

    @property
    def is_in_time(self) -> bool:
        """Whether the ceremony can be held on its day; people decide whether it should."""
        return not any(note.code in IN_THE_WAY for note in self.notes)


class NotPlannable(ValueError):
    """The case is closed or past its ceremony: there is nothing to plan."""


def plan_back(
    casefile: Casefile,
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    *,
    ceremony_on: date,
    today: date,
    practices: Practices,
) -> BackwardPlan:
    """Return the plan of a case for a ceremony on a day, seen from today.

    Every body above is given all the working days that the rule in force gives it. Raises
    `NotPlannable` for a case without a ceremony ahead.
    """
    assessment = assess(casefile, rulebook, calendar, on=today)
    if assessment.stage not in BEFORE_THE_CEREMONY:
        raise NotPlannable(assessment.stage)
    planner = _Planner(casefile, rulebook, calendar, ceremony_on, today, practices, assessment)
    return planner.plan()


@dataclass(frozen=True, slots=True)
class _Planner:
    casefile: Casefile
    rulebook: Rulebook
    calendar: WorkingCalendar
    ceremony_on: date
    today: date
    practices: Practices
    assessment: Assessment

    def plan(self) -> BackwardPlan:
        history = replay(self.casefile.steps, on=self.today)
        remaining = remaining_after_the_vote(self.assessment, history.rounds[-1])
        findings: tuple[Finding, ...] = ()
        if self.assessment.stage in BEFORE_THE_VOTE:
            vote_on = self._last_days(remaining)[StepKind.CELL_VOTED].last_on
            gate = self._gate_on(max(vote_on, self.today))
            remaining |= self._before_the_vote(gate, history, vote_on)
            findings = tuple(found for found in gate if stays_open(found))
        days = self._last_days(remaining)
        steps = tuple(sorted(days.values(), key=lambda step: (step.last_on, WAY.index(step.kind))))
        return BackwardPlan(
            ceremony_on=self.ceremony_on,
            steps=steps,
            notes=tuple(self._notes(days)),
            findings=findings,
            soonest_on=self._soonest(remaining),
        )

    # ---- what remains ----

    def _gate_on(self, day: date) -> Sequence[Finding]:
        gate = assess(self.casefile, self.rulebook, self.calendar, on=day).gate
        return gate.findings if gate is not None else ()

    def _before_the_vote(
        self, gate: Sequence[Finding], history: History, vote_on: date
    ) -> set[StepKind]:
        remaining = remaining_before_the_vote(self.assessment, gate, history)
        rule = self.rulebook.on(vote_on).find(CONSENT_RULE)
        if rule is not None and needs_consent(
            remaining, history, purposes=rule.value, today=self.today
        ):
            remaining.add(StepKind.CONSENT_GIVEN)
        return remaining

    # ---- backwards ----

    def _last_days(self, remaining: set[StepKind]) -> dict[StepKind, PlannedStep]:
        links = links_among(remaining)
        days = {StepKind.CEREMONY_HELD: self._ceremony()}
        for kind in reversed(WAY):
            if kind in remaining and kind is not StepKind.CEREMONY_HELD:
                days[kind] = self._planned(kind, links, days)
        return days

    def _ceremony(self) -> PlannedStep:
        return PlannedStep(StepKind.CEREMONY_HELD, self.ceremony_on, None, None, None)

    def _planned(
        self, kind: StepKind, links: Sequence[Link], days: Mapping[StepKind, PlannedStep]
    ) -> PlannedStep:
        onward = [link for link in links if link.first is kind]
        last_on, tightest = min(
            ((self._last_start(link, days[link.then].last_on), link) for link in onward),
            key=lambda found: found[0],
        )
        not_before, rule = self._not_before(kind, days)
        return PlannedStep(kind, last_on, self._reason(tightest, last_on), not_before, rule)

    def _last_start(self, link: Link, target: date) -> date:
        return last_start(self.calendar, target, self._length_of(link))

    def _length_of(self, link: Link) -> LengthOn:
        if link.rule_id:
            return self._length_by(link.rule_id)
        length = self.practices[link.practice] if link.practice else 0
        return lambda _day: length

    def _length_by(self, rule_id: str) -> LengthOn:
        def length_on(day: date) -> int:
            rule = self.rulebook.on(day).find(rule_id)
            return rule.value if rule is not None else 0

        return length_on

    def _reason(self, link: Link, start: date) -> Reason:
        rule = self.rulebook.on(start).find(link.rule_id) if link.rule_id else None
        return Reason(link.then, self._length_of(link)(start), link.practice, rule)

    # ---- not too early ----

    def _not_before(
        self, kind: StepKind, days: Mapping[StepKind, PlannedStep]
    ) -> tuple[date | None, RuleValue | None]:
        match kind:
            case StepKind.DECIDED:
                return self._first_start(CEREMONY_RULE, self.ceremony_on)
            case StepKind.CELL_VOTED:
                return self._vote_not_before(days[StepKind.DECIDED])
            case StepKind.INTRODUCED | StepKind.OPINIONS_SUMMARISED:
                return self._valid_on_the_vote(PAPERS_RULE, days)
            case StepKind.COURSE_CERTIFIED:
                return self._valid_on_the_vote(CERTIFICATE_RULE, days)
            case _:
                return None, None

    def _vote_not_before(self, decided: PlannedStep) -> tuple[date | None, RuleValue | None]:
        """By the age, or else the decision would be due too soon for the ceremony."""
        found = [self._old_enough()]
        if decided.not_before is not None:
            found.append(self._first_start(DECISION_RULE, decided.not_before))
        return max(found, key=lambda pair: pair[0] or date.min)

    def _old_enough(self) -> tuple[date | None, RuleValue | None]:
        rule = self.rulebook.on(self.ceremony_on).find(AGE_RULE)
        if rule is None:
            return None, None
        return add_months(self.casefile.person.born_on, rule.value), rule

    def _first_start(self, rule_id: str, target: date) -> tuple[date | None, RuleValue | None]:
        if self.rulebook.on(target).find(rule_id) is None:
            return None, None
        day = first_start(self.calendar, target, self._length_by(rule_id))
        return day, self.rulebook.on(day).find(rule_id)

    def _valid_on_the_vote(
        self, rule_id: str, days: Mapping[StepKind, PlannedStep]
    ) -> tuple[date | None, RuleValue | None]:
        vote_on = days[StepKind.CELL_VOTED].last_on
        rule = self.rulebook.on(vote_on).find(rule_id)
        return (None, None) if rule is None else (first_valid(vote_on, rule.value), rule)

    # ---- what to know ----

    def _notes(self, days: Mapping[StepKind, PlannedStep]) -> Iterator[Note]:
        for step in sorted(days.values(), key=lambda step: step.last_on):
            yield from self._notes_on_days(step)
        yield from self._notes_on_deadlines(days)
        yield from self._notes_on_age(days)
        if not self.calendar.is_working_day(self.ceremony_on):
            yield Note(NoteCode.DAY_OFF, StepKind.CEREMONY_HELD, self.ceremony_on)

    def _notes_on_days(self, step: PlannedStep) -> Iterator[Note]:
        left = self.calendar.working_days_between(self.today, step.last_on)
        if step.last_on < self.today:
            yield Note(NoteCode.TOO_LATE, step.kind, step.last_on)
        elif left < self.practices[Practice.MARGIN]:
            yield Note(NoteCode.RUSHED, step.kind, step.last_on, left)
        if step.not_before is not None and step.not_before > step.last_on:
            yield Note(NoteCode.TOO_EARLY, step.kind, step.not_before, rule=step.not_before_rule)

    def _notes_on_deadlines(self, days: Mapping[StepKind, PlannedStep]) -> Iterator[Note]:
        for deadline in self._running(DeadlineCode.VERIFICATION_REPLY):
            answered = days.get(StepKind.VERIFICATION_ANSWERED)
            if answered is not None and deadline.due_on > answered.last_on:
                yield _later(deadline, StepKind.VERIFICATION_ANSWERED)
        for deadline in self._running(DeadlineCode.DECIDE_ADMISSION):
            yield from self._notes_on_decision(deadline, days[StepKind.DECIDED])
        for deadline in self._running(DeadlineCode.HOLD_CEREMONY):
            if deadline.due_on < self.ceremony_on:
                kind = StepKind.CEREMONY_HELD
                yield Note(NoteCode.AFTER_DEADLINE, kind, deadline.due_on, rule=deadline.rule)

    def _notes_on_decision(self, deadline: Deadline, decided: PlannedStep) -> Iterator[Note]:
        """A decision still in time may come too late for the ceremony, or be due too soon."""
        if deadline.due_on > decided.last_on:
            yield _later(deadline, StepKind.DECIDED)
        if decided.not_before and self.today <= deadline.due_on < decided.not_before:
            yield Note(
                NoteCode.DECISION_DUE_TOO_SOON, decided.kind, deadline.due_on, rule=deadline.rule
            )

    def _running(self, code: DeadlineCode) -> list[Deadline]:
        return [
            deadline
            for deadline in self.assessment.deadlines
            if deadline.code is code and deadline.met_on is None
        ]

    def _notes_on_age(self, days: Mapping[StepKind, PlannedStep]) -> Iterator[Note]:
        """Past the age of the Youth Union others introduce than now."""
        vote = days.get(StepKind.CELL_VOTED)
        if vote is None or not self.casefile.cell.has_youth_union:
            return
        rule = self.rulebook.on(max(vote.last_on, self.today)).find(YOUTH_RULE)
        born_on = self.casefile.person.born_on
        if rule is None:
            return
        was_young = completed_years(born_on, self.today) <= rule.value
        if was_young and completed_years(born_on, vote.last_on) > rule.value:
            yield Note(NoteCode.PAST_YOUTH_AGE, StepKind.INTRODUCED, vote.last_on, rule=rule)

    # ---- forwards ----

    def _soonest(self, remaining: set[StepKind]) -> date:
        """The first safe ceremony day, if each step is done as soon as the one before it allows."""
        links = links_among(remaining)
        days: dict[StepKind, date] = {}
        for kind in WAY:
            if kind in remaining:
                came = [self._after(link, days[link.first]) for link in links if link.then is kind]
                days[kind] = working_day_from(self.calendar, max([*came, self._ready_on(kind)]))
        return days[StepKind.CEREMONY_HELD]

    def _after(self, link: Link, start: date) -> date:
        length = self._length_of(link)(start)
        return self.calendar.nth_working_day_after(start, length) if length else start

    def _ready_on(self, kind: StepKind) -> date:
        """The first day that does not hang on another step of the plan."""
        waits_for = {
            StepKind.VERIFICATION_ANSWERED: DeadlineCode.VERIFICATION_REPLY,
            StepKind.DECIDED: DeadlineCode.DECIDE_ADMISSION,
        }.get(kind)
        due = [d.due_on for d in self._running(waits_for)] if waits_for else []
        if kind is StepKind.CELL_VOTED:
            due += [day for day in [self._old_enough()[0]] if day is not None]
        return max([self.today, *due])


def _later(deadline: Deadline, kind: StepKind) -> Note:
    return Note(NoteCode.ANSWER_MAY_COME_LATER, kind, deadline.due_on, rule=deadline.rule)
