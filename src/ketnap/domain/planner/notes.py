"""What to know about the steps of a plan: too late, rushed, too early, or in others' hands."""

from collections.abc import Iterator, Mapping

from ketnap.domain.calendar import completed_years
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.planner.planned import Note, NoteCode, PlannedStep
from ketnap.domain.planner.situation import Situation
from ketnap.domain.planner.way import Practice

YOUTH_RULE = "youth_age_max_years"

Days = Mapping[StepKind, PlannedStep]


def notes_on(situation: Situation, days: Days) -> Iterator[Note]:
    """Yield what to know, step by step from the first one on."""
    for step in sorted(days.values(), key=lambda step: step.last_on):
        yield from _on_its_days(situation, step)
    yield from _on_verification(situation, days)
    yield from _on_decision(situation, days)
    yield from _on_ceremony(situation)
    yield from _on_youth_age(situation, days)


def _on_its_days(situation: Situation, step: PlannedStep) -> Iterator[Note]:
    left = situation.calendar.working_days_between(situation.today, step.last_on)
    if step.last_on < situation.today:
        yield Note(NoteCode.TOO_LATE, step.kind, step.last_on)
    elif left < situation.practices[Practice.MARGIN]:
        yield Note(NoteCode.RUSHED, step.kind, step.last_on, left)
    too_early = step.not_before is not None and step.not_before > step.last_on
    if too_early and step.not_before is not None and not step.is_due_by_itself:
        yield Note(NoteCode.TOO_EARLY, step.kind, step.not_before, rule=step.not_before_rule)


def _on_verification(situation: Situation, days: Days) -> Iterator[Note]:
    answered = days.get(StepKind.VERIFICATION_ANSWERED)
    if answered is None:
        return
    for deadline in situation.running(answered.kind):
        if deadline.due_on > answered.last_on:
            code = NoteCode.ANSWER_MAY_COME_LATER
            yield Note(code, answered.kind, deadline.due_on, rule=deadline.rule)


def _on_decision(situation: Situation, days: Days) -> Iterator[Note]:
    """A decision still in time may come too late for the ceremony, or be due too soon."""
    decided = days.get(StepKind.DECIDED)
    if decided is None:
        return
    for deadline in situation.running(decided.kind):
        if deadline.due_on > decided.last_on:
            code = NoteCode.ANSWER_MAY_COME_LATER
            yield Note(code, decided.kind, deadline.due_on, rule=deadline.rule)
        if decided.not_before and situation.today <= deadline.due_on < decided.not_before:
            code = NoteCode.DECISION_DUE_TOO_SOON
            yield Note(code, decided.kind, deadline.due_on, rule=deadline.rule)


def _on_ceremony(situation: Situation) -> Iterator[Note]:
    wished_for, kind = situation.ceremony_on, StepKind.CEREMONY_HELD
    for deadline in situation.running(kind):
        if deadline.due_on < wished_for:
            yield Note(NoteCode.AFTER_DEADLINE, kind, deadline.due_on, rule=deadline.rule)
    if not situation.calendar.is_working_day(wished_for):
        yield Note(NoteCode.DAY_OFF, kind, wished_for)


def _on_youth_age(situation: Situation, days: Days) -> Iterator[Note]:
    """Past the age of the Youth Union others introduce than now."""
    vote = days.get(StepKind.CELL_VOTED)
    if vote is None or not situation.casefile.cell.has_youth_union:
        return
    rule = situation.rule(YOUTH_RULE, max(vote.last_on, situation.today))
    born_on = situation.casefile.person.born_on
    if rule is None or completed_years(born_on, situation.today) > rule.value:
        return
    if completed_years(born_on, vote.last_on) > rule.value:
        yield Note(NoteCode.PAST_YOUTH_AGE, StepKind.INTRODUCED, vote.last_on, rule=rule)
