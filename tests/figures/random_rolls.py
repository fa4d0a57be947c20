"""Rolls of members at random, the same each time: who stood in which cell from when to when."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from figures.random_histories import CELLS, random_person

SEED = 20_251_010
FIRST_DAY, DAYS = date(2017, 1, 1), 7 * 365
ONE_DAY = timedelta(days=1)
LONG_AWAY = 200
"""Days between leaving and coming again, so many that nobody is taken to be on the road."""


@dataclass(frozen=True, slots=True)
class Standing:
    """In one cell from a day to a day, both included; open while it lasts."""

    cell: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Roll:
    """What the register knows of one member."""

    person: dict[str, Any]
    standings: tuple[Standing, ...]

    def stands_in(self, cells: Collection[int], day: date) -> bool:
        return any(
            each.cell in cells and each.since <= day and (each.until is None or day <= each.until)
            for each in self.standings
        )

    def came(self, cells: Collection[int]) -> list[date]:
        """The days on which he came into the cells from outside them."""
        return [
            each.since
            for each in self.standings
            if each.cell in cells and not self.stands_in(cells, each.since - ONE_DAY)
        ]

    def left(self, cells: Collection[int]) -> list[date]:
        """The first days on which he was in none of the cells any more."""
        after = [
            each.until + ONE_DAY for each in self.standings if each.until and each.cell in cells
        ]
        return [day for day in after if not self.stands_in(cells, day)]


def rolls(number: int) -> list[Roll]:
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    return [
        Roll(random_person(10_000 + place, chance), tuple(_standings(chance)))
        for place in range(number)
    ]


def _standings(chance: random.Random) -> Iterator[Standing]:
    since = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    for _ in range(chance.randint(0, 2)):
        until = since + timedelta(days=chance.randint(1, 700))
        yield Standing(chance.randrange(CELLS), since, until)
        away = chance.choice((0, 0, LONG_AWAY))
        since = until + ONE_DAY + timedelta(days=away)
    until_last = chance.choice((None, None, since + timedelta(days=chance.randint(1, 700))))
    yield Standing(chance.randrange(CELLS), since, until_last)
