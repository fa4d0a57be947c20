"""Which cases an actor may see, and how the actor stands to one."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from ketnap.casefiles.models import Casefile, CaseStanding
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Actor, CaseRelation, visible_scope
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import within

MANY = 100
"""From how many cells on a reader's view is wide."""


def visible_cases(
    actor: Actor | None, *, cell: str = "cell", case: str = "pk", walked: bool = False
) -> Q:
    """The condition that a case may be seen; `cell` and `case` are the ways to them.

    A mentor's cases are few and looked up first: in one condition with the others, a join to
    them would keep both databases from using the index of the cell. Of a list that is `walked`
    through in its order only the first rows are wanted, so that gathering all cases of a wide
    view would be in vain: there each row is asked for its cell.
    """
    scope = visible_scope(actor)
    if walked and scope.path_prefixes:
        visible = Q(**{f"{cell}__in": scope.organisation_ids}) | below(scope.path_prefixes, cell)
    else:
        visible = within(scope.organisation_ids, scope.path_prefixes, cell)
    if scope.mentor_person_id is not None:
        visible |= Q(**{f"{case}__in": _mentored_by(scope.mentor_person_id)})
    if scope.casefile_ids:
        visible |= Q(**{f"{case}__in": scope.casefile_ids})
    return visible


def below(path_prefixes: Collection[str], cell: str) -> Q:
    """The condition that a cell stands at or below one of some places, for a list in its order."""
    organisations = Organisation.objects.filter(within((), path_prefixes))
    few = list(organisations.order_by().values_list("pk", flat=True)[: MANY + 1])
    if len(few) <= MANY:
        return Q(**{f"{cell}__in": few})
    return Q(Exists(organisations.filter(pk=OuterRef(cell))))


def _mentored_by(person_id: int) -> list[int]:
    standings = CaseStanding.objects.filter(mentor_person=person_id)
    return list(standings.values_list("casefile_id", flat=True))


def casefiles_visible_to(actor: Actor | None) -> QuerySet[Casefile]:
    return Casefile.objects.filter(visible_cases(actor)).select_related("person", "cell")


def casefile_visible_to(actor: Actor | None, casefile_id: int) -> Casefile:
    """The case, with person, cell and standing; raises `NotVisible` for a stranger."""
    found = casefiles_visible_to(actor).select_related("standing").filter(pk=casefile_id).first()
    if found is None:
        raise NotVisible
    return found


def relation_to(case: Casefile) -> CaseRelation:
    """What the access policy must know of the case."""
    mentor_id = case.standing.mentor_person_id
    return CaseRelation(
        cell_id=case.cell_id,
        cell_path=case.cell.path,
        mentor_ids=frozenset() if mentor_id is None else frozenset({mentor_id}),
        person_id=case.person_id,
        casefile_id=case.pk,
    )
