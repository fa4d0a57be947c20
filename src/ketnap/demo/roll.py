"""How many official members the cell has on a day, and who is left out of a vote."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded


@dataclass(frozen=True, slots=True)
class Roll:
    """The days from which members count as official, have left, are exempt, are elsewhere for a time."""

    official_from: tuple[date, ...]
    left_from: tuple[date, ...] = ()
    exempt_from: tuple[date, ...] = ()
    elsewhere_from: tuple[date, ...] = ()

    def official_on(self, day: date) -> int:
        return _begun(self.official_from, day) - _begun(self.left_from, day)

    def excluded_on(self, day: date) -> tuple[Excluded, ...]:
        """The members a vote leaves out; in the demo they are always absent."""
        groups = (
            (ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY, _begun(self.exempt_from, day)),
            (ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE, _begun(self.elsewhere_from, day)),
        )
        return tuple(Excluded(count=count, ground=ground) for ground, count in groups if count)

    def joined_by(self, days: Iterable[date]) -> "Roll":
        """The roll with more members, official from the given days on."""
        return replace(self, official_from=(*self.official_from, *days))


def _begun(days: tuple[date, ...], on: date) -> int:
    return sum(day <= on for day in days)
