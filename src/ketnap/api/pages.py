"""Long answers in pages: in the order of ids, asked on by the last id of the page before."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from django.db.models import Model, QuerySet
from ninja import Query

from ketnap.api.bodies import LARGEST_ID

MOST_AT_ONCE = 200

After = Annotated[int, Query(ge=0, le=LARGEST_ID, description="Records above this id.")]
Limit = Annotated[int, Query(ge=1, le=MOST_AT_ONCE)]

Record = TypeVar("Record", bound=Model)


def page_of(
    found: QuerySet[Record], *, after: int, limit: int
) -> tuple[Sequence[Record], int | None]:
    """Return a page of records, and the id to ask on with where there are more."""
    page = list(found.filter(pk__gt=after).order_by("pk")[: limit + 1])
    shown = page[:limit]
    return shown, shown[-1].pk if len(page) > limit else None
