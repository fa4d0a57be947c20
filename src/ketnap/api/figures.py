"""The figures of a period."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema

from ketnap.api.bodies import LARGEST_ID
from ketnap.api.keys import READ_FIGURES, require_somewhere
from ketnap.api.problems import Problem
from ketnap.casefiles.queries import Figure, indicators_visible_to
from ketnap.domain.access import Action

router = Router(tags=["figures"])


class Indicators(Schema):
    """The figures of an organisation and all below it, both days included."""

    organisation_id: int
    start: date
    end: date
    figures: dict[Figure, int]


@router.get(
    "/organisations/{organisation_id}/indicators",
    auth=READ_FIGURES,
    response={200: Indicators, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Figures of a period",
    url_name="api_indicators",
)
def indicators(
    request: HttpRequest,
    organisation_id: Annotated[int, Path(ge=1, le=LARGEST_ID)],
    start: Annotated[date | None, Query(alias="from", description="1 January if left out.")] = None,
    end: Annotated[date | None, Query(alias="to", description="Today if left out.")] = None,
) -> Indicators:
    """How many were listed, sent to the course, certified, admitted, recognised and removed."""
    actor = require_somewhere(request, Action.SEE_FIGURES)
    last = end or timezone.localdate()
    first = start or date(last.year, 1, 1)
    figures = indicators_visible_to(actor, organisation_id, first, last)
    return Indicators(organisation_id=organisation_id, start=first, end=last, figures=figures)
