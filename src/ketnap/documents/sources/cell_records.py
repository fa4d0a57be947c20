"""What papers of any day say of a cell, those above it and its members: its records, read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from ketnap.accounts.models import RoleHeld
from ketnap.documents.cores import committee_of_core, numbered_by
from ketnap.documents.own_templates.queries import any_ever_in_force
from ketnap.documents.sources.posts import POSTS, SIGNING
from ketnap.domain.access import Role
from ketnap.domain.paperwork.body_names import cell_named
from ketnap.domain.paperwork.material import Bodies, MemberFacts, Signer
from ketnap.organisations.dated import holds_on
from ketnap.organisations.models import (
    ChainBody,
    ChainRole,
    MassKind,
    MassOrganisation,
    Organisation,
    OrganisationKind,
    OrganisationName,
    OrganisationParent,
    OrganisationSeat,
)
from ketnap.people.models import Membership, MemberStatus, Person

Said = list[tuple[date, str]]
"""What an organisation was called, or where it sat, each from a day on."""


class CellRecords:
    """The records of one cell through time: a handful of queries, however many days are asked for."""

    def __init__(self, cell: Organisation) -> None:
        self.cell = cell
        self._bodies: dict[date, Bodies] = {}

    def bodies_on(self, day: date) -> Bodies:
        """The cell, whom it answers to, and whose papers it waits for, as named on a day."""
        if day not in self._bodies:
            self._bodies[day] = self._read_bodies(day)
        return self._bodies[day]

    @property
    def names(self) -> tuple[tuple[date, str], ...]:
        """What the cell was ever called, each from a day on, the first first."""
        return tuple((since, self._as_cell(name)) for since, name in self._names[self.cell.pk])

    def chain_on(self, day: date) -> tuple[ChainBody, ...]:
        """The bodies its files pass on a day, lowest first."""
        return tuple(link for link in self._chains if holds_on(link, day))

    def numbered_by(self, body: Organisation, day: date) -> tuple[Organisation, ...]:
        """Whose registers may number the papers of one of these bodies on a day, the first first."""
        return numbered_by(body, lambda core: self._parent_of(core, day))

    def members_called(self, names: Iterable[str], day: date) -> Mapping[str, MemberFacts]:
        """The official members who bear these names on a day.

        A name that two members bear is left out: nobody could say whose facts would be printed.
        """
        wanted, found = set(names), defaultdict(list)
        for row in self._members_on(day):
            if row.status == MemberStatus.OFFICIAL and row.person.full_name in wanted:
                found[row.person.full_name].append(row)
        return {
            name: MemberFacts(
                born_on=rows[0].person.born_on,
                official_on=rows[0].official_on,
                position=self._position_of(rows[0].person, day),
            )
            for name, rows in found.items()
            if len(rows) == 1
        }

    def probationary_members_on(self, day: date) -> int | None:
        """How many are on probation on a day; unknown where no register is kept."""
        standings = [row.status for row in self._members_on(day)]
        return standings.count(MemberStatus.PROBATIONARY) if standings else None

    @cached_property
    def own_templates_exist(self) -> bool:
        """Whether any body ever had a template of its own; mostly none has."""
        return any_ever_in_force()

    def _read_bodies(self, day: date) -> Bodies:
        chain = self.chain_on(day)
        by_kind = {link.body.kind: link.body for link in chain}
        decides = next((link.body for link in chain if link.role == ChainRole.DECIDE), None)
        grassroots = by_kind.get(OrganisationKind.GRASSROOTS_COMMITTEE, decides)
        sectional = by_kind.get(OrganisationKind.SECTIONAL_COMMITTEE)
        mass = {row.kind: row.name for row in self._mass if holds_on(row, day)}
        return Bodies(
            cell=self._as_cell(self._name(self.cell, day)),
            superior=self._superior_of(self.cell, day),
            seat=self._seat_of(self.cell, day),
            grassroots=self._name(grassroots, day),
            grassroots_superior=self._superior_of(grassroots, day),
            grassroots_seat=self._seat_of(grassroots, day),
            sectional=self._name(sectional, day),
            sectional_superior=self._superior_of(sectional, day),
            sectional_seat=self._seat_of(sectional, day),
            deciding=self._name(decides, day),
            deciding_superior=self._superior_of(decides, day),
            deciding_seat=self._seat_of(decides, day),
            youth_union=mass.get(MassKind.YOUTH_UNION, ""),
            trade_union=mass.get(MassKind.TRADE_UNION, ""),
            has_committee=Role.CELL_COMMITTEE_MEMBER in self._held_on(day),
            signer=self._signer_on(day),
        )

    def _as_cell(self, name: str) -> str:
        return cell_named(name) if self.cell.kind == OrganisationKind.CELL else name

    def _name(self, body: Organisation | None, day: date) -> str:
        return said_on(self._names[body.pk], day) if body is not None else ""

    def _superior_of(self, body: Organisation | None, day: date) -> str:
        if body is None:
            return ""
        committee = committee_of_core(body, lambda core: self._parent_of(core, day))
        return self._name(self._parent_of(committee or body, day), day)

    def _parent_of(self, body: Organisation | None, day: date) -> Organisation | None:
        rows = self._parents.get(body.pk, ()) if body is not None else ()
        return next((row.parent for row in rows if holds_on(row, day)), None)

    def _seat_of(self, body: Organisation | None, day: date) -> str:
        """Where a body dates its papers from: its own seat, or that of the nearest body above."""
        while body is not None:
            place = said_on(self._seats[body.pk], day)
            if place:
                return place
            body = self._above(body, day)
        return ""

    def _above(self, body: Organisation, day: date) -> Organisation | None:
        """Whom a body answers to on a day; before the first day that is known, whom it did first."""
        rows = self._parents.get(body.pk, ())
        first = rows[0].parent if rows and day < rows[0].valid_from else None
        return self._parent_of(body, day) or first

    def _signer_on(self, day: date) -> Signer | None:
        """Its secretary, else a deputy; nobody where none is recorded."""
        held = self._held_on(day)
        for role, position in SIGNING:
            if role in held:
                person = held[role].user.person
                return Signer(name=person.full_name, position=position) if person else None
        return None

    def _position_of(self, person: Person, day: date) -> str:
        """What a member is in it on a day; empty without a post."""
        own = [row for row in self._roles if row.user.person_id == person.pk]
        held = {row.role for row in own if holds_on(row, day)}
        return next((post for role, post in POSTS.items() if role in held), "")

    def _held_on(self, day: date) -> Mapping[str, RoleHeld]:
        """Who holds each post; the latest counts where two overlap."""
        return {row.role: row for row in self._roles if holds_on(row, day)}

    def _members_on(self, day: date) -> Iterator[Membership]:
        return (row for row in self._memberships if holds_on(row, day))

    @cached_property
    def _chains(self) -> list[ChainBody]:
        rows = ChainBody.objects.filter(cell=self.cell).select_related("body")
        return list(rows.order_by("position"))

    @cached_property
    def _parents(self) -> Mapping[int, list[OrganisationParent]]:
        """Those above each body that is named, and all above these, each from its first day on."""
        found: defaultdict[int, list[OrganisationParent]] = defaultdict(list)
        asked = {self.cell.pk, *(link.body_id for link in self._chains)}
        read: set[int] = set()
        while asked - read:
            rows = OrganisationParent.objects.filter(organisation_id__in=asked - read)
            read |= asked
            asked = set()
            for row in rows.select_related("parent").order_by("valid_from", "pk"):
                found[row.organisation_id].append(row)
                asked.add(row.parent_id)
        return found

    @cached_property
    def _known(self) -> frozenset[int]:
        """The cell, the bodies its files pass, and all above them."""
        above = (row.parent_id for rows in self._parents.values() for row in rows)
        return frozenset((self.cell.pk, *(link.body_id for link in self._chains), *above))

    @cached_property
    def _names(self) -> Mapping[int, Said]:
        rows = OrganisationName.objects.filter(organisation_id__in=self._known)
        return _by_body(rows.values_list("organisation_id", "valid_from", "name"))

    @cached_property
    def _seats(self) -> Mapping[int, Said]:
        rows = OrganisationSeat.objects.filter(organisation_id__in=self._known)
        return _by_body(rows.values_list("organisation_id", "valid_from", "place"))

    @cached_property
    def _mass(self) -> list[MassOrganisation]:
        rows = MassOrganisation.objects.filter(organisation=self.cell)
        return list(rows.order_by("kind", "name"))

    @cached_property
    def _roles(self) -> list[RoleHeld]:
        rows = RoleHeld.objects.filter(
            organisation=self.cell,
            role__in=[*POSTS],
            acting_for__isnull=True,
            withdrawn_at__isnull=True,
            confirmed_at__isnull=False,
        )
        return list(rows.select_related("user__person").order_by("valid_from", "pk"))

    @cached_property
    def _memberships(self) -> list[Membership]:
        return list(Membership.objects.filter(cell=self.cell).select_related("person"))


def said_on(said: Said, day: date) -> str:
    """What holds on a day; before the first day that is known, what was said first."""
    past = [words for since, words in said if since <= day]
    return past[-1] if past else said[0][1] if said else ""


def _by_body(rows: Iterable[tuple[int, date, str]]) -> Mapping[int, Said]:
    found: defaultdict[int, Said] = defaultdict(list)
    for body, since, words in sorted(rows):
        found[body].append((since, words))
    return found
