"""Official tables filled for an organisation and a period, beside the one it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_people import Asked, counted_people
from ketnap.domain.calendar import completed_years
from ketnap.domain.figures import Bridge, PersonCounted, Span
from ketnap.domain.figures.official import FilledRow, Of, OfficialTable, filled
from ketnap.figures.members import around, members_bridge, members_standing
from ketnap.organisations.standing import standing_below
from ketnap.people.models import Membership


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its rows filled."""

    table: OfficialTable
    rows: Sequence[FilledRow]


def filled_table(table: OfficialTable, asked: Asked) -> FilledTable:
    """The table of a period and, beside it, of the one it is compared with."""
    earlier = Span(asked.start, asked.end).before
    before = replace(asked, start=earlier.start, end=earlier.end)
    return FilledTable(table, filled(table, _counted(table.of, asked), _counted(table.of, before)))


def _counted(of: Of, asked: Asked) -> Sequence[PersonCounted] | Bridge:
    match of:
        case Of.ADMITTED:
            admitted = replace(asked, figures=(Figure.ADMITTED,))
            return counted_people(admitted)[Figure.ADMITTED]
        case Of.MEMBERS:
            return members_counted(asked.path, asked.end)
        case Of.CHANGES:
            return members_bridge(asked.path, Span(asked.start, asked.end))
        case _:
            assert_never(of)


def members_counted(path: str, on: date) -> list[PersonCounted]:
    """The members at or below a place on a day, each once, with the age they then had."""
    standing = members_standing(path, on)
    below = standing_below(path, *around(on)).ever("cell")
    rows = Membership.objects.filter(below, valid_from__lte=on)
    found = rows.select_related("person__unit", "cell").order_by("person_id", "valid_from")
    people = {row.person_id: row for row in found if row.person_id in standing}
    return [_member(row, on) for row in people.values()]


def _member(row: Membership, on: date) -> PersonCounted:
    person = row.person
    return PersonCounted(
        person_id=person.pk,
        on=on,
        age=completed_years(person.born_on, on),
        sex=person.sex,
        ethnicity=person.ethnicity,
        religion=person.religion,
        schooling=person.schooling,
        occupation=person.occupation,
        unit=person.unit.name if person.unit else person.workplace,
        youth_union_member=person.youth_union_member,
        trade_union_member=person.trade_union_member,
        place=row.cell.path,
    )
