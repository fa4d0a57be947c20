"""Workers as processes of their own, with short times, for tests that kill them."""

import json
import os
import signal
import sys
import time
from datetime import date, timedelta

import django

django.setup()

from jobs.invented import KINDS, kind  # noqa: E402
from ketnap.accounts.actors import actor_of  # noqa: E402
from ketnap.accounts.models import User  # noqa: E402
from ketnap.accounts.setup import Beginning, found  # noqa: E402
from ketnap.domain.access import Actor  # noqa: E402
from ketnap.jobs import files, presence, services, worker  # noqa: E402
from ketnap.jobs.kinds import add_kind  # noqa: E402
from ketnap.jobs.models import UNFINISHED, Job  # noqa: E402
from ketnap.jobs.running import Outcome, Run  # noqa: E402
from ketnap.jobs.stopping import stop_on_signals  # noqa: E402

presence.LEASE = timedelta(seconds=2)
worker.BEAT = timedelta(seconds=0.3)
worker._SECONDS_BETWEEN_ROUNDS = 0.3
worker._SECONDS_BETWEEN_LOOKS = 0.1


def kill_the_worker(run: Run) -> Outcome:
    """End as where the machine has no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a killed process goes no further")


for each in (*KINDS, kind("deadly", kill_the_worker)):
    add_kind(each)


def secretary() -> Actor:
    actor = actor_of(User.objects.get(), on=date.today())  # noqa: DTZ011 - any day will do
    assert actor is not None
    return actor


def prepare() -> None:
    """Found a cell, whose secretary asks for jobs."""
    found(
        Beginning(
            "Đảng ủy Viện", "Chi bộ Một", date(2010, 1, 1), True, True, "an", "bong sen no mua ha"
        )
    )


def ask(code: str, *arguments: str) -> None:
    """Ask for a job with each of the arguments, and say its number."""
    for each in arguments:
        say(services.ask(code, json.loads(each), by=secretary()).pk)


def cancel(job_id: str) -> None:
    """Ask a job to end."""
    services.cancel(int(job_id), by=secretary())


def work() -> None:
    """Do jobs until told to stop."""
    stop_on_signals()
    worker.work()


def report(*numbers: str) -> None:
    """Say how jobs stand, and which files are theirs or nobody's."""
    fields = ("state", "attempt", "crashes", "message", "file_name", "file_bytes")
    jobs = list(Job.objects.filter(pk__in=numbers).order_by("pk").values(*fields))
    others = set(Job.objects.exclude(pk__in=numbers).values_list("file_name", flat=True))
    there = {path.name for path in files.folder().glob("*")}
    say(json.dumps({"jobs": jobs, "files": sorted(there - others)}))


def report_once_ended(*numbers: str) -> None:
    """Say the same once all of the jobs have ended."""
    while Job.objects.filter(pk__in=numbers, state__in=UNFINISHED).exists():
        time.sleep(0.05)
    report(*numbers)


def say(word: object) -> None:
    print(word, flush=True)  # noqa: T201 - the parent process reads it


COMMANDS = {
    "prepare": prepare,
    "ask": ask,
    "cancel": cancel,
    "work": work,
    "report": report,
    "await": report_once_ended,
}


if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
