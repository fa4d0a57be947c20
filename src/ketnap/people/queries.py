"""Reads about persons, as of a day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.membership import Member, VoteBase, vote_base
from ketnap.domain.rulebook import RulesInForce
from ketnap.domain.text import fold
from ketnap.organisations.dated import in_force
from ketnap.organisations.queries import within
from ketnap.people.models import CellStay, Guest, Membership, MemberStatus, Person, PersonMerge


def members_of(cell_id: int, *, on: date) -> QuerySet[Membership]:
    """Return the memberships of a cell on a day, in the order of names."""
    rows = Membership.objects.filter(in_force(on), cell_id=cell_id)
    return rows.select_related("person").order_by("person__sort_key", "person_id")


def official_members_of(cell_id: int, *, on: date) -> QuerySet[Membership]:
    """Return the memberships of the official members of a cell on a day."""
    return members_of(cell_id, on=on).filter(status=MemberStatus.OFFICIAL)


def member_counts(cell_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Return how many members each of these cells has on a day; cells without any are left out."""
    rows = Membership.objects.filter(in_force(on), cell_id__in=cell_ids)
    counted = rows.order_by().values_list("cell_id").annotate(Count("pk"))
    return dict(counted)


def membership_on(person_id: int, day: date) -> Membership | None:
    """Return a person's membership on a day, if any."""
    return Membership.objects.filter(in_force(day), person_id=person_id).first()


def membership_visible_to(
    actor: Actor | None, membership_id: int, action: Action = Action.SEE_PEOPLE
) -> Membership | None:
    """Return one membership, of a cell in which somebody may do something."""
    scope = scope_of(actor, action)
    rows = Membership.objects.filter(
        within(scope.organisation_ids, scope.path_prefixes, "cell"), pk=membership_id
    )
    return rows.select_related("person", "cell").first()


def stay_of(membership: Membership) -> QuerySet[Membership]:
    """Return all standings of the unbroken time in a cell that a membership belongs to, in their order.

    Where it was removed since it was read it is not among them, and mostly there are none.
    """
    stay = CellStay.objects.filter(
        in_force(membership.valid_from), person=membership.person_id, cell=membership.cell_id
    ).first()
    if stay is None:
        return Membership.objects.none()
    rows = Membership.objects.filter(
        person=stay.person_id, cell=stay.cell_id, valid_from__gte=stay.valid_from
    )
    if stay.valid_until is not None:
        rows = rows.filter(valid_from__lte=stay.valid_until)
    return rows.order_by("valid_from")


def memberships_through_time(person_id: int) -> QuerySet[Membership]:
    """Return every standing a person has had, latest first."""
    rows = Membership.objects.filter(person_id=person_id)
    return rows.select_related("cell").order_by("-valid_from")


def people_of(stays: QuerySet[CellStay]) -> QuerySet[Person]:
    """Return the people who stood in a cell for some times, each once and in no order."""
    return Person.objects.filter(pk__in=stays.order_by().values("person")).order_by()


def guests_of(cell_id: int, *, on: date) -> QuerySet[Guest]:
    """Return the members of other cells on temporary activity here on a day."""
    return Guest.objects.filter(in_force(on), cell_id=cell_id).order_by("full_name", "pk")


def guest_visible_to(actor: Actor | None, guest_id: int, action: Action) -> Guest | None:
    """Return one guest, of a cell in which somebody may do something."""
    scope = scope_of(actor, action)
    rows = Guest.objects.filter(
        within(scope.organisation_ids, scope.path_prefixes, "cell"), pk=guest_id
    )
    return rows.select_related("cell").first()


def vote_base_on(cell_id: int, day: date, rules: RulesInForce) -> VoteBase:
    """Return whom a vote of the cell on a day would be measured against."""
    return vote_base([_as_voter(each) for each in members_of(cell_id, on=day)], rules)


def _as_voter(membership: Membership) -> Member:
    grounds = {
        ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY: membership.exempt,
        ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE: membership.on_temporary_activity,
    }
    return Member(
        number=membership.person_id,
        name=membership.person.full_name,
        is_official=membership.status == MemberStatus.OFFICIAL,
        grounds=frozenset(ground for ground, holds in grounds.items() if holds),
    )


def persons_visible_to(actor: Actor | None, action: Action = Action.SEE_PEOPLE) -> QuerySet[Person]:
    """Return the persons whose record somebody may see, oneself included.

    A record that was merged into another is no longer among them.
    """
    if actor is None:
        return Person.objects.none()
    scope = scope_of(actor, action)
    condition = within(scope.organisation_ids, scope.path_prefixes, "cell")
    if actor.person_id is not None and action is Action.SEE_PEOPLE:
        condition |= Q(pk=actor.person_id)
    current = Person.objects.filter(condition, merged_into__isnull=True)
    return current.order_by("sort_key", "pk")


def identities_in(cell_id: int) -> list[tuple[int, str, str, date]]:
    """Return everybody a cell keeps a record of: number, name without marks and as sorted, birth.

    For rooms that have asked whether the reader may import into the cell.
    """
    kept = Person.objects.filter(cell=cell_id, merged_into__isnull=True).order_by("pk")
    return list(kept.values_list("pk", "name_fold", "sort_key", "born_on"))


def records_known_as(identities: Iterable[tuple[str, date]]) -> QuerySet[Person]:
    """Return who is kept under some names without marks and days of birth, for rooms that have asked.

    Each pair is found by the index; some hundreds at a time are enough for one query.
    """
    condition = Q(pk__in=())
    for name, born_on in identities:
        # Asked once for all, what was never merged would be looked for by its own index: everybody.
        condition |= Q(name_fold=name, born_on=born_on, merged_into__isnull=True)
    return Person.objects.filter(condition)


def never_members_in(cell_id: int) -> frozenset[int]:
    """Return who of a cell's records was never a member of any cell; for rooms that have asked."""
    kept = Person.objects.filter(cell=cell_id, merged_into__isnull=True, memberships__isnull=True)
    return frozenset(kept.values_list("pk", flat=True))


def is_anybody_registered(cell_id: int) -> bool:
    """Say whether the register of a cell holds anybody."""
    return Person.objects.filter(cell=cell_id).exists()


def persons_numbered(person_ids: Iterable[int]) -> dict[int, Person]:
    """Return persons by their numbers, for rooms that have asked whether they may be changed."""
    return Person.objects.in_bulk([*person_ids])


def names_of_persons(person_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of persons, for rooms that have asked whether they may be known."""
    rows = Person.objects.filter(pk__in=[*person_ids]).order_by("pk")
    return dict(rows.values_list("pk", "full_name"))


def named_like(persons: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Return those whose name holds the text, with or without diacritics."""
    return persons.filter(name_fold__contains=fold(text))


def kept_for(person_id: int) -> int:
    """Return the record that stands for a person now: the same, or the one it was merged into."""
    into = Person.objects.filter(pk=person_id).values_list("merged_into_id", flat=True).first()
    return person_id if into is None else kept_for(into)


def duplicates_among(persons: QuerySet[Person]) -> list[tuple[Person, ...]]:
    """Return groups of records with one name, accents aside, and one day of birth."""
    alike = (
        persons.order_by()
        .values("name_fold", "born_on")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
    )
    condition = Q(pk__in=())
    for name_fold, born_on in alike.values_list("name_fold", "born_on"):
        condition |= Q(name_fold=name_fold, born_on=born_on)
    found = persons.filter(condition).select_related("cell").order_by("name_fold", "born_on", "pk")
    groups = groupby(found, key=lambda person: (person.name_fold, person.born_on))
    return [tuple(group) for _key, group in groups]


def merges_into(person_id: int) -> QuerySet[PersonMerge]:
    """Return the merges that still hold into a record, latest first."""
    rows = PersonMerge.objects.filter(kept_id=person_id, undone_at__isnull=True)
    return rows.select_related("dropped", "merged_by").order_by("-pk")


def merge_visible_to(actor: Actor | None, merge_id: int) -> PersonMerge | None:
    """Return a merge of two records, both kept by cells whose people somebody may change."""
    scope = scope_of(actor, Action.CHANGE_PEOPLE)
    near = [
        within(scope.organisation_ids, scope.path_prefixes, way)
        for way in ("kept__cell", "dropped__cell")
    ]
    rows = PersonMerge.objects.filter(*near, pk=merge_id)
    return rows.select_related("kept", "dropped").first()


def person_called(
    actor: Actor | None, full_name: str, *, cell_id: int, born_on: date | None
) -> Person | None:
    """Return the one person of a cell whom a name fits, for whoever manages accounts there.

    Nobody where none or several fit: such an actor is shown no list of persons to choose from.
    """
    scope = scope_of(actor, Action.MANAGE_ACCOUNTS)
    condition = within(scope.organisation_ids, scope.path_prefixes, "cell")
    same = Person.objects.filter(
        condition, cell_id=cell_id, name_fold=fold(full_name), merged_into__isnull=True
    )
    found = list((same if born_on is None else same.filter(born_on=born_on))[:2])
    return found[0] if len(found) == 1 else None
