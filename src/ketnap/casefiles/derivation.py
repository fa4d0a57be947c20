"""What follows from the log of one case: how it stands on every day, and what figures count in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.counting import NOMINATED, Counted, known_in
from ketnap.casefiles.course_sendings import SendingTold, sendings_told
from ketnap.casefiles.holding import TakenSteps, periods_held
from ketnap.casefiles.runs import Run, runs_of
from ketnap.casefiles.searching import folded_numbers, search_text_of
from ketnap.casefiles.spans import DeadlinePeriod, StagePeriod, mentor_in
from ketnap.domain.calendar import WorkingCalendar, completed_years
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Casefile, Mentor, PersonFacts, Step, Transferred
from ketnap.domain.rulebook import Rulebook

Values = tuple[Any, ...]

_WAY = 12
"""Counts up when the derived tables come to hold something else for the same log and rules."""


@dataclass(frozen=True, slots=True)
class Judges:
    """The law and the calendar that every judgement needs."""

    rulebook: Rulebook
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class CountedDays:
    """A counted fact, the days between which the log told it, and whether it told one like it too."""

    code: Counted
    on: date
    known_from: date
    known_until: date
    again: bool = False

    def overlaps(self, other: "CountedDays") -> bool:
        return self.known_from < other.known_until and other.known_from < self.known_until


@dataclass(frozen=True)
class Told:
    """What follows from the steps of a log in a cell, whosever they are.

    What the rows of derived tables hold of it is put together once for all who took these steps.
    """

    head_seq: int
    numbers: tuple[str, ...]
    mentor: Mentor | None
    last_on: date | None
    derived_by: str
    stages: tuple[StagePeriod, ...]
    runs: list[Run]
    deadlines: tuple[DeadlinePeriod, ...]
    facts: list[CountedDays]
    sendings: tuple[SendingTold, ...]

    @cached_property
    def stage_values(self) -> list[Values]:
        """In the order of `STAGE_COLUMNS`."""
        return [
            (
                each.stage.value,
                each.closed.value if each.closed else "",
                each.paused,
                STAGE_PLACES[each.stage],
                each.since,
                each.mentor_name,
                each.last_on,
                each.next_due_on,
                each.from_on,
                each.until_on,
            )
            for each in self.stages
        ]

    @cached_property
    def run_values(self) -> list[Values]:
        """In the order of `RUN_COLUMNS`."""
        return [
            (
                run.stage.value,
                run.closed.value if run.closed else "",
                run.before.value if run.before else "",
                run.after.value if run.after else "",
                run.from_on,
                run.until_on,
                run.days,
            )
            for run in self.runs
        ]


STAGE_PLACES = {stage: place for place, stage in enumerate(Stage)}
STAGE_COLUMNS = (
    "stage", "closed", "paused", "stage_place", "since",
    "mentor_name", "last_on", "next_due_on", "from_on", "until_on",
)  # fmt: skip
RUN_COLUMNS = ("stage", "closed", "before", "after", "from_on", "until_on", "days")


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a log: what its steps tell, and of whom. `ages` are those at the facts."""

    told: Told
    search_text: str
    ages: tuple[int, ...]


def derived_by(rulebook: Rulebook) -> str:
    """The mark of rows derived in the way of this program, by this rulebook."""
    return f"{_WAY}.{rulebook.digest}"


def derive(case: models.Casefile, casefile: Casefile, judges: Judges) -> Derived:
    """What follows from the log of one case."""
    return derive_from(casefile, judges, taken=taken_steps(case, casefile))


def derive_from(casefile: Casefile, judges: Judges, *, taken: TakenSteps = ()) -> Derived:
    """What follows from a log, of which other cells recorded the steps `taken`; asks no database."""
    return derived_of(casefile.person, told_by(casefile, judges, taken=taken))


def told_by(casefile: Casefile, judges: Judges, *, taken: TakenSteps = ()) -> Told:
    """What the steps tell; it is the same for everybody who took them in this cell."""
    facts = _facts(casefile.steps, taken)
    periods = periods_held(casefile, taken, judges.rulebook, judges.calendar)
    return Told(
        head_seq=len(casefile.steps),
        numbers=folded_numbers(casefile.steps),
        mentor=mentor_in(replay(casefile.steps, on=date.max).rounds[-1]),
        last_on=max((step.on for step in corrected_steps(casefile.steps)), default=None),
        derived_by=derived_by(judges.rulebook),
        stages=periods.stages,
        runs=runs_of(periods.stages),
        deadlines=periods.deadlines,
        facts=facts,
        sendings=sendings_told(casefile.steps, _days_sent(facts)),
    )


def derived_of(person: PersonFacts, told: Told) -> Derived:
    """What follows for one person from what the steps tell."""
    return Derived(
        told,
        search_text_of(person, told.numbers),
        tuple(completed_years(person.born_on, fact.on) for fact in told.facts),
    )


def taken_steps(case: models.Casefile, casefile: Casefile) -> TakenSteps:
    """The steps that other cells recorded; a case that never moved is not asked about."""
    if not any(type(step) is Transferred for step in casefile.steps):
        return ()
    rows = case.taken_over.order_by("first_seq").values_list("first_seq", "last_seq")
    return [range(first, last + 1) for first, last in rows]


def _facts(steps: Sequence[Step], taken: TakenSteps) -> list[CountedDays]:
    """What the log told at the end of any day; what was put right within a day was never told."""
    elsewhere = frozenset(seq for run in taken for seq in run)
    known = known_in(steps, elsewhere=elsewhere)
    moments = {each.since for each in known} | {each.until for each in known if each.until}
    days: dict[datetime | None, date] = {each: timezone.localdate(each) for each in moments}
    days[None] = models.OPEN_END
    facts = [
        CountedDays(each.what, each.on, days[each.since], days[each.until])
        for each in known
        if days[each.since] < days[each.until]
    ]
    return sorted(_told_again(facts), key=lambda fact: (fact.code, fact.on, fact.known_from))


def _days_sent(facts: Sequence[CountedDays]) -> set[date]:
    """The days on which the cell sent somebody to a course, as the log tells them now."""
    return {
        fact.on
        for fact in facts
        if fact.code == Counted.SENT_TO_COURSE and fact.known_until == models.OPEN_END
    }


def _told_again(facts: Sequence[CountedDays]) -> Iterator[CountedDays]:
    """The facts, each told apart that one figure counts together with another at the same time."""
    alike: defaultdict[str, list[CountedDays]] = defaultdict(list)
    for fact in facts:
        alike["nominated" if fact.code in NOMINATED else fact.code].append(fact)
    for own in alike.values():
        for fact in own:
            others = (other for other in own if other is not fact)
            yield replace(fact, again=True) if any(map(fact.overlaps, others)) else fact
