"""The people behind figures put together by what they have in common: the database counts them."""

from collections.abc import Collection, Mapping

from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf

from ketnap.casefiles.queries.counted_numbers import people_by_first
from ketnap.casefiles.queries.counted_people import Asked, facts_asked, figures_by_code
from ketnap.casefiles.queries.figures import Figure
from ketnap.domain.figures import Traits

_PLAIN = (
    "sex",
    "ethnicity",
    "religion",
    "schooling",
    "occupation",
    "youth_union_member",
    "trade_union_member",
)


def about_person(way: str) -> Mapping[str, Combinable]:
    """Where the traits of a person, all but the age, are read from a record; `way` leads to it."""
    unit = Coalesce(NullIf(f"{way}unit__name", Value("")), f"{way}workplace")
    return {"unit": unit, **{name: F(f"{way}{name}") for name in _PLAIN}}


_COLUMNS = {**about_person("person__"), "age": F("age")}


def counted_alike(asked: Asked, traits: Collection[str]) -> Mapping[Figure, Mapping[Traits, int]]:
    """How many people with each combination of some traits make up each figure.

    They are those that `counted_people` names one by one: each once a figure, with the age on the
    first day that counts.
    """
    figures, facts, told = figures_by_code(asked), facts_asked(asked), sorted(traits)
    columns = {f"told_{name}": _COLUMNS[name] for name in told}
    found = people_by_first(
        facts.annotate(**columns),
        ("code", *columns),
        lambda code, *row: (figures[code], Traits(**dict(zip(told, row, strict=True)))),
    )
    counted: dict[Figure, dict[Traits, int]] = {figure: {} for figure in asked.figures}
    for (figure, alike), number in found.items():
        counted[figure][alike] = number
    return counted
