"""People: whom a cell keeps a record of, and its members on a day."""

from datetime import date
from typing import Annotated

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.days import Day
from ketnap.api.keys import READ_PEOPLE, require_somewhere
from ketnap.api.organisations import OrganisationId
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Sex
from ketnap.organisations.queries import organisations_visible_to
from ketnap.people.models import MemberStatus
from ketnap.people.queries import members_of, persons_visible_to

router = Router(tags=["people"])


class PersonData(Schema):
    """A person of whom a cell keeps a record."""

    id: int
    full_name: str
    born_on: date
    sex: Sex
    cell_id: int


class PersonList(Schema):
    """A page of people; `next_after` asks for the page that follows, if there is one."""

    persons: list[PersonData]
    next_after: int | None


class MemberData(Schema):
    """A member of a cell on a day; `since` is the first day of this standing."""

    person_id: int
    full_name: str
    status: MemberStatus
    since: date
    official_on: date | None


@router.get(
    "/persons",
    auth=READ_PEOPLE,
    response={200: PersonList, 401: Problem, 403: Problem, 422: Problem},
    summary="List people",
    url_name="api_persons",
)
def persons(
    request: HttpRequest,
    cell_id: Annotated[int | None, Query(ge=1, le=LARGEST_ID)] = None,
    after: After = 0,
    limit: Limit = 50,
) -> PersonList:
    """The people whose record the owner may see, in the order of their ids."""
    found = persons_visible_to(require_somewhere(request, Action.SEE_PEOPLE))
    if cell_id is not None:
        found = found.filter(cell_id=cell_id)
    shown, next_after = page_of(found, after=after, limit=limit)
    return PersonList(
        persons=[
            PersonData(
                id=each.pk,
                full_name=each.full_name,
                born_on=each.born_on,
                sex=Sex(each.sex),
                cell_id=each.cell_id,
            )
            for each in shown
        ],
        next_after=next_after,
    )


@router.get(
    "/organisations/{organisation_id}/members",
    auth=READ_PEOPLE,
    response={200: list[MemberData], 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Members of a cell",
    url_name="api_members",
)
def members(
    request: HttpRequest,
    organisation_id: OrganisationId,
    on: Annotated[Day | None, Query(description="Today if left out.")] = None,
) -> list[MemberData]:
    """The members of a cell on a day, official and probationary, in the order of names."""
    actor = require_somewhere(request, Action.SEE_PEOPLE)
    if not organisations_visible_to(actor, Action.SEE_PEOPLE).filter(pk=organisation_id).exists():
        raise Http404("no such organisation")
    return [
        MemberData(
            person_id=each.person_id,
            full_name=each.person.full_name,
            status=MemberStatus(each.status),
            since=each.valid_from,
            official_on=each.official_on,
        )
        for each in members_of(organisation_id, on=on or timezone.localdate())
    ]
