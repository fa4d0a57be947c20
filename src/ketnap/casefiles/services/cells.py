"""Finds the cell that a case file names, or founds it with the bodies above it."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import CellFacts
from ketnap.domain.text import nfc, words_key
from ketnap.organisations.models import (
    ChainRole,
    MassKind,
    Organisation,
    OrganisationKind,
    OrganisationParent,
)
from ketnap.organisations.paths import numbers_in
from ketnap.organisations.queries import names_by_spelling
from ketnap.organisations.services import (
    add_mass_organisation,
    create_organisation,
    move,
    set_chain,
)

YOUTH_UNION_NAME = "Đoàn Thanh niên"
TRADE_UNION_NAME = "Công đoàn"


@dataclass(frozen=True, slots=True)
class Founded:
    """An organisation that was missing, and the body it was put below; none at the top."""

    organisation: Organisation
    name: str
    below: str | None


@dataclass(frozen=True, slots=True)
class TakenFor:
    """A name as a file writes it, and the organisation of nearly that name it was taken for."""

    written: str
    organisation: Organisation
    name: str


@dataclass(slots=True)
class BodiesTold:
    """What whoever imports should know of the organisations that a file names."""

    founded: list[Founded] = field(default_factory=list)
    taken_for: list[TakenFor] = field(default_factory=list)


class CellFinder:
    """Finds the cells of one import. A name is first looked for as it is written.

    Where no organisation bears it so, one whose name differs in nothing but capitals, spaces and
    the place of the tones (`Đảng uỷ`, `Đảng ủy`) is taken, if there is only one in that place.
    """

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._told = BodiesTold()

    def tell(self) -> BodiesTold:
        """What there was to tell since this was last asked."""
        told, self._told = self._told, BodiesTold()
        return told

    def find_or_found(self, facts: CellFacts, *, since: date) -> Organisation:
        """The cell of that name below the lowest of its bodies; what is missing is created from `since` on.

        Raises `ValidationError` where several organisations fit a name equally.
        """
        facts = _in_one_spelling(facts)
        known = _known_by_its_chain(facts)
        if known is not None:
            return known
        bodies = self._bodies_above(facts, since)
        directly_above = bodies[_names_above(facts)[0]]
        cells = _directly_below(_CELLS, directly_above)
        cell = _called(facts.name, cells).first() or self._only_alike(facts.name, cells)
        return cell or self._found_cell(facts, bodies, directly_above, since)

    def _bodies_above(self, facts: CellFacts, since: date) -> dict[str, Organisation]:
        """Each body above the cell by its name; each stands below the next one up the chain."""
        found: dict[str, Organisation] = {}
        above: Organisation | None = None
        for name in reversed(_names_above(facts)):
            known = self._highest(name) if above is None else self._known_below(name, above)
            above = known or self._found(_kind(name, facts), name, since, above)
            found[name] = above
        return found

    def _highest(self, name: str) -> Organisation | None:
        """The body that no other is said to stand above: one at the top, or the only one of that name."""
        bodies = _called(name, _BODIES)
        at_the_top = bodies.filter(parents=None).first()
        if at_the_top is not None:
            return at_the_top
        found = list(bodies[:2])
        if len(found) > 1:
            raise ValidationError(
                _("Có nhiều tổ chức tên “%(name)s”. Hãy ghi đủ các cấp trên của chi bộ."),
                code="several_of_that_name",
                params={"name": name},
            )
        if found:
            return found[0]
        alike_at_the_top = self._only_alike(name, _BODIES.filter(parents=None))
        return alike_at_the_top or self._only_alike(name, _BODIES)

    def _known_below(self, name: str, above: Organisation) -> Organisation | None:
        """The body directly below another; one that had none above it is put there."""
        below = _directly_below(_BODIES, above)
        # What stands above a body can never be put below it.
        without = _BODIES.filter(parents=None).exclude(pk__in=numbers_in(above.path))
        nearest = _called(name, below).first()
        if nearest is not None:
            return nearest
        loose = _called(name, without).first()
        if loose is None:
            nearest = self._only_alike(name, below)
            if nearest is not None:
                return nearest
            loose = self._only_alike(name, without)
        return self._put_below(loose, above) if loose else None

    def _put_below(self, body: Organisation, above: Organisation) -> Organisation:
        """From its first day: that nothing stood above it was not known, and no fact."""
        first = body.names.earliest("valid_from").valid_from
        move(body, above, on=first, actor=self._actor)
        body.refresh_from_db()
        return body

    @cached_property
    def _by_spelling(self) -> dict[str, dict[int, str]]:
        """Read once an import, and only where a name is not found as it is written."""
        return names_by_spelling()

    def _only_alike(self, name: str, among: QuerySet[Organisation]) -> Organisation | None:
        """The one of some organisations whose name is nearly the one written, if any is."""
        names = self._by_spelling.get(words_key(name), {})
        alike = list(among.filter(pk__in=names)[:_AS_MANY_AS_ARE_NAMED]) if names else []
        if len(alike) > 1:
            raise ValidationError(
                _("“%(name)s” có thể là %(names)s. Hãy ghi tên tổ chức đúng như một trong số ấy."),
                code="several_spelt_alike",
                params={"name": name, "names": ", ".join(f"“{names[each.pk]}”" for each in alike)},
            )
        if not alike:
            return None
        self._told.taken_for.append(TakenFor(name, alike[0], names[alike[0].pk]))
        return alike[0]

    def _found(
        self, kind: OrganisationKind, name: str, since: date, parent: Organisation | None
    ) -> Organisation:
        name = nfc(name)
        body = create_organisation(kind, name, since=since, actor=self._actor, parent=parent)
        below = parent.names.latest("valid_from").name if parent else None
        self._told.founded.append(Founded(body, name, below))
        self._by_spelling.setdefault(words_key(name), {})[body.pk] = name
        return body

    def _found_cell(
        self,
        facts: CellFacts,
        bodies: dict[str, Organisation],
        parent: Organisation,
        since: date,
    ) -> Organisation:
        cell = self._found(OrganisationKind.CELL, facts.name, since, parent)
        chain = [(bodies[link.body], ChainRole(link.role.value)) for link in facts.chain]
        set_chain(cell, chain, since=since, actor=self._actor)
        for has_one, kind, name in (
            (facts.has_youth_union, MassKind.YOUTH_UNION, YOUTH_UNION_NAME),
            (facts.has_trade_union, MassKind.TRADE_UNION, TRADE_UNION_NAME),
        ):
            if has_one:
                add_mass_organisation(cell, kind, name, since=since, actor=self._actor)
        return cell


_AS_MANY_AS_ARE_NAMED = 5
_IN_THE_ORDER_OF_FOUNDING = Organisation.objects.order_by("pk")
_CELLS = _IN_THE_ORDER_OF_FOUNDING.filter(kind=OrganisationKind.CELL)
_BODIES = _IN_THE_ORDER_OF_FOUNDING.exclude(kind=OrganisationKind.CELL)


def _in_one_spelling(facts: CellFacts) -> CellFacts:
    """Each body as the chain first writes it: two spellings in one file are of one body."""
    first: dict[str, str] = {}
    chain = tuple(
        replace(link, body=first.setdefault(words_key(link.body), link.body))
        for link in facts.chain
    )
    superior = first.get(words_key(facts.superior), facts.superior)
    return replace(facts, chain=chain, superior=superior)


def _names_above(facts: CellFacts) -> list[str]:
    """The bodies above the cell, lowest first; the superior is the lowest unless the chain says.

    Where the file names none, it is the lowest of the chain.
    """
    chain = list(dict.fromkeys(link.body for link in facts.chain))
    return chain if facts.superior in ("", *chain) else [facts.superior, *chain]


def _known_by_its_chain(facts: CellFacts) -> Organisation | None:
    """The only cell of that name and superior in whose chain all bodies of the file are or once were.

    Who decides need not stand above: a file taken out of such a cell comes back into it.
    """
    directly_above = {nfc(facts.superior), nfc(_names_above(facts)[0])}
    cells = _called(facts.name, _CELLS).filter(parents__parent__names__name__in=directly_above)
    for link in facts.chain:
        cells = cells.filter(chain__body__names__name=nfc(link.body))
    found = list(cells[:2])
    return found[0] if len(found) == 1 else None


def _called(name: str, organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those that bear or once bore exactly that name."""
    return organisations.filter(names__name=nfc(name)).distinct()


def _directly_below(
    organisations: QuerySet[Organisation], above: Organisation
) -> QuerySet[Organisation]:
    children = OrganisationParent.objects.filter(parent=above).values("organisation")
    return organisations.filter(pk__in=children)


def _kind(name: str, facts: CellFacts) -> OrganisationKind:
    names = _names_above(facts)
    place, superior = names.index(name), names.index(facts.superior or names[0])
    if place == superior:
        return OrganisationKind.GRASSROOTS_COMMITTEE
    if place < superior:
        return OrganisationKind.SECTIONAL_COMMITTEE
    return OrganisationKind.SUPERIOR_COMMITTEE
