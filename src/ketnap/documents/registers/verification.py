"""Checks that every register holds each of its numbers once, and names what is broken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Count

from ketnap.documents.registers.models import Register, RegisterNumber


class RegisterTrouble(StrEnum):
    """What is wrong with a number."""

    MISSING = "missing"
    REPEATED = "repeated"
    BEYOND = "beyond"


_VI = {
    RegisterTrouble.MISSING: "số đã lấy không còn trong sổ",
    RegisterTrouble.REPEATED: "một số đứng hai lần trong sổ",
    RegisterTrouble.BEYOND: "số lớn hơn số cuối mà sổ đã lấy",
}
_EN = {
    RegisterTrouble.MISSING: "a number that was taken is no longer there",
    RegisterTrouble.REPEATED: "a number stands in the register twice",
    RegisterTrouble.BEYOND: "a number above the last one that was taken",
}


@dataclass(frozen=True, slots=True)
class BrokenNumber:
    """One broken place of a register."""

    trouble: RegisterTrouble
    register_id: int
    number: int

    @property
    def vi(self) -> str:
        return f"sổ văn bản {self.register_id}, số {self.number}: {_VI[self.trouble]}"

    @property
    def en(self) -> str:
        return f"register {self.register_id}, number {self.number}: {_EN[self.trouble]}"


def verify_registers() -> list[BrokenNumber]:
    """Return every broken place; an empty list means that nothing was found.

    May run while others take numbers.
    """
    ids = Register.objects.order_by("pk").values_list("pk", flat=True)
    return [broken for register_id in ids for broken in _broken_in(register_id)]


@transaction.atomic
def _broken_in(register_id: int) -> list[BrokenNumber]:
    register = Register.objects.select_for_update().get(pk=register_id)
    rows = RegisterNumber.objects.filter(register=register).order_by("number")
    times = dict(rows.values_list("number").annotate(times=Count("pk")))
    return list(_troubles(register, times))


def _troubles(register: Register, times: Mapping[int, int]) -> Iterator[BrokenNumber]:
    for number in range(register.last_on_paper + 1, register.last_number + 1):
        if number not in times:
            yield BrokenNumber(RegisterTrouble.MISSING, register.pk, number)
    for number, count in times.items():
        if count > 1:
            yield BrokenNumber(RegisterTrouble.REPEATED, register.pk, number)
        if number > register.last_number:
            yield BrokenNumber(RegisterTrouble.BEYOND, register.pk, number)
