"""Numbers of rows are known before the rows are written, and nobody else is given them."""

from datetime import date

import pytest

from ketnap.people.models import Person, Schooling, Sex
from ketnap.tables.inserting import insert_rows
from ketnap.tables.numbering import reserved_numbers

pytestmark = pytest.mark.django_db


def unsaved(cell, number: int) -> Person:
    return Person(
        pk=number,
        cell=cell,
        full_name="Trần Thị An",
        born_on=date(1990, 1, 1),
        sex=Sex.FEMALE,
        ethnicity="Kinh",
        religion="không",
        schooling=Schooling.UNIVERSITY,
    )


def test_rows_take_the_numbers_kept_for_them_and_the_next_row_takes_another(people, cell):
    last = people.person(cell, "Lê Văn Bình").pk

    numbers = list(reserved_numbers(Person, 3))
    insert_rows(Person, [unsaved(cell, number) for number in numbers])

    assert len(set(numbers)) == len(numbers)
    assert min(numbers) > last
    assert list(
        Person.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)
    ) == sorted(numbers)
    assert people.person(cell, "Vũ Thu Hà").pk > max(numbers)
