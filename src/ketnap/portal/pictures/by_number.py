"""Pictures by their numbers, as an article names them."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import CharField, Value

from ketnap.portal.news.standing import Asked, StandingQuestion
from ketnap.portal.pictures.models import Picture

_COUNTS_KEPT = 64
"""Galleries have at most forty pictures."""


def pictures_by_number(numbers: Iterable[int]) -> dict[int, Picture]:
    """Return the pictures there are of those numbers, in one question."""
    places = {_place(number): str(one) for number, one in enumerate(sorted(set(numbers)))}
    found = _question_about(len(places)).all_of(Picture, **places) if places else []
    return {picture.pk: picture for picture in found}


@lru_cache(maxsize=_COUNTS_KEPT)
def _question_about(count: int) -> StandingQuestion:
    places = [Value(Asked(_place(number)), CharField()) for number in range(count)]
    return StandingQuestion(lambda: Picture.objects.filter(pk__in=places))


def _place(number: int) -> str:
    return f"number_{number}"
