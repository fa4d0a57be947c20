"""Names and facts that a record keeps as one line: how long they may be, which must say something."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ketnap.domain.casefile.shape import ShapeError
from ketnap.domain.casefile.steps import CellFacts, PersonFacts

LONGEST_NAME_OF_PERSON = 120
LONGEST_FACT = 500
LONGEST_NAME_OF_BODY = 200

MAY_BE_EMPTY = ("ethnicity", "religion", "occupation", "workplace")
"""The facts of a person that old histories do not always tell."""

_FACTS: Mapping[str, int] = MappingProxyType(
    {"full_name": LONGEST_NAME_OF_PERSON, **dict.fromkeys(MAY_BE_EMPTY, LONGEST_FACT)}
)


def check_person(person: PersonFacts) -> None:
    """Refuse what no record can keep; other facts than the name may be empty."""
    _check_filled(person.full_name, ".full_name")
    for name, longest in _FACTS.items():
        _check_length(getattr(person, name), longest, f".{name}")


def check_cell(cell: CellFacts) -> None:
    """Refuse names that no organisation can bear; nothing may be known of a superior."""
    for place, name in _named(cell):
        _check_filled(name, place)
        _check_length(name, LONGEST_NAME_OF_BODY, place)
    _check_length(cell.superior, LONGEST_NAME_OF_BODY, ".superior")


def _named(cell: CellFacts) -> Iterator[tuple[str, str]]:
    yield ".name", cell.name
    for index, link in enumerate(cell.chain):
        yield f".chain[{index}].body", link.body


def _check_filled(text: str, place: str) -> None:
    if not text.strip():
        raise ShapeError(
            "không được để trống; hãy ghi tên", "must not be empty; write the name", place
        )


def _check_length(text: str, longest: int, place: str) -> None:
    if len(text) > longest:
        raise ShapeError(
            f"dài {len(text)} chữ, chỉ nhận đến {longest}; hãy rút gọn",
            f"is {len(text)} letters long, at most {longest} are taken; shorten it",
            place,
        )


def one_line(text: str) -> str:
    """The text as a record keeps it: line ends and tabs are spaces, and one space is enough."""
    return " ".join(text.split())


def kept_facts(person: PersonFacts) -> PersonFacts:
    """The facts as a record keeps them, each text in one line."""
    return replace(
        person,
        full_name=one_line(person.full_name),
        ethnicity=one_line(person.ethnicity),
        religion=one_line(person.religion),
        occupation=one_line(person.occupation),
        workplace=one_line(person.workplace),
    )


def empty_facts(person: PersonFacts) -> tuple[str, ...]:
    """The facts of which the file says nothing, by their names."""
    return tuple(name for name in MAY_BE_EMPTY if not getattr(person, name).strip())
