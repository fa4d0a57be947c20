"""The parts of an organisation that people are counted for: what stands directly below, or units."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.queries.counted_places import Place, places_counted
from ketnap.domain.figures import UNKNOWN, Dimension, PersonCounted, Span, break_down
from ketnap.domain.text import words_key
from ketnap.figures.settings import load_age_bands
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import numbers_in
from ketnap.organisations.queries import existing_within, names_on
from ketnap.organisations.tree import DatedTree, directly_below

Counts = Mapping[Figure, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its numbers; `organisation_id` where it is an organisation, else a unit.

    `is_below` says whether an organisation stands directly below still on the last day.
    """

    name: str
    organisation_id: int | None
    counts: Counts
    is_below: bool = True

    @property
    def key(self) -> str:
        """What tells it from the others, also from those of the same name."""
        return self.name if self.organisation_id is None else str(self.organisation_id)


def parts_below(organisation: Organisation, asked: Asked, *, on: date) -> list[Part]:
    """What stood directly below an organisation in the period asked for, by the names of a day.

    A person counts for the cell of the first fact that counts, and there where it stood that day,
    so the parts add up to the whole.
    """
    tree, span = DatedTree.read(), Span(asked.start, asked.end)
    counted = _by_part(places_counted(asked, tree.affected), organisation.pk, tree)
    numbers = _directly_below(organisation, span, tree, counted)
    names = names_on(numbers, on)
    still = set(directly_below(organisation, [span.end], tree))
    return [
        Part(names[number], number, counted.get(number, {}), number in still) for number in numbers
    ]


def units_within(people: Mapping[Figure, Sequence[PersonCounted]]) -> list[Part]:
    """The units the people counted belong to, by name; those of whom none is known come last."""
    everybody = break_down(chain.from_iterable(people.values()), Dimension.UNIT, load_age_bands())
    rows = {words_key(row): row for row in everybody}
    counted: dict[str, Counter[Figure]] = {name: Counter() for name in everybody}
    for figure, counted_people in people.items():
        for person in counted_people:
            counted[rows.get(words_key(person.unit), UNKNOWN)][figure] += 1
    names = sorted(everybody, key=lambda name: (name == UNKNOWN, name))
    return [Part(name, None, counted[name]) for name in names]


def _directly_below(
    organisation: Organisation, span: Span, tree: DatedTree, counted: Collection[int]
) -> list[int]:
    """Those that existed in the period, and any other that somebody counts for."""
    below = directly_below(organisation, tree.days_within(span.start, span.end), tree)
    found = existing_within(Organisation.objects.filter(pk__in=below), span.start, span.end)
    existing = set(found.values_list("pk", flat=True))
    return [number for number in below if number in existing or number in counted]


def _by_part(
    places: Mapping[Figure, Mapping[Place, int]], body: int, tree: DatedTree
) -> dict[int, Counter[Figure]]:
    """By what stood directly below a body, or the body itself at its own, how many each counts."""
    found: dict[int, Counter[Figure]] = {}
    for figure, counted in places.items():
        for (path, day), number in counted.items():
            if number:
                line = numbers_in(path) if day is None else tree.line_on(path, day)
                part = line[line.index(body) :][:2][-1]
                found.setdefault(part, Counter())[figure] += number
    # Of a part that has moved, what is counted and what is taken off again may leave nothing.
    return {part: counts for part, counts in found.items() if any(counts.values())}
