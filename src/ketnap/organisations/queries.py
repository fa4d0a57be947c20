"""Reads about organisations, as of a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length

from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.text import nfc, words_key
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import (
    ChainBody,
    ChainRole,
    MassKind,
    MassOrganisation,
    Organisation,
    OrganisationName,
    OrganisationParent,
    OrganisationSeat,
    Unit,
)
from ketnap.organisations.paths import in_subtree, place_below


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One body above a cell, as papers of a day name it."""

    body: str
    role: ChainRole


@dataclass(frozen=True, slots=True)
class BodiesAbove:
    """Which bodies stand above a cell on a day; no superior where it belongs to none."""

    superior: str
    chain: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What a case file says of its cell on a day."""

    name: str
    superior: str
    has_youth_union: bool
    has_trade_union: bool
    chain: tuple[ChainLink, ...]


def names_on(organisation_ids: Iterable[int], day: date) -> dict[int, str]:
    """Return the name of each organisation on a day; before its first day, its first name."""
    rows = OrganisationName.objects.filter(organisation_id__in=set(organisation_ids))
    names: dict[int, str] = {}
    for number, name, since in rows.order_by("valid_from").values_list(
        "organisation_id", "name", "valid_from"
    ):
        if since <= day or number not in names:
            names[number] = name
    return names


def name_on(organisation_id: int, day: date) -> str:
    """Return the name of an organisation on a day; before its first day, its first name."""
    return names_on([organisation_id], day)[organisation_id]


def parent_on(organisation_id: int, day: date) -> Organisation | None:
    """Return the body an organisation belonged to on a day, if any."""
    row = (
        OrganisationParent.objects.filter(in_force(day), organisation_id=organisation_id)
        .select_related("parent")
        .first()
    )
    return row.parent if row else None


def seat_on(organisation: Organisation, day: date) -> str:
    """Return the place an organisation dates its papers from: its own, or the nearest above's.

    Before the first day that is known, the first place counts; empty where none was ever said.
    """
    above = [int(part) for part in organisation.path.split(".") if part]
    rows = OrganisationSeat.objects.filter(organisation_id__in=above).order_by("valid_from")
    places: dict[int, str] = {}
    for number, place, since in rows.values_list("organisation_id", "place", "valid_from"):
        if since <= day or number not in places:
            places[number] = place
    return next((places[number] for number in reversed(above) if number in places), "")


def chain_on(cell_id: int, day: date) -> tuple[ChainBody, ...]:
    """Return the bodies a cell's files pass on a day, lowest first; none if not yet said."""
    rows = ChainBody.objects.filter(in_force(day), cell_id=cell_id)
    return tuple(rows.select_related("body").order_by("position"))


def bodies_above(cell_ids: Iterable[int], day: date) -> dict[int, BodiesAbove]:
    """Return what stands above each cell on a day; three queries."""
    cells = set(cell_ids)
    parents = parents_on(cells, day)
    links = list(
        ChainBody.objects.filter(in_force(day), cell_id__in=cells).order_by("cell_id", "position")
    )
    names = names_on([*parents.values(), *(link.body_id for link in links)], day)
    chains: defaultdict[int, list[ChainLink]] = defaultdict(list)
    for link in links:
        chains[link.cell_id].append(ChainLink(names[link.body_id], ChainRole(link.role)))
    return {
        cell: BodiesAbove(names[parents[cell]] if cell in parents else "", tuple(chains[cell]))
        for cell in cells
    }


def cell_facts(cell_id: int, on: date) -> CellFacts:
    """Return what a case file says of its cell on a day."""
    above = bodies_above([cell_id], on)[cell_id]
    mass = MassOrganisation.objects.filter(in_force(on), organisation_id=cell_id)
    kinds = set(mass.values_list("kind", flat=True))
    return CellFacts(
        name=name_on(cell_id, on),
        superior=above.superior,
        has_youth_union=MassKind.YOUTH_UNION in kinds,
        has_trade_union=MassKind.TRADE_UNION in kinds,
        chain=above.chain,
    )


def with_name_on(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """Return the same organisations, each with its `name` of a day."""
    rows = OrganisationName.objects.filter(in_force(day), organisation=OuterRef("pk"))
    return organisations.annotate(name=Subquery(rows.values("name")[:1]))


def existing_on(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """Return those that had been founded by a day and had not ended, each with its `name` then."""
    named = OrganisationName.objects.filter(in_force(day), organisation=OuterRef("pk"))
    return with_name_on(organisations.filter(Exists(named)), day)


def not_ended_before(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """Return those that had not ended before a day; one founded later counts too."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    named = OrganisationName.objects.filter(lasting, organisation=OuterRef("pk"))
    return organisations.filter(Exists(named))


def existing_within(
    organisations: QuerySet[Organisation], first: date, last: date
) -> QuerySet[Organisation]:
    """Return those that existed on some day of a period."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gte=first)
    named = OrganisationName.objects.filter(
        lasting, valid_from__lte=last, organisation=OuterRef("pk")
    )
    return organisations.filter(Exists(named))


def parents_on(organisation_ids: Iterable[int], day: date) -> dict[int, int]:
    """Return the body each organisation belonged to on a day; those at the top are left out."""
    rows = OrganisationParent.objects.filter(
        in_force(day), organisation_id__in=set(organisation_ids)
    )
    return dict(rows.values_list("organisation_id", "parent_id"))


def children_on(organisation_id: int, day: date) -> QuerySet[Organisation]:
    """Return what stood directly below an organisation on a day, each with its `name` then."""
    rows = OrganisationParent.objects.filter(in_force(day), parent_id=organisation_id)
    below_it = Organisation.objects.filter(pk__in=rows.values("organisation"))
    return existing_on(below_it, day).order_by("path")


def names_through_time(organisation_id: int) -> QuerySet[OrganisationName]:
    """Return every name of an organisation, latest first."""
    return OrganisationName.objects.filter(organisation_id=organisation_id).order_by("-valid_from")


def organisations_called(name: str) -> QuerySet[Organisation]:
    """Return the organisations that bear or once bore a name, in the order of the tree."""
    named = OrganisationName.objects.filter(name=nfc(name)).values("organisation")
    return Organisation.objects.filter(pk__in=named).order_by("path")


def names_by_spelling() -> dict[str, dict[int, str]]:
    """Return every name ever borne, by number, under the key that all ways of spelling it share.

    Capitals, spaces and the place of the tones make no difference to the key (`words_key`).
    """
    spelt: dict[str, dict[int, str]] = {}
    rows = OrganisationName.objects.order_by("valid_from").values_list("organisation_id", "name")
    for number, name in rows:
        spelt.setdefault(words_key(name), {})[number] = name
    return spelt


def parents_through_time(organisation_id: int) -> QuerySet[OrganisationParent]:
    """Return every body an organisation has belonged to, latest first."""
    rows = OrganisationParent.objects.filter(organisation_id=organisation_id)
    return rows.select_related("parent").order_by("-valid_from")


def chains_through_time(cell_id: int) -> QuerySet[ChainBody]:
    """Return the bodies of every chain a cell has had, latest chain first, lowest body first."""
    rows = ChainBody.objects.filter(cell_id=cell_id)
    return rows.select_related("body").order_by("-valid_from", "position")


def units_of(organisation_id: int, on: date) -> QuerySet[Unit]:
    """Return the rooms and centres of an organisation on a day."""
    return Unit.objects.filter(in_force(on), organisation_id=organisation_id).order_by("name")


def mass_organisations_of(organisation_id: int, on: date) -> QuerySet[MassOrganisation]:
    """Return the Youth Union branch and trade union of an organisation on a day."""
    rows = MassOrganisation.objects.filter(in_force(on), organisation_id=organisation_id)
    return rows.order_by("kind", "name")


def top_organisations() -> QuerySet[Organisation]:
    """Return the organisations that stand below no other now: the tops of the trees kept here."""
    return Organisation.objects.alias(length=Length("path")).filter(length=len(place_below("", 1)))


def below(organisation: Organisation) -> QuerySet[Organisation]:
    """Return an organisation and all that stands below it now."""
    return Organisation.objects.filter(in_subtree(organisation.path)).order_by("path")


def within(organisation_ids: Iterable[int], path_prefixes: Iterable[str], field: str = "") -> Q:
    """Return the condition that an organisation is one of these, or stands below one of those.

    `field` is the way to the organisation, such as `cell`; empty on organisations themselves.
    """
    way = f"{field}__" if field else ""
    condition = Q(**{f"{way}pk__in": frozenset(organisation_ids)})
    for prefix in path_prefixes:
        condition |= in_subtree(prefix, f"{way}path")
    return condition


def organisations_known_to(actor: Actor | None) -> QuerySet[Organisation]:
    """Return the organisations somebody sees on screen: where he sees people or keeps the tree."""
    condition = Q(pk__in=())
    for action in (Action.SEE_PEOPLE, Action.MANAGE_ORGANISATION):
        scope = scope_of(actor, action)
        condition |= within(scope.organisation_ids, scope.path_prefixes)
    return Organisation.objects.filter(condition).order_by("path")


def organisations_visible_to(
    actor: Actor | None, action: Action = Action.SEE_PEOPLE
) -> QuerySet[Organisation]:
    """Return the organisations in which somebody may do something."""
    scope = scope_of(actor, action)
    condition = within(scope.organisation_ids, scope.path_prefixes)
    return Organisation.objects.filter(condition).order_by("path")
