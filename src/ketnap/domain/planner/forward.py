"""From today on: the first ceremony day that stays safe."""

from collections.abc import Iterable
from datetime import date

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.planner.counting_back import working_day_from
from ketnap.domain.planner.early import old_enough_on
from ketnap.domain.planner.situation import Situation
from ketnap.domain.planner.way import WAY, Link, links_among

_WAITS_FOR_OTHERS = frozenset({StepKind.VERIFICATION_ANSWERED, StepKind.DECIDED})


def soonest(situation: Situation, remaining: Iterable[StepKind]) -> date:
    """Return it: each step is done as soon as the one before allows, others take all their time."""
    kept = frozenset(remaining)
    links = links_among(kept)
    days: dict[StepKind, date] = {}
    for kind in WAY:
        if kind in kept:
            came = [_after(situation, link, days) for link in links if link.then is kind]
            first = max([*came, _ready_on(situation, kind)])
            days[kind] = working_day_from(situation.calendar, first)
    return days[StepKind.CEREMONY_HELD]


def _after(situation: Situation, link: Link, days: dict[StepKind, date]) -> date:
    start = days[link.first]
    length = situation.length_of(link)(start)
    return situation.calendar.nth_working_day_after(start, length) if length else start


def _ready_on(situation: Situation, kind: StepKind) -> date:
    """The first day that does not hang on another step of the plan."""
    days = [situation.today]
    if kind in _WAITS_FOR_OTHERS:
        days += [deadline.due_on for deadline in situation.running(kind)]
    old_enough, _rule = old_enough_on(situation)
    if kind is StepKind.CELL_VOTED and old_enough is not None:
        days.append(old_enough)
    return max(days)
