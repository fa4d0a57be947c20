"""The unbroken times of a case in its stages, across pauses. Pure functions."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ketnap.casefiles.spans import StagePeriod
from ketnap.domain.casefile.codes import Closing, Stage


class Run(NamedTuple):
    """A time in a stage, from a day up to, not including, another, and the stages next to it."""

    stage: Stage
    closed: Closing | None
    from_on: date
    until_on: date
    before: Stage | None = None
    after: Stage | None = None

    @property
    def days(self) -> int | None:
        """How long it lasted; nothing while it does."""
        return (self.until_on - self.from_on).days if self.until_on < date.max else None


def runs_of(periods: Iterable[StagePeriod]) -> list[Run]:
    """The times in the stages, in the order of their days."""
    whole: list[Run] = []
    for each in periods:
        if whole and (whole[-1].stage, whole[-1].closed) == (each.stage, each.closed):
            whole[-1] = whole[-1]._replace(until_on=each.until_on)
        else:
            whole.append(Run(each.stage, each.closed, each.from_on, each.until_on))
    for place, (earlier, later) in enumerate(pairwise(whole)):
        whole[place] = whole[place]._replace(after=later.stage)
        whole[place + 1] = later._replace(before=earlier.stage)
    return whole
