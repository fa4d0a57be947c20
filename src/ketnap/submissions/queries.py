"""Where files lie on their way up: a body's inbox, what waits in every cell, what came back down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.under_way import (
    cases_with_logs,
    decided_between,
    decided_lately,
    sent_up,
)
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.codes import DecisionOutcome, Matter
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.submission.journey import Journey, journey_of
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import existing_on, names_on, organisations_visible_to
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.submissions.models import Submission
from ketnap.submissions.stops import bodies_named, body_named

_TOLD_DAYS = 30
"""How long a decision that asks nothing of the cell is told on its desk."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A case between the vote of the cell and the decision, read as of a day."""

    case: Casefile
    file: steps.Casefile
    journey: Journey

    @property
    def due_on(self) -> date:
        """The last day of the decision; far off where no rule gives one."""
        deadline = self.journey.deadline
        return date.max if deadline is None else deadline.due_on


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A file in the inbox of a body."""

    body_id: int
    way: UnderWay


@dataclass(frozen=True, slots=True)
class CellWaiting:
    """How many files of a cell wait with bodies above, since when, and their nearest last day.

    `is_below` says whether the reader sees the cell itself, and not only the files with his body.
    """

    cell_id: int
    name: str
    files: tuple[UnderWay, ...]
    is_below: bool

    @property
    def waiting_since(self) -> date:
        return min(way.journey.since for way in self.files)

    @property
    def due_on(self) -> date:
        return min(way.due_on for way in self.files)


@dataclass(frozen=True, slots=True)
class CameDown:
    """A decision that reached the cell and whose day of receipt nobody has recorded."""

    case: Casefile
    decision: Decided


def bodies_handled_by(actor: Actor | None, *, on: date) -> QuerySet[Organisation]:
    """Return the bodies whose inbox somebody works through, each with its `name` of a day."""
    return existing_on(organisations_visible_to(actor, Action.HANDLE_SUBMISSION), on)


def inbox(actor: Actor | None, *, on: date) -> list[InboxLine]:
    """The files that lie with the bodies somebody works for, in the order of their last days.

    Five queries, however many files.
    """
    bodies = set(bodies_handled_by(actor, on=on).values_list("pk", flat=True))
    if not bodies:
        return []
    ways = [way for way in _under_way(sent_up(actor, on=on), on=on) if way.journey.at]
    lines = [InboxLine(body, way) for body, way in lying_with(ways) if body in bodies]
    return sorted(lines, key=lambda line: (line.way.due_on, line.way.journey.since))


def waiting_below(actor: Actor | None, *, on: date) -> list[CellWaiting]:
    """What waits above every cell below one's bodies, in the order of the tree; four queries.

    Of the other cells that send files to such a body only those that lie with it; three more.
    """
    cells = existing_on(organisations_visible_to(actor, Action.SEE_SUBMISSIONS), on)
    below = set(cells.values_list("pk", flat=True))
    ways = [way for way in _under_way(sent_up(actor, on=on), on=on) if way.journey.at]
    others = [way for way in ways if way.case.cell_id not in below]
    by_cell: dict[int, list[UnderWay]] = {}
    for way in [way for way in ways if way.case.cell_id in below] + _with_bodies(actor, others, on):
        by_cell.setdefault(way.case.cell_id, []).append(way)
    names = names_on(list(by_cell), on)
    return [
        CellWaiting(number, names[number], tuple(files), number in below)
        for number, files in by_cell.items()
    ]


def returned_to(actor: Actor | None, *, on: date) -> list[UnderWay]:
    """The files that came back to the cells in which somebody sends files up."""
    own = _cells_sending(actor)
    ways = _under_way(sent_up(actor, on=on), on=on)
    return [way for way in ways if way.journey.returned and way.case.cell_id in own]


def came_down(actor: Actor | None, *, on: date) -> list[CameDown]:
    """The decisions whose day of receipt somebody may record and nobody has."""
    own = _cells_sending(actor)
    found: list[CameDown] = []
    for case in decided_lately(actor, on=on):
        decision = unreceived_decision(domain_casefile(case, case.entries.all()), on=on)
        if decision is not None and case.cell_id in own:
            found.append(CameDown(case, decision))
    return found


def told_from_above(actor: Actor | None, *, on: date) -> list[CameDown]:
    """The decisions of late that ask nothing of the cell which sent the file up, but concern it."""
    own = _cells_sending(actor)
    first = on - timedelta(days=_TOLD_DAYS)
    cases = [case for case in decided_between(actor, first, on) if case.cell_id in own]
    sent = _sent_up_for(case.pk for case in cases)
    return [
        CameDown(case, step)
        for case in cases
        for step in corrected_steps(domain_casefile(case, case.entries.all()).steps)
        if isinstance(step, Decided)
        and first <= step.on <= on
        and not _is_approved_admission(step)
        and any(day <= step.on for day in sent[case.pk, step.matter.value])
    ]


def _sent_up_for(casefile_ids: Iterable[int]) -> defaultdict[tuple[int, str], list[date]]:
    """The days on which files went up, by case and matter."""
    days: defaultdict[tuple[int, str], list[date]] = defaultdict(list)
    rows = Submission.objects.filter(casefile_id__in=set(casefile_ids))
    for casefile_id, matter, sent_on in rows.values_list("casefile_id", "matter", "sent_on"):
        days[casefile_id, matter].append(sent_on)
    return days


def _is_approved_admission(step: Decided) -> bool:
    return step.matter is Matter.ADMISSION and step.outcome is DecisionOutcome.APPROVED


def unreceived_decision(file: steps.Casefile, *, on: date) -> Decided | None:
    """The last decision that approves an admission, while its receipt is not recorded."""
    decisions = [
        step
        for step in replay(file.steps, on=on).rounds[-1].of(Decided)
        if _is_approved_admission(step)
    ]
    return decisions[-1] if decisions and decisions[-1].received_on is None else None


def way_of(case: Casefile, file: steps.Casefile, *, on: date) -> UnderWay | None:
    """The way of one case whose file was read already.

    A file that lay with a body outside the line of the cell to which its case moved came along
    with the case: the cell has it, and sends it up its own chain.
    """
    journey = journey_of(file, load_rulebook(), load_calendar(), on=on)
    if journey is None:
        return None
    if journey.at and journey.moved_on and body_named(case.cell, journey.at) is None:
        journey = journey.brought_along()
    return UnderWay(case, file, journey)


def ways_of(actor: Actor | None, casefile_ids: Iterable[int], *, on: date) -> dict[int, UnderWay]:
    """The ways of some cases that somebody sees; those on no way are left out."""
    cases = cases_with_logs(actor, set(casefile_ids))
    return {way.case.pk: way for way in _under_way(cases, on=on)}


def submissions_of(case: Casefile, *, on: date) -> QuerySet[Submission]:
    """Return what went up with a case by a day, the last first."""
    rows = Submission.objects.filter(casefile=case, sent_on__lte=on)
    return rows.select_related("sender", "body", "sent_by__person").order_by("-step_seq")


def latest_submissions(casefile_ids: Iterable[int], *, on: date) -> dict[int, Submission]:
    """What went up last with each of some cases by a day, for a reader who sees the cases."""
    rows = Submission.objects.filter(casefile_id__in=set(casefile_ids), sent_on__lte=on)
    return {row.casefile_id: row for row in rows.order_by("step_seq")}


def _under_way(cases: Iterable[Casefile], *, on: date) -> Iterator[UnderWay]:
    for case in cases:
        way = way_of(case, domain_casefile(case, case.entries.all()), on=on)
        if way is not None:
            yield way


def lying_with(ways: Iterable[UnderWay]) -> list[tuple[int, UnderWay]]:
    """Each file with the body it lies with; left out where no body is called so."""
    lying = list(ways)
    bodies = bodies_named((way.case.cell, way.journey.at) for way in lying)
    pairs = ((bodies.get((way.case.cell_id, way.journey.at)), way) for way in lying)
    return [(body, way) for body, way in pairs if body is not None]


def _with_bodies(actor: Actor | None, ways: list[UnderWay], on: date) -> list[UnderWay]:
    """Those that lie with a body somebody works for."""
    if not ways:
        return []
    own = set(bodies_handled_by(actor, on=on).values_list("pk", flat=True))
    return [way for body, way in lying_with(ways) if body in own]


def _cells_sending(actor: Actor | None) -> frozenset[int]:
    cells = organisations_visible_to(actor, Action.SUBMIT_CASE)
    return frozenset(cells.order_by().values_list("pk", flat=True))
