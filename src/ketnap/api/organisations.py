"""The tree of organisations, as far as the owner of a token knows it."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Router, Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.bodies import LARGEST_ID
from ketnap.api.days import AsOf
from ketnap.api.keys import READ_ORGANISATIONS
from ketnap.api.pages import After, Limit, page_of
from ketnap.api.problems import Problem
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import (
    existing_on,
    names_on,
    organisations_known_to,
    parents_on,
)

router = Router(tags=["organisations"])
OrganisationId = Annotated[int, Path(ge=1, le=LARGEST_ID)]


class OrganisationData(Schema):
    """An organisation on a day; `superior_id` is missing where the superior may not be seen."""

    id: int
    kind: OrganisationKind
    name: str
    superior_id: int | None


class OrganisationList(Schema):
    """A page of organisations; `next_after` asks for the page that follows, if there is one."""

    organisations: list[OrganisationData]
    next_after: int | None


@router.get(
    "/organisations",
    auth=READ_ORGANISATIONS,
    response={200: OrganisationList, 401: Problem, 403: Problem, 422: Problem},
    summary="List organisations",
    url_name="api_organisations",
)
def organisations(
    request: HttpRequest, on: AsOf = None, after: After = 0, limit: Limit = 50
) -> OrganisationList:
    """The organisations whose people the owner sees, or whose tree he keeps, in the order of ids."""
    day = on or timezone.localdate()
    known = existing_on(organisations_known_to(actor_behind(request)), day)
    shown, next_after = page_of(known, after=after, limit=limit)
    return OrganisationList(organisations=_described(shown, known, day), next_after=next_after)


def _described(
    shown: Sequence[Organisation], known: QuerySet[Organisation], day: date
) -> list[OrganisationData]:
    ids = [each.pk for each in shown]
    names, parents = names_on(ids, day), parents_on(ids, day)
    above = known.filter(pk__in={*parents.values()}).order_by()
    seen = set(above.values_list("pk", flat=True))
    return [
        OrganisationData(
            id=each.pk,
            kind=OrganisationKind(each.kind),
            name=names[each.pk],
            superior_id=parents.get(each.pk) if parents.get(each.pk) in seen else None,
        )
        for each in shown
    ]
