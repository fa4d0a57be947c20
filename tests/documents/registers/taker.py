"""One of several processes that take numbers from the same register at the same moment."""

import sys
from collections.abc import Iterable
from datetime import date

import django

django.setup()

from ketnap.accounts.actors import actor_of  # noqa: E402
from ketnap.accounts.models import User  # noqa: E402
from ketnap.accounts.setup import Beginning, found  # noqa: E402
from ketnap.casefiles.keys import create_log_key  # noqa: E402
from ketnap.documents.registers.models import RegisterNumber  # noqa: E402
from ketnap.documents.registers.refusals import NumberSettled  # noqa: E402
from ketnap.documents.registers.services import (  # noqa: E402
    TermOrder,
    begin_term,
    issue_number,
    reserve_number,
    void_number,
)
from ketnap.documents.registers.verification import verify_registers  # noqa: E402
from ketnap.domain.access import Actor  # noqa: E402
from ketnap.organisations.models import Organisation, OrganisationKind  # noqa: E402

BEGINNING = date(2010, 1, 1)
DAY = date(2018, 4, 3)


def secretary() -> Actor:
    actor = actor_of(User.objects.get(), on=date.today())  # noqa: DTZ011 - any day will do
    assert actor is not None
    return actor


def prepare() -> None:
    """Found a cell with a register of resolutions, and say its number."""
    create_log_key()
    found(
        Beginning("Đảng ủy Viện", "Chi bộ Một", BEGINNING, True, True, "an", "bong sen no mua ha")
    )
    cell = Organisation.objects.get(kind=OrganisationKind.CELL)
    order = TermOrder(name="2018-2020", since=DAY, document_types=("NQ",))
    say(begin_term(cell, order, by=secretary()).registers.get().pk)


def take(register_id: str, times: str) -> None:
    """Take so many numbers, one after the other, and say each."""
    actor = secretary()
    for _ in range(int(times)):
        say(reserve_number(int(register_id), by=actor, on=DAY).number)


def settle(number: str, way: str) -> None:
    """Say ready, wait for the word, and try to settle a number of the only register."""
    actor, found_one = secretary(), RegisterNumber.objects.get(number=number)
    say("ready")
    sys.stdin.readline()
    try:
        if way == "issue":
            issue_number(found_one.pk, on=DAY, by=actor)
        else:
            void_number(found_one.pk, "lấy nhầm sổ", by=actor, on=DAY)
    except NumberSettled:
        say("too late")
    else:
        say("settled")


def report() -> None:
    """Say which numbers there are, and what is broken."""
    numbers = RegisterNumber.objects.order_by("number")
    say(" ".join(str(each.number) for each in numbers))
    say([broken.en for broken in verify_registers()])


def say(word: object) -> None:
    print(word, flush=True)  # noqa: T201 - the parent process reads it


COMMANDS = {"prepare": prepare, "take": take, "settle": settle, "report": report}


def main(command: str, arguments: Iterable[str]) -> None:
    COMMANDS[command](*arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
