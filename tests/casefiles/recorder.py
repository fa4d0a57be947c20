"""A process of its own that records steps; the tests start several, and kill some."""

import json
import sys
from collections.abc import Iterable
from datetime import date

import django

django.setup()

from casefiles.papers import nominated, reviewed  # noqa: E402 - needs Django to be set up
from ketnap.accounts.actors import actor_of  # noqa: E402
from ketnap.accounts.models import User  # noqa: E402
from ketnap.accounts.setup import Beginning, found  # noqa: E402
from ketnap.casefiles.keys import create_log_key  # noqa: E402
from ketnap.casefiles.models import Casefile, LogEntry  # noqa: E402
from ketnap.casefiles.refusals import CaseChanged  # noqa: E402
from ketnap.casefiles.services import (  # noqa: E402
    Entry,
    open_casefile,
    record_occasion,
    record_steps,
)
from ketnap.casefiles.verification import verify  # noqa: E402
from ketnap.domain.access import Actor  # noqa: E402
from ketnap.organisations.models import Organisation, OrganisationKind  # noqa: E402
from ketnap.people.services import create_person  # noqa: E402

DAY = date(2024, 1, 8)
NAMES = ("Đỗ Quang Minh", "Vũ Thu Hà")


def secretary() -> Actor:
    actor = actor_of(User.objects.get(), on=date.today())  # noqa: DTZ011 - any day will do
    assert actor is not None
    return actor


def prepare() -> None:
    """Found a cell, open two cases, and say their ids."""
    create_log_key()
    found(Beginning("Đảng ủy Viện", "Chi bộ Một", DAY, True, True, "an", "bong sen no mua ha"))
    cell, actor = Organisation.objects.get(kind=OrganisationKind.CELL), secretary()
    facts = {
        "born_on": date(1990, 5, 17),
        "sex": "male",
        "ethnicity": "Kinh",
        "religion": "không",
        "schooling": "university",
        "occupation": "viên chức",
        "workplace": "Viện",
    }
    for name in NAMES:
        case = open_casefile(
            create_person(cell, actor=actor, full_name=name, **facts), cell, by=actor
        )
        record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)
        say(case.pk)


def race(casefile_id: str, seen_seq: str) -> None:
    """Say ready, wait for the word, and try once."""
    actor = secretary()
    say("ready")
    sys.stdin.readline()
    try:
        recorded = record_steps(int(casefile_id), [reviewed(DAY)], by=actor, seen_seq=int(seen_seq))
    except CaseChanged as refusal:
        say(f"changed {len(refusal.since)}")
    else:
        say(f"recorded {recorded.steps[0].seq}")


def keep_on(casefile_id: str, times: str) -> None:
    """Record so many steps, reading the case again whenever somebody else was first."""
    actor, left = secretary(), int(times)
    while left:
        seen = LogEntry.objects.filter(casefile=casefile_id).count()
        try:
            [step] = record_steps(int(casefile_id), [reviewed(DAY)], by=actor, seen_seq=seen).steps
        except CaseChanged:
            continue
        left -= 1
        say(step.seq)


def occasions(times: str) -> None:
    """Record one step in every case at once, so many times; say each after it is committed."""
    actor = secretary()
    ids = list(Casefile.objects.order_by("pk").values_list("pk", flat=True))
    for _ in range(int(times)):
        entries = [
            Entry(
                casefile_id=pk,
                steps=[reviewed(DAY)],
                seen_seq=LogEntry.objects.filter(casefile=pk).count(),
            )
            for pk in ids
        ]
        say(record_occasion(entries, by=actor)[0].steps[0].seq)


def report() -> None:
    """Say which steps every case holds, and what is broken."""
    seqs: dict[int, list[int]] = {}
    for pk, seq in LogEntry.objects.order_by("position").values_list("casefile_id", "seq"):
        seqs.setdefault(pk, []).append(seq)
    say(json.dumps({"seqs": seqs, "broken": [broken.en for broken in verify()]}))


def say(word: object) -> None:
    print(word, flush=True)  # noqa: T201 - the parent process reads it


COMMANDS = {
    "prepare": prepare,
    "race": race,
    "keep-on": keep_on,
    "occasions": occasions,
    "report": report,
}


def main(command: str, arguments: Iterable[str]) -> None:
    COMMANDS[command](*arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
