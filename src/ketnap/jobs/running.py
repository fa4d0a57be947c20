"""A job while it is done: what was asked for, by whom, how far it is, what came of it."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.domain.access import Actor
from ketnap.jobs import beside, files
from ketnap.jobs.models import Job, JobState
from ketnap.jobs.refusals import JobRefused
from ketnap.jobs.stopping import STOP

_SECONDS_BETWEEN_WORDS = 0.5

Arguments = Mapping[str, Any]
"""What was asked for, as kept with the job."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: a few words, and a file under a name where one was made.

    `holds` are the numbers of the records in the file, of which its kind is asked again at each
    fetching.
    `settle` writes what must be written if and only if the outcome is kept. Where `is_written`,
    everything was written already, and who cancels after that cancels too late.
    """

    message: str
    download_name: str = ""
    holds: Sequence[int] = ()
    settle: Callable[[], None] | None = None
    is_written: bool = False


class CancelAsked(Exception):
    """The user wants the job no longer."""


class StopAsked(Exception):
    """The worker stops; the next one begins the job anew."""


class GivenUp(Exception):
    """This worker was taken for dead, and the job is no longer its own."""


def attempt_of(job: Job) -> QuerySet[Job]:
    """Return the job itself while the same attempt at it runs; nothing once it is another's."""
    return Job.objects.filter(pk=job.pk, attempt=job.attempt, state=JobState.RUNNING)


class Run:
    """One attempt at a job, as its kind sees it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._done = self._total = 0
        self._said_at = time.monotonic()
        self._tell: Callable[[], None] = self._say

    @property
    def arguments(self) -> Arguments:
        """What was asked for."""
        arguments: Arguments = self._job.arguments
        return arguments

    def actor(self) -> Actor:
        """Return who asked, with the rights of this moment; kinds ask anew for every record."""
        user = User.objects.get(pk=self._job.asked_by_id)
        actor = actor_of(user, on=timezone.localdate())
        if actor is None:
            raise JobRefused(_("Tài khoản của bạn đã bị khóa, nên việc này không làm tiếp."))
        return actor

    def expects(self, total: int) -> None:
        """Say of how many steps the job consists."""
        self._total = total
        if not attempt_of(self._job).update(total=total):
            raise GivenUp

    def step(self, count: int = 1) -> None:
        """Say that so many more steps are done; raises what ends the attempt, for the worker to catch."""
        self._done = min(self._done + count, self._total)
        if STOP.is_up:
            raise StopAsked
        if time.monotonic() - self._said_at >= _SECONDS_BETWEEN_WORDS:
            self._tell()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Say how far it is outside of the one long transaction that writes meanwhile.

        Said inside, nobody would see it, and who cancels would wait for its end. Where the
        database has one writer alone, it is said beside it.
        """
        if not connection.features.has_select_for_update:
            with self._apart_from_the_only_writer():
                yield
            return
        with ThreadPoolExecutor(max_workers=1) as thread:
            self._tell = lambda: thread.submit(self._say).result()
            try:
                yield
            finally:
                self._tell = self._say
                thread.submit(_hang_up).result()

    @contextmanager
    def _apart_from_the_only_writer(self) -> Iterator[None]:
        beside.say_done(self._job, self._done)
        self._tell = self._say_beside
        try:
            # Whoever cancelled before there was anything beside the database said it there.
            self._hear_the_database()
            yield
        except StopAsked:
            # The next attempt looks for its own words, not for those of this one.
            if beside.is_asked_to_stop(self._job):
                attempt_of(self._job).update(cancel_asked=True)
            raise
        finally:
            self._tell = self._say
            beside.forget(self._job)

    def new_file(self) -> AbstractContextManager[BinaryIO]:
        """Open the one file that an attempt may make; closed well, it is on the disk for good."""
        return files.new_file(self._job.file_name)

    def _say(self) -> None:
        self._said_at = time.monotonic()
        if not attempt_of(self._job).update(done=self._done):
            raise GivenUp
        self._hear_the_database()

    def _hear_the_database(self) -> None:
        if attempt_of(self._job).filter(cancel_asked=True).exists():
            raise CancelAsked

    def _say_beside(self) -> None:
        self._said_at = time.monotonic()
        beside.say_done(self._job, self._done)
        if beside.is_asked_to_stop(self._job):
            raise CancelAsked


def _hang_up() -> None:
    """Close the connection of the thread that calls."""
    connection.close()
