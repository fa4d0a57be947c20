"""The tree of organisations, as far as the owner of a token knows it."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_ORGANISATIONS
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
Day = Annotated[date | None, Query(description="As of this day; today if left out.")]


class OrganisationData(Schema):
    """An organisation on a day; `superior_id` is missing where the superior may not be seen."""

    id: int
    kind: OrganisationKind
    name: str
    superior_id: int | None


@router.get(
    "/organisations",
    auth=READ_ORGANISATIONS,
    response={200: list[OrganisationData], 401: Problem, 403: Problem, 422: Problem},
    summary="Organisations",
    url_name="api_organisations",
)
def organisations(request: HttpRequest, on: Day = None) -> list[OrganisationData]:
    """The organisations whose people the owner sees, or whose tree he keeps, from the top down."""
    day = on or timezone.localdate()
    found = list(existing_on(organisations_known_to(actor_behind(request)), day))
    return _described(found, day)


def _described(found: list[Organisation], day: date) -> list[OrganisationData]:
    ids = [each.pk for each in found]
    names, parents, seen = names_on(ids, day), parents_on(ids, day), set(ids)
    return [
        OrganisationData(
            id=each.pk,
            kind=OrganisationKind(each.kind),
            name=names[each.pk],
            superior_id=parents.get(each.pk) if parents.get(each.pk) in seen else None,
        )
        for each in found
    ]
