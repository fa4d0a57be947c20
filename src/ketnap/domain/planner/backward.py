"""From the ceremony back: the last safe day of every step that remains."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.planner.counting_back import last_start
from ketnap.domain.planner.early import not_before
from ketnap.domain.planner.planned import PlannedStep, Reason
from ketnap.domain.planner.situation import Situation
from ketnap.domain.planner.way import WAY, Link, links_among

Days = Mapping[StepKind, PlannedStep]


def last_days(situation: Situation, remaining: Iterable[StepKind]) -> dict[StepKind, PlannedStep]:
    """Return every step that remains with its last safe day, the ceremony first."""
    kept = frozenset(remaining)
    links = links_among(kept)
    ceremony = PlannedStep(StepKind.CEREMONY_HELD, situation.ceremony_on)
    days = {StepKind.CEREMONY_HELD: _in_its_own_time(situation, ceremony, links)}
    for kind in reversed(WAY):
        if kind in kept and kind is not StepKind.CEREMONY_HELD:
            days[kind] = _planned(situation, kind, links, days)
    return days


def _planned(
    situation: Situation, kind: StepKind, links: Sequence[Link], days: Days
) -> PlannedStep:
    starts = {
        link: last_start(situation.calendar, days[link.then].last_on, situation.length_of(link))
        for link in links
        if link.first is kind
    }
    tightest = min(starts, key=lambda link: starts[link])
    first, rule = not_before(situation, kind, days)
    planned = PlannedStep(
        kind, starts[tightest], _reason(situation, tightest, starts[tightest]), first, rule
    )
    return _in_its_own_time(situation, planned, links)


def _reason(situation: Situation, link: Link, start: date) -> Reason:
    rule = situation.rule(link.rule_id, start) if link.rule_id else None
    return Reason(link.then, situation.length_of(link)(start), link.practice, rule)


def _in_its_own_time(situation: Situation, step: PlannedStep, links: Sequence[Link]) -> PlannedStep:
    """A step is planned no later than a deadline of its own, unless another is still to begin."""
    own = situation.in_time(step.kind)
    begins_anew = any(link.then is step.kind and link.rule_id for link in links)
    if own is None or begins_anew or own.due_on >= step.last_on:
        return step
    reason = Reason(step.kind, own.length, None, own.rule)
    return replace(step, last_on=own.due_on, reason=reason)
