"""Official tables filled for an organisation and a period, beside the one it is compared with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from django.db.models.expressions import Combinable

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_alike import about_person, counted_alike
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.domain.calendar import completed_years
from ketnap.domain.figures import Bridge, People, PersonCounted, Span
from ketnap.domain.figures.official import FilledRow, Of, OfficialTable, filled
from ketnap.figures.members import members_bridge, members_on_roll
from ketnap.figures.members_alike import members_alike
from ketnap.people.also_called import with_usual_names


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its rows filled, and whom they count: in this period, and in the one before.

    Tables filled together that are about the same people count the very same.
    """

    table: OfficialTable
    rows: Sequence[FilledRow]
    counted: tuple[People | Bridge, People | Bridge]


def filled_table(table: OfficialTable, asked: Asked) -> FilledTable:
    """The table of a period and, beside it, of the one it is compared with."""
    (only,) = filled_tables([table], asked)
    return only


def filled_tables(tables: Iterable[OfficialTable], asked: Asked) -> list[FilledTable]:
    """The tables of a period, those about the same people filled from one count of these."""
    every = list(tables)
    earlier = Span(asked.start, asked.end).before
    before = replace(asked, start=earlier.start, end=earlier.end)
    counted = {
        of: (_counted(of, facts, asked), _counted(of, facts, before))
        for of, facts in _facts_asked(every).items()
    }
    return [
        FilledTable(table, filled(table, *counted[table.of]), counted[table.of]) for table in every
    ]


def _facts_asked(tables: Iterable[OfficialTable]) -> dict[Of, frozenset[str]]:
    """By what they are about, the facts by which any of the tables tells people apart."""
    facts: dict[Of, frozenset[str]] = {}
    for table in tables:
        facts[table.of] = facts.get(table.of, frozenset()) | table.facts
    return facts


def _counted(of: Of, facts: frozenset[str], asked: Asked) -> People | Bridge:
    match of:
        case Of.ADMITTED:
            admitted = replace(asked, figures=(Figure.ADMITTED,))
            return counted_alike(admitted, {"age", *facts})[Figure.ADMITTED]
        case Of.MEMBERS:
            return members_alike(asked.path, asked.end, facts)
        case Of.CHANGES:
            return members_bridge(asked.path, Span(asked.start, asked.end))
        case _:
            assert_never(of)


def members_counted(path: str, on: date) -> list[PersonCounted]:
    """The members at or below a place on a day, each once, with the age they then had."""
    about = about_person("person__")
    rows, gone = members_on_roll(path, on)
    ordered = rows.annotate(**_told(about)).order_by("person_id", "valid_from")
    told = ordered.values_list("person_id", "cell__path", "person__born_on", *_told(about))
    found = {person: row for person, *row in told.iterator(chunk_size=5_000)}
    return [
        PersonCounted(
            person_id=person,
            on=on,
            age=completed_years(born_on, on),
            place=place,
            **with_usual_names(dict(zip(about, row, strict=True))),
        )
        for person, (place, born_on, *row) in found.items()
        if person not in gone
    ]


def _told(about: Mapping[str, Combinable]) -> dict[str, Combinable]:
    """Columns under names that are no field's."""
    return {f"told_{name}": column for name, column in about.items()}
