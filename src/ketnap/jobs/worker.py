"""A worker (tiến trình nền): does jobs one by one, says that it is alive, cleans up after others."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from ketnap.jobs.chores import SECONDS_BETWEEN, chores_of_all_rooms, done_during_jobs
from ketnap.jobs.models import WORKER_NAME_CHARS
from ketnap.jobs.presence import BEAT, say_gone, say_present
from ketnap.jobs.reaping import sweep, take_back_orphans
from ketnap.jobs.stopping import STOP
from ketnap.jobs.taking import do_next

logger = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_BETWEEN_ROUNDS = 5.0


def work(*, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Do jobs until the process is asked to stop, or is not wanted any more.

    A job that is being done then stops at its next step, and waits for another worker.
    """
    name = _new_name()
    with _alive(name, is_wanted), done_during_jobs():
        rounds = _Every(_SECONDS_BETWEEN_ROUNDS, take_back_orphans)
        sweeps = _Every(SECONDS_BETWEEN, lambda: sweep(timezone.now()))
        chores = [_Every(SECONDS_BETWEEN, act) for act in chores_of_all_rooms()]
        while not STOP.is_up:
            if not _look(name, rounds, sweeps, *chores):
                time.sleep(_SECONDS_BETWEEN_LOOKS)


def work_off() -> int:
    """Do every job that waits, in this process, and return how many there were."""
    count = 0
    while do_next(_new_name()):
        count += 1
    return count


class _Every:
    """Does something now and again."""

    def __init__(self, seconds: float, act: Callable[[], object]) -> None:
        self._seconds, self._act, self._next_at = seconds, act, 0.0

    def __call__(self) -> None:
        if time.monotonic() >= self._next_at:
            self._act()
            self._next_at = time.monotonic() + self._seconds


def _look(name: str, *chores: _Every) -> bool:
    """Do what is due and the next job; say whether there was one. A database may be away for a while."""
    try:
        close_old_connections()
        for chore in chores:
            chore()
        return do_next(name)
    except OperationalError:
        logger.exception("the database does not answer; trying again")
        connection.close()
        return False


def _new_name() -> str:
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{token_hex(4)}"[:WORKER_NAME_CHARS]


@contextmanager
def _alive(name: str, is_wanted: Callable[[], bool]) -> Iterator[None]:
    """Say every few seconds, from a thread of its own, that this worker is there."""
    say_present(name)
    over = threading.Event()
    heart = threading.Thread(target=_beat, args=(name, over, is_wanted), daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        heart.join()
        say_gone(name)


def _beat(name: str, over: threading.Event, is_wanted: Callable[[], bool]) -> None:
    while not over.wait(BEAT.total_seconds()):
        if not is_wanted():
            STOP.put_up()
        try:
            say_present(name)
        except OperationalError:
            logger.exception("worker %s could not say that it is alive", name)
        finally:
            connection.close()
