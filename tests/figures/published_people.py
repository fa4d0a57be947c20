"""People of published reports, made again: their case files by counts, and members of a roll."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count
from typing import Any

from django.db import connection

from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.access import Actor, Held, Role
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.casefile.steps import PersonFacts
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import organisations_called
from ketnap.people.models import MemberStatus, Person
from ketnap.people.services import NewPerson, enrol_members, enrol_persons, new_person
from ketnap.people.services.enrolling import Joining

BODY = "Đảng ủy Khối các cơ quan"
_NUMBERS = count()
_USUAL: dict[str, Any] = {
    "sex": "male",
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "upper_secondary",
    "occupation": "viên chức",
    "workplace": "Cơ quan",
    "youth_union_member": False,
    "trade_union_member": False,
    "married": False,
}
History = dict[str, Any]


def decided(on: date, matter: str = "admission") -> dict[str, Any]:
    paper = {"outcome": "approved", "decision": "1-QĐ", "body": BODY}
    return {"kind": "decided", "on": on.isoformat(), "matter": matter, **paper}


def listed(on: date) -> dict[str, Any]:
    return {"kind": "listed_as_sympathiser", "on": on.isoformat(), "resolution": "1-NQ/CB"}


def sent_to_course(on: date) -> dict[str, Any]:
    return {"kind": "sent_to_course", "on": on.isoformat(), "course": "Lớp nhận thức về Đảng"}


def member_course(on: date) -> dict[str, Any]:
    paper = {"certificate": "1/GCN", "issuer": "Trung tâm"}
    return {"kind": "new_member_course_certified", "on": on.isoformat(), **paper}


def histories(
    number: int, *steps: dict[str, Any], cells: int = 1, first_cell: int = 0, **facts: Any
) -> Iterator[History]:
    """So many histories that begin late, in so many cells in turn; `age` is that at the first step."""
    age = facts.pop("age", 30)
    first = date.fromisoformat(steps[0]["on"])
    born = date(first.year - age, 1, 1).isoformat()
    for place in range(number):
        yield {
            "format": "ketnap.casefile/1",
            "person": {**_USUAL, "full_name": _name(), "born_on": born, **facts},
            "cell": _cell(first_cell + place % cells),
            "steps": [{"seq": seq, **step} for seq, step in enumerate(steps, 1)],
        }


def install(cases: Iterable[History]) -> Organisation:
    """Import them all; the body above their cells."""
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)
    _let_the_server_count()
    return organisations_called(BODY).get()


def _let_the_server_count() -> None:
    """A server plans its ways by counts that it takes by itself a moment later, between tests never."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def first_cell() -> Organisation:
    return organisations_called(_cell(0)["name"]).get()


def enrol(number: int, cell: Organisation, user_id: int, **roll: Any) -> None:
    """So many members of whom nothing else is known, since a day and perhaps until one."""
    actor = keeper(cell, user_id)
    born = date(1970, 1, 1)
    persons = [
        new_person(PersonFacts(**_USUAL, full_name=_name(), born_on=born)) for _ in range(number)
    ]
    enrol_persons(cell, persons, detail="sổ", actor=actor, done=lambda more: None)
    make_members(persons, cell, user_id, status=MemberStatus.OFFICIAL, **roll)
    _let_the_server_count()


def make_members(
    persons: Iterable[NewPerson | Person],
    cell: Organisation,
    user_id: int,
    *,
    status: MemberStatus,
    **roll: Any,
) -> None:
    official_on = roll["since"] if status is MemberStatus.OFFICIAL else None
    joining = [Joining(person=p, status=status, official_on=official_on, **roll) for p in persons]
    enrol_members(cell, joining, actor=keeper(cell, user_id))


def keeper(cell: Organisation, user_id: int) -> Actor:
    """Whoever keeps the roll and the plans of a cell."""
    held = Held(Role.CELL_SECRETARY, cell.pk, cell.path)
    return Actor(user_id=user_id, person_id=None, name="Bí thư", held=(held,))


def _name() -> str:
    number = next(_NUMBERS)
    return f"Nguyễn Văn An {chr(ord('A') + number % 26)}{number // 26}"


def _cell(number: int) -> dict[str, Any]:
    return {
        "name": f"Chi bộ {number + 1}",
        "superior": BODY,
        "has_youth_union": True,
        "has_trade_union": True,
        "chain": [{"body": BODY, "role": "decide"}],
    }
