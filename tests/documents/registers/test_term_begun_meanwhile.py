"""A term begins while a clerk takes a number, over two connections: the old term gets none of a later day."""

from datetime import date
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.services import (
    BookEntry,
    TermOrder,
    begin_term,
    enter_number,
    issue_number,
    reserve_number,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]

LONG_ENOUGH = 1
"""Whoever need not wait is done by then."""
NEW_TERM_BEGINS_ON = date(2025, 7, 1)
LATER = date(2025, 7, 2)
NEXT = TermOrder(name="2027-2030", since=NEW_TERM_BEGINS_ON)


def done_meanwhile(first, second) -> list[str]:
    """Do the first; before it is committed somebody else tries the second. Return why it was refused."""
    refused: list[str] = []

    def try_second() -> None:
        try:
            second()
        except ValidationError as refusal:
            refused.extend(refusal.messages)
        finally:
            connection.close()

    other = Thread(target=try_second)
    with transaction.atomic():
        first()
        other.start()
        other.join(LONG_ENOUGH)
    other.join()
    return refused


def reserve(register, keeper, held):
    reserve_number(register.pk, by=keeper, on=LATER, today=LATER)


def enter(register, keeper, held):
    enter_number(register.pk, BookEntry(number=9, issued_on=LATER), by=keeper, today=LATER)


def issue(register, keeper, held):
    issue_number(held.pk, on=LATER, by=keeper, today=LATER)


@pytest.mark.parametrize("number", [reserve, enter, issue])
def test_number_of_a_later_day_does_not_come_into_a_term_that_ends_meanwhile(
    cell, resolutions, keeper, number
):
    held = reserve_number(resolutions.pk, by=keeper, on=date(2025, 6, 3), today=LATER)

    refused = done_meanwhile(
        lambda: begin_term(cell, NEXT, by=keeper), lambda: number(resolutions, keeper, held)
    )

    assert len(refused) == 1
    assert "2025-2027" in refused[0]
    assert not RegisterNumber.objects.filter(taken_on=LATER).exists()
    assert not RegisterNumber.objects.filter(settled_on=LATER).exists()


def test_term_does_not_end_before_a_number_that_is_taken_meanwhile(cell, resolutions, keeper):
    refused = done_meanwhile(
        lambda: reserve(resolutions, keeper, None), lambda: begin_term(cell, NEXT, by=keeper)
    )

    assert refused == [
        "Sổ của nhiệm kỳ 2025-2027 đã có số 01-NQ/CB từ ngày ấy trở đi. Hãy chọn ngày sau đó."
    ]
