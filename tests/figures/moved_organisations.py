"""Cells and a committee that were put under another body, as plain data and in the installation."""

from datetime import date
from typing import Any

from ketnap.domain.access import Actor
from ketnap.organisations.models import OrganisationKind
from ketnap.organisations.queries import organisations_called
from ketnap.organisations.services import create_organisation, move

MINISTRY, OTHER_MINISTRY = "Đảng ủy Bộ", "Đảng ủy Bộ Mới"
FIRST, SECOND = "Đảng ủy cơ sở 1", "Đảng ủy cơ sở 2"
MOVES = [
    ("Chi bộ 3", SECOND, date(2020, 7, 1)),
    ("Chi bộ 4", FIRST, date(2021, 5, 15)),
    (SECOND, OTHER_MINISTRY, date(2021, 10, 1)),
    ("Chi bộ 3", FIRST, date(2022, 3, 1)),
]
"""Who was put under whom, and from which day on."""

PLACES = (MINISTRY, OTHER_MINISTRY, FIRST, SECOND, "Chi bộ 3")


def move_all(actor: Actor) -> None:
    create_organisation(
        OrganisationKind.SUPERIOR_COMMITTEE, OTHER_MINISTRY, since=date(2015, 1, 1), actor=actor
    )
    for name, body, day in MOVES:
        move(
            organisations_called(name).get(), organisations_called(body).get(), on=day, actor=actor
        )


def stood(cell: str, place: str, day: date) -> bool:
    """Whether a cell stood at or below a place on a day; the cells of odd numbers began below FIRST."""
    number = int(cell.split()[-1])
    committee = _last(cell, day, FIRST if number % 2 else SECOND)
    return place in (cell, committee, _last(committee, day, MINISTRY))


def case_stood(place: str) -> Any:
    """The same of a case and a day."""
    return lambda case, day: stood(case["cell"]["name"], place, day)


def _last(name: str, day: date, first: str) -> str:
    bodies = [body for moved, body, since in MOVES if moved == name and since <= day]
    return bodies[-1] if bodies else first
