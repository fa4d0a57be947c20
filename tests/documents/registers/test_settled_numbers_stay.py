"""A settled number cannot be changed, and no number removed or doubled, not even past the models."""

import pytest
from django.db import DatabaseError, connection, transaction

from documents.registers.conftest import DAY
from ketnap.documents.registers.models import Register, RegisterNumber
from ketnap.documents.registers.services import issue_number, reserve_number, void_number
from ketnap.documents.registers.verification import RegisterTrouble, verify_registers
from live_database import lift_triggers, restore_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers(resolutions, keeper) -> list[RegisterNumber]:
    """One number that is held, one issued, one voided."""
    held, issued, voided = (reserve_number(resolutions.pk, by=keeper, on=DAY) for _ in range(3))
    issue_number(issued.pk, on=DAY, by=keeper)
    void_number(voided.pk, "lấy nhầm sổ", by=keeper)
    connection.check_constraints()
    return [held, issued, voided]


def run(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize(
    "change", ["state = 'reserved'", "summary = 'khác'", "settled_on = '2025-01-01'"]
)
def test_settled_number_is_not_changed(numbers, place, change):
    with pytest.raises(DatabaseError, match="a settled number is never changed"):
        run(
            f"UPDATE registers_registernumber SET {change} WHERE id = %s",  # noqa: S608
            numbers[place].pk,
        )


@pytest.mark.parametrize("change", ["number = 9", "text = '09-NQ/CB'"])
def test_held_number_does_not_become_another(numbers, change):
    with pytest.raises(DatabaseError, match="a number never becomes another"):
        run(
            f"UPDATE registers_registernumber SET {change} WHERE id = %s",  # noqa: S608
            numbers[0].pk,
        )


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_number_is_removed(numbers, place):
    with pytest.raises(DatabaseError, match="a number is never removed"):
        run("DELETE FROM registers_registernumber WHERE id = %s", numbers[place].pk)


def test_triggers_refuse_what_only_one_database_offers(numbers):
    statement = (
        "TRUNCATE registers_registernumber CASCADE"
        if connection.vendor == "postgresql"
        else "INSERT OR REPLACE INTO registers_registernumber SELECT * FROM registers_registernumber"
    )

    with pytest.raises(DatabaseError, match="a number is never"):
        run(statement)


def test_database_holds_a_number_once(numbers):
    twin = RegisterNumber.objects.get(pk=numbers[0].pk)
    twin.pk = None

    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save(force_insert=True)


def test_registers_with_every_number_are_sound(numbers):
    assert verify_registers() == []


def test_number_that_was_removed_past_the_triggers_is_missed(numbers):
    lifted = lift_triggers()
    run("DELETE FROM registers_registernumber WHERE id = %s", numbers[2].pk)
    connection.check_constraints()
    restore_triggers(lifted)

    (broken,) = verify_registers()

    assert (broken.trouble, broken.number) == (RegisterTrouble.MISSING, 3)
    assert "số 3: số đã lấy không còn trong sổ" in broken.vi
    assert "number 3: a number that was taken is no longer there" in broken.en


def test_number_above_the_last_one_taken_is_named(numbers, resolutions):
    Register.objects.filter(pk=resolutions.pk).update(last_number=2)

    (broken,) = verify_registers()

    assert (broken.trouble, broken.number) == (RegisterTrouble.BEYOND, 3)
