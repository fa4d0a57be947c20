"""The tree of organisations on any day of the past: below what each stood then."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import Length

from ketnap.organisations.models import Organisation, OrganisationName, OrganisationParent
from ketnap.organisations.paths import in_subtree, numbers_in, place_below

Above = tuple[date, int | None]
"""From a day on, the body directly above; nothing at the top."""


@dataclass(frozen=True, slots=True)
class DatedTree:
    """By number, the bodies above each organisation that ever moved, and where all stand now.

    Nearly always nothing ever moved: then nothing else is read, and a place of now is one of then.
    """

    moved: Mapping[int, Sequence[Above]]
    paths: Mapping[int, str]

    @classmethod
    def read(cls) -> "DatedTree":
        """The tree as recorded now; where it is read once, as recorded when it was."""
        kept = _KEPT.get()
        if kept is None:
            return cls._read()
        if not kept:
            kept.append(cls._read())
        return kept[0]

    @classmethod
    def _read(cls) -> "DatedTree":
        moved = _moved()
        rows = Organisation.objects.values_list("pk", "path") if moved else ()
        return cls(moved, dict(rows))

    @property
    def affected(self) -> list[int]:
        """Those that moved, and all that stands below them now."""
        return [number for number, path in self.paths.items() if self._has_moved(path)]

    def days_within(self, first: date, last: date) -> list[date]:
        """The first day of a period, and each in it from which something stood elsewhere."""
        days = {since for bodies in self.moved.values() for since, _body in bodies}
        return [first, *sorted(day for day in days if first < day <= last)]

    def above_on(self, number: int, day: date) -> int | None:
        """The body directly above an organisation on a day."""
        bodies = self.moved.get(number)
        if bodies is None:
            line = numbers_in(self.paths[number])
            return line[-2] if len(line) > 1 else None
        return bodies[bisect_right(bodies, day, key=lambda each: each[0]) - 1][1]

    def line_on(self, path: str, day: date) -> list[int]:
        """The organisations from the top down to the one now at a place, as they stood on a day."""
        if not self._has_moved(path):
            return numbers_in(path)
        line: list[int] = []
        number: int | None = numbers_in(path)[-1]
        # Moves recorded out of their order can put two bodies below each other for some days.
        while number is not None and number not in line:
            line.append(number)
            number = self.above_on(number, day)
        return line[::-1]

    def _has_moved(self, path: str) -> bool:
        return bool(self.moved) and not self.moved.keys().isdisjoint(numbers_in(path))


_KEPT: ContextVar[list[DatedTree] | None] = ContextVar("the dated tree, once read", default=None)


@contextmanager
def tree_read_once() -> Iterator[None]:
    """Let whatever only reads ask for the tree many times, and read it the first time alone.

    Nothing may move an organisation in the meantime: it would not be seen.
    """
    token = _KEPT.set([])
    try:
        yield
    finally:
        _KEPT.reset(token)


def directly_below(body: Organisation, days: Collection[date], tree: DatedTree) -> list[int]:
    """Return what stood directly below a body on one of some days, in the order of its founding."""
    now = Organisation.objects.alias(length=Length("path")).filter(
        in_subtree(body.path), length=len(place_below(body.path, body.pk))
    )
    numbers = {*now.values_list("pk", flat=True), *tree.moved}
    return sorted(
        number
        for number in numbers
        if number not in tree.moved or any(tree.above_on(number, day) == body.pk for day in days)
    )


def _moved() -> dict[int, list[Above]]:
    """The bodies above each organisation that got one later than its first day, or after another."""
    same = {"organisation": OuterRef("organisation"), "valid_from__lt": OuterRef("valid_from")}
    later = OrganisationParent.objects.filter(
        Exists(OrganisationName.objects.filter(**same))
        | Exists(OrganisationParent.objects.filter(**same))
    )
    numbers = set(later.values_list("organisation", flat=True))
    if not numbers:
        return {}
    rows = OrganisationParent.objects.filter(organisation__in=numbers).order_by("valid_from")
    names = OrganisationName.objects.filter(organisation__in=numbers).order_by()
    founded = dict(names.values_list("organisation").annotate(Min("valid_from")))
    bodies: dict[int, list[Above]] = {}
    for number, since, body in rows.values_list("organisation", "valid_from", "parent"):
        own = bodies.setdefault(number, [])
        if not own and since > founded[number]:
            own.append((date.min, None))
        own.append((since if own else date.min, body))
    return bodies
