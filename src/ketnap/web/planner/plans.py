"""Who can be planned for, and each one's plan as the page shows it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile, stages_of
from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import citation, finding_message, stage_name, step_name
from ketnap.domain.planner import (
    BEFORE_THE_CEREMONY,
    IN_THE_WAY,
    BackwardPlan,
    Note,
    NoteCode,
    PlannedStep,
    Practices,
    plan_back,
)
from ketnap.domain.rulebook import Confidence, RuleValue
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.planner.words import note_words, reason_words

WITH_A_FILE = frozenset({Stage.FILING, Stage.CELL_PROPOSED, Stage.APPROVED})
"""Those a plan is made for unless somebody is chosen."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a ceremony can be planned for."""

    case: Casefile
    stage: Stage

    @property
    def name(self) -> str:
        return self.case.person.full_name


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a plan."""

    name: str
    last_on: str
    left: str
    tone: str
    not_before: str
    reason: str
    source: str
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to know, with how grave it is and the document it rests on."""

    text: str
    tone: str
    source: str


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """The plan of one person."""

    name: str
    href: str
    stage: str
    stage_name: str
    in_time: bool
    verdict: str
    first: str
    soonest: str
    rows: tuple[StepRow, ...]
    advice: tuple[Advice, ...]


def people_of(request: HttpRequest, cell_id: int) -> list[Person]:
    """Return whom a ceremony can be planned for in a cell, by name."""
    on = day_of(request).on
    cases = casefiles_visible_to(actor_behind(request)).filter(
        cell=cell_id,
        stage_spans__stage__in=BEFORE_THE_CEREMONY,
        stage_spans__from_on__lte=on,
        stage_spans__until_on__gt=on,
    )
    listed = list(cases.prefetch_related("entries").order_by("person__sort_key", "pk"))
    stages = stages_of([case.pk for case in listed], on=on)
    return [Person(case, stages[case.pk]) for case in listed]


def plans_for(
    request: HttpRequest, people: Iterable[Person], ceremony_on: date, practices: Practices
) -> list[PersonPlan]:
    """Return each one's plan, those in time first."""
    on = day_of(request).on
    plans = [
        _shown(request, person, _planned(person, ceremony_on, on, practices)) for person in people
    ]
    return sorted(plans, key=lambda plan: not plan.in_time)


def _planned(person: Person, ceremony_on: date, on: date, practices: Practices) -> BackwardPlan:
    return plan_back(
        domain_casefile(person.case, person.case.entries.all()),
        load_rulebook(),
        load_calendar(),
        ceremony_on=ceremony_on,
        today=on,
        practices=practices,
    )


def _shown(request: HttpRequest, person: Person, plan: BackwardPlan) -> PersonPlan:
    on = day_of(request).on
    first = next((step for step in plan.steps), None)
    return PersonPlan(
        name=person.name,
        href=address(request, "case", person.case.pk),
        stage=person.stage,
        stage_name=stage_name(person.stage, reader_language()),
        in_time=plan.is_in_time,
        verdict=_verdict(plan),
        first=_first_words(first) if first else "",
        soonest=full_day(plan.soonest_on),
        rows=tuple(_row(step, plan.notes, on) for step in plan.steps),
        advice=tuple(_advice(plan)),
    )


def _verdict(plan: BackwardPlan) -> str:
    late = [note for note in plan.notes if note.code is NoteCode.TOO_LATE]
    if late:
        return note_words(late[0])
    blocking = [note for note in plan.notes if note.code in IN_THE_WAY]
    if blocking:
        return note_words(blocking[0])
    rushed = any(note.code is NoteCode.RUSHED for note in plan.notes)
    return _("Kịp, nhưng gấp") if rushed else _("Kịp")


def _first_words(step: PlannedStep) -> str:
    words = {"step": step_name(step.kind, reader_language()), "day": full_day(step.last_on)}
    return _("%(step)s, muộn nhất %(day)s") % words


def _row(step: PlannedStep, notes: Sequence[Note], on: date) -> StepRow:
    about = {note.code for note in notes if note.kind is step.kind}
    rule = step.reason.rule if step.reason else None
    return StepRow(
        name=step_name(step.kind, reader_language()),
        last_on=full_day(step.last_on),
        left=_left(step, on),
        tone=_tone(about),
        not_before=_not_before(step, on),
        reason=reason_words(step.kind, step.reason),
        source=_source(rule),
        unconfirmed=rule is not None and rule.confidence is not Confidence.VERIFIED,
    )


def _not_before(step: PlannedStep, on: date) -> str:
    """The first day on which a step is not too early; empty where that day has come."""
    first = step.not_before
    return full_day(first) if first is not None and first > on else ""


def _left(step: PlannedStep, on: date) -> str:
    if step.last_on < on:
        return _("đã qua")
    left = load_calendar().working_days_between(on, step.last_on)
    return ngettext("còn %(days)s ngày làm việc", "còn %(days)s ngày làm việc", left) % {
        "days": whole(left)
    }


def _tone(about: set[NoteCode]) -> str:
    if about & IN_THE_WAY:
        return "over"
    return "near" if about & {NoteCode.RUSHED, NoteCode.ANSWER_MAY_COME_LATER} else "calm"


def _advice(plan: BackwardPlan) -> Iterator[Advice]:
    """What to know besides the days: of many steps that come too late only the first is said."""
    late = [note for note in plan.notes if note.code is NoteCode.TOO_LATE]
    for note in plan.notes:
        if note.code is not NoteCode.TOO_LATE or note is late[0]:
            tone = "red" if note.code in IN_THE_WAY else "amber"
            yield Advice(note_words(note), tone, _source(note.rule))
    for found in plan.findings:
        rule = found.rules[0] if found.rules else None
        yield Advice(finding_message(found, reader_language()), "amber", _source(rule))


def _source(rule: RuleValue | None) -> str:
    return citation(rule.source, reader_language()) if rule is not None else ""
