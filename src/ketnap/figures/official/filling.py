"""Official tables filled for an organisation and a period, beside the one it is compared with."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, assert_never

from django.db.models.expressions import Combinable

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_alike import ABOUT_PERSON, counted_alike
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.domain.calendar import completed_years
from ketnap.domain.figures import Bridge, People, PersonCounted, Span, Traits
from ketnap.domain.figures.official import FilledRow, Of, OfficialTable, filled
from ketnap.figures.members import members_bridge, members_on_roll


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its rows filled."""

    table: OfficialTable
    rows: Sequence[FilledRow]


def filled_table(table: OfficialTable, asked: Asked) -> FilledTable:
    """The table of a period and, beside it, of the one it is compared with."""
    earlier = Span(asked.start, asked.end).before
    before = replace(asked, start=earlier.start, end=earlier.end)
    return FilledTable(table, filled(table, _counted(table, asked), _counted(table, before)))


def _counted(table: OfficialTable, asked: Asked) -> People | Bridge:
    match table.of:
        case Of.ADMITTED:
            admitted = replace(asked, figures=(Figure.ADMITTED,))
            return counted_alike(admitted, {"age", *table.facts})[Figure.ADMITTED]
        case Of.MEMBERS:
            return members_alike(asked.path, asked.end, table.facts)
        case Of.CHANGES:
            return members_bridge(asked.path, Span(asked.start, asked.end))
        case _:
            assert_never(table.of)


def members_counted(path: str, on: date) -> list[PersonCounted]:
    """The members at or below a place on a day, each once, with the age they then had."""
    columns = {f"told_{name}": column for name, column in ABOUT_PERSON.items()}
    return [
        PersonCounted(
            person_id=person,
            on=on,
            age=completed_years(born_on, on),
            place=place,
            **dict(zip(ABOUT_PERSON, row, strict=True)),
        )
        for person, (place, born_on, *row) in _standing(
            path, on, "cell__path", "person__born_on", **columns
        )
    ]


def members_alike(path: str, on: date, traits: Collection[str]) -> Mapping[Traits, int]:
    """How many of them there are with each combination of some traits and each age."""
    told = sorted({*traits} - {"age"})
    columns = {f"told_{name}": ABOUT_PERSON[name] for name in told}
    found = Counter(
        (completed_years(born_on, on), *row)
        for _person, (born_on, *row) in _standing(path, on, "person__born_on", **columns)
    )
    return {
        Traits(age=age, **dict(zip(told, row, strict=True))): number
        for (age, *row), number in found.items()
    }


def _standing(
    path: str, on: date, *columns: str, **more: Combinable
) -> Iterable[tuple[int, Sequence[Any]]]:
    """Some columns of the last membership of each member at or below a place on a day."""
    rows, gone = members_on_roll(path, on)
    ordered = rows.annotate(**more).order_by("person_id", "valid_from")
    told = ordered.values_list("person_id", *columns, *more).iterator(chunk_size=5_000)
    found = {person: row for person, *row in told}
    return ((person, row) for person, row in found.items() if person not in gone)
