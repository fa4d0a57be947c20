"""The parts of an organisation that people are counted for: what stands directly below, or units."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.queries import Figure
from ketnap.domain.figures import UNKNOWN, PersonCounted
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import WIDTH, in_subtree
from ketnap.organisations.queries import names_on


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its numbers; `organisation_id` where it is an organisation, else a unit."""

    name: str
    organisation_id: int | None
    counts: Mapping[Figure, int]

    @property
    def key(self) -> str:
        """What tells it from the others, also from those of the same name."""
        return self.name if self.organisation_id is None else str(self.organisation_id)


def parts_below(
    organisation: Organisation, people: Mapping[Figure, Sequence[PersonCounted]], *, on: date
) -> list[Part]:
    """What stands directly below an organisation now, by the names of a day.

    A person counts for the cell of the first fact that counts, so the parts add up to the whole.
    """
    depth = len(organisation.path) + WIDTH + 1
    below = Organisation.objects.filter(in_subtree(organisation.path)).order_by("path")
    direct = [each for each in below if len(each.path) == depth]
    names = names_on([each.pk for each in direct], on)
    counted = _counted(people, lambda person: person.place[:depth])
    return [Part(names[each.pk], each.pk, counted.get(each.path, {})) for each in direct]


def units_within(people: Mapping[Figure, Sequence[PersonCounted]]) -> list[Part]:
    """The units the people counted belong to, by name; those of whom none is known come last."""
    counted = _counted(people, lambda person: person.unit or UNKNOWN)
    names = sorted(counted, key=lambda name: (name == UNKNOWN, name))
    return [Part(name, None, counted[name]) for name in names]


def _counted(
    people: Mapping[Figure, Sequence[PersonCounted]], part_of: Callable[[PersonCounted], str]
) -> dict[str, dict[Figure, int]]:
    """By part, how many people each figure counts in it."""
    found: dict[str, dict[Figure, int]] = {}
    for figure, counted in people.items():
        for part, number in Counter(map(part_of, counted)).items():
            found.setdefault(part, {})[figure] = number
    return found
