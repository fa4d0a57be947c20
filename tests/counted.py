"""People as figures count them, alike but for what a test says."""

from datetime import date
from typing import Any

from ketnap.domain.figures import PersonCounted

USUAL: dict[str, Any] = {
    "on": date(2024, 3, 4),
    "age": 30,
    "sex": "female",
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "university",
    "occupation": "viên chức",
    "unit": "Phòng Tổng hợp",
    "youth_union_member": True,
    "trade_union_member": True,
}


def person(number: int = 1, **facts: Any) -> PersonCounted:
    return PersonCounted(person_id=number, **{**USUAL, **facts})


def people(count: int, **facts: Any) -> list[PersonCounted]:
    """So many alike."""
    return [person(number, **facts) for number in range(count)]
