"""From the way that went to plan to what happened: told until a day, with its turns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from ketnap.demo.milestones import Milestones
from ketnap.demo.ways import Way
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CommitteeVoted,
    Corrected,
    CvDeclared,
    Decided,
    Step,
    Submitted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The steps up to a day are recorded together, apart from those before and after."""

    until: date
    by: Role = Role.CELL_COMMITTEE_MEMBER
    reason: str = ""
    """Why they are recorded in spite of a warning."""
    occasion: str = ""
    """Parts of one occasion, in different cases, are recorded in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The CV was recorded under a wrong day, which was noticed and put right."""

    noticed_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """What happened to one applicant: the milestones, how far it went, and its turns."""

    name: str
    days: Milestones
    until: date = date.max
    without: frozenset[StepKind] = frozenset()
    then: tuple[Step, ...] = ()
    failed_vote: tuple[Matter, date] | None = None
    refused: bool = False
    struck_off: tuple[date, date] | None = None
    """The days of the cell's vote and of the decision."""
    slip: Slip | None = None
    mentor: str = ""
    parts: tuple[Part, ...] = ()
    before: "Tale | None" = None
    """An earlier round of the same case, which came to an end."""


@dataclass(frozen=True, slots=True)
class Record:
    """Steps recorded together."""

    steps: tuple[Step, ...]
    by: Role
    reason: str
    occasion: str


def records_of(tale: Tale, way: Way, *, today: date) -> tuple[Record, ...]:
    """What was recorded for a tale up to today, in the order of recording."""
    before = tale.before
    earlier = records_of(before, replace(way, days=before.days), today=today) if before else ()
    return (*earlier, *_parted(_told(tale, way, today=today), tale.parts))


def _told(tale: Tale, way: Way, *, today: date) -> list[Step]:
    until = min(tale.until, today)
    steps = [step for step in _as_it_went(tale, way) if step.on <= until]
    told = [step for step in steps if step.kind not in tale.without]
    ends = [step for step in tale.then if step.on <= today]
    in_order = sorted([*told, *ends], key=attrgetter("on"))
    return _with_slip(in_order, tale.slip) if tale.slip else in_order


def _as_it_went(tale: Tale, way: Way) -> Iterator[Step]:
    if tale.refused:
        yield from (step for step in way.steps() if not _is_of_the_decision(step))
        days = way.days
        yield from way.proposal(Matter.ADMISSION, days.vote, days.decided, refused=True)
        yield from way.decision(Matter.ADMISSION, days.decided, refused=True)
    else:
        yield from way.steps()
    if tale.failed_vote:
        matter, day = tale.failed_vote
        yield way.urn(matter).failed(day)
    if tale.struck_off:
        vote, decided = tale.struck_off
        yield way.urn(Matter.STRIKE_OFF).carried(vote)
        yield from way.proposal(Matter.STRIKE_OFF, vote, decided)
        yield from way.decision(Matter.STRIKE_OFF, decided)


def _is_of_the_decision(step: Step) -> bool:
    return isinstance(step, (Submitted, CommitteeVoted, Decided))


def _with_slip(steps: list[Step], slip: Slip) -> list[Step]:
    """The CV stands under the day of the application, until a correction says the right day."""
    filed = next(step for step in steps if isinstance(step, ApplicationFiled))
    place = next(place for place, step in enumerate(steps) if isinstance(step, CvDeclared))
    right = steps[place]
    wrong = replace(right, on=filed.on)
    correction = Corrected(
        on=slip.noticed_on, corrects=place + 1, replacement=right, reason=slip.reason
    )
    until = [step for step in steps if step.on <= slip.noticed_on]
    until[place] = wrong
    return [*until, correction, *steps[len(until) :]]


def _parted(steps: Iterable[Step], parts: tuple[Part, ...]) -> Iterator[Record]:
    left = list(steps)
    for part in (*parts, Part(until=date.max)):
        now = tuple(step for step in left if step.on <= part.until)
        left = left[len(now) :]
        if now:
            yield Record(now, part.by, part.reason, part.occasion)
