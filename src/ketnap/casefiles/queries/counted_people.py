"""The people behind figures, one by one: each once a figure, by the first day that counts."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet

from ketnap.casefiles.models import CountedFact
from ketnap.casefiles.queries.figures import (
    NOMINATORS,
    CountBy,
    Figure,
    codes_of,
    counting_day,
    facts_within,
    people_counted,
)
from ketnap.domain.figures import PersonCounted
from ketnap.people.also_called import usual_name

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Figures of what stands at or below a path, for a period that includes both days."""

    path: str
    start: date
    end: date
    figures: Collection[Figure] = tuple(Figure)
    count_by: CountBy = field(default_factory=counting_day)
    known_on: date | None = None


def facts_asked(asked: Asked) -> QuerySet[CountedFact]:
    """What counts for the figures asked for."""
    codes = [code for figure in asked.figures for code in codes_of(figure, asked.count_by)]
    facts = facts_within(asked.path, asked.start, asked.end, known_on=asked.known_on)
    return facts.filter(code__in=codes)


def figures_by_code(asked: Asked) -> dict[str, Figure]:
    """The figure that a fact counts for, by its code."""
    return {code: figure for figure in asked.figures for code in codes_of(figure, asked.count_by)}


def counted_people(asked: Asked) -> Mapping[Figure, list[PersonCounted]]:
    """Who makes up each figure, in the order of the days that count; one query."""
    people: dict[Figure, dict[int, PersonCounted]] = {figure: {} for figure in asked.figures}
    figures = figures_by_code(asked)
    facts = facts_asked(asked).order_by("on", "pk")
    rows = facts.values_list("code", "person", *_COLUMNS)
    for code, person_id, *facts_about in rows.iterator(chunk_size=5_000):
        found = people[figures[code]]
        if person_id not in found:
            found[person_id] = _person(person_id, facts_about)
    return {figure: list(found.values()) for figure, found in people.items()}


def figure_counts(asked: Asked) -> dict[Figure, int]:
    """How many people each figure counts, asked of the database as numbers alone."""
    figures = figures_by_code(asked)
    counts = _counted(asked, figures, lambda _year, code: figures[code])
    return {figure: counts[figure] for figure in asked.figures}


def counts_by_year(asked: Asked) -> dict[int, dict[Figure, int]]:
    """The same of each year of the period by itself, also of those in which nothing counts."""
    figures = figures_by_code(asked)
    counts = _counted(asked, figures, lambda year, code: (year, figures[code]))
    return {
        year: {figure: counts[year, figure] for figure in asked.figures}
        for year in range(asked.start.year, asked.end.year + 1)
    }


def put_forward_by(asked: Asked) -> dict[str, int]:
    """How many people each sort of nominator put forward; whoever two put forward counts for both."""
    counts = _counted(asked, NOMINATORS.values(), lambda _year, code: code)
    return {nominator: counts[code] for nominator, code in NOMINATORS.items()}


def _counted(asked: Asked, codes: Collection[str], key: Callable[[int, str], Key]) -> Counter[Key]:
    return people_counted(asked.path, asked.start, asked.end, codes, key, known_on=asked.known_on)


_COLUMNS = (
    "on",
    "age",
    "cell__path",
    *(
        f"person__{name}"
        for name in (
            "sex",
            "ethnicity",
            "religion",
            "schooling",
            "occupation",
            "unit__name",
            "workplace",
            "youth_union_member",
            "trade_union_member",
        )
    ),
)


def _person(person_id: int, facts: list[Any]) -> PersonCounted:
    on, age, place, sex, ethnicity, religion, schooling, occupation, unit, workplace, *unions = (
        facts
    )
    return PersonCounted(
        person_id=person_id,
        on=on,
        age=age,
        place=place,
        sex=sex,
        ethnicity=usual_name("ethnicity", ethnicity),
        religion=usual_name("religion", religion),
        schooling=schooling,
        occupation=occupation,
        unit=unit or workplace,
        youth_union_member=unions[0],
        trade_union_member=unions[1],
    )
