"""How long cases stay in a stage: what half of them do not exceed, and nine in ten."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

K = TypeVar("K")
_HALF = (1, 2)
_NINE_IN_TEN = (9, 10)


@dataclass(frozen=True, slots=True)
class Spell(Generic[K]):
    """One unbroken time of a case in a stage: from a day up to, not including, another.

    The end is open, `date.max`, while it lasts. `after` is the stage that came next, `who` the case.
    """

    stage: K
    since: date
    until: date
    after: K | None = None
    who: int = 0

    @property
    def is_over(self) -> bool:
        return self.until < date.max

    def ended_within(self, start: date, end: date) -> bool:
        return self.is_over and start <= self.until <= end

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Waiting:
    """Times in one stage, in days: of those that ended, and of those that still last on a day."""

    ended: int
    median: int | None
    ninetieth: int | None
    still: int
    longest_still: int | None


def times_in(spells: Iterable[Spell[K]], *, start: date, end: date) -> Mapping[K, Waiting]:
    """By stage, the times that ended within a period, and those that still last at its end."""
    ended: dict[K, list[int]] = {}
    lasting: dict[K, list[int]] = {}
    for spell in spells:
        if spell.ended_within(start, end):
            ended.setdefault(spell.stage, []).append(spell.days)
        elif spell.since <= end < spell.until:
            lasting.setdefault(spell.stage, []).append((end - spell.since).days)
    stages = dict.fromkeys([*ended, *lasting])
    return {stage: _waiting(ended.get(stage, []), lasting.get(stage, [])) for stage in stages}


def flow_between(
    spells: Iterable[Spell[K]], *, start: date, end: date
) -> Mapping[tuple[K, K], int]:
    """How often cases passed from one stage to another within a period."""
    return Counter(
        (spell.stage, spell.after)
        for spell in spells
        if spell.after is not None and spell.ended_within(start, end)
    )


def quantile(days: Iterable[int], share: tuple[int, int]) -> int | None:
    """The least number that a share of all does not exceed; nothing of none."""
    ordered = sorted(days)
    numerator, denominator = share
    place = -(-len(ordered) * numerator // denominator)
    return ordered[place - 1] if ordered else None


def _waiting(ended: list[int], lasting: list[int]) -> Waiting:
    return Waiting(
        ended=len(ended),
        median=quantile(ended, _HALF),
        ninetieth=quantile(ended, _NINE_IN_TEN),
        still=len(lasting),
        longest_still=max(lasting, default=None),
    )
