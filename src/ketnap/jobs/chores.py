"""What a worker does every minute besides its jobs: rooms above say what."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

logger = logging.getLogger(__name__)

Chore = Callable[[], object]

SECONDS_BETWEEN: Final = 60.0
_CHORES: dict[str, Chore] = {}
_CHORES_DURING_JOBS: dict[str, Chore] = {}


def add_chore(name: str, act: Chore) -> None:
    """Let workers do something every minute; it must settle its own troubles."""
    _CHORES[name] = act


def add_chore_during_jobs(name: str, act: Chore) -> None:
    """Let workers do something every minute that no job may hold up.

    It must not write: a job may hold the only writer of the database for long.
    """
    _CHORES_DURING_JOBS[name] = act


def chores_of_all_rooms() -> list[Chore]:
    """Return what the rooms have asked for, in the order in which they did."""
    return list(_CHORES.values())


@contextmanager
def done_during_jobs() -> Iterator[None]:
    """Do what no job may hold up in a thread of its own, for as long as the block lasts."""
    over = threading.Event()
    thread = threading.Thread(target=_do_until, args=(over,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _do_until(over: threading.Event) -> None:
    while not over.is_set():
        for name, act in _CHORES_DURING_JOBS.items():
            _do(name, act)
        over.wait(SECONDS_BETWEEN)


def _do(name: str, act: Chore) -> None:
    try:
        act()
    except Exception:
        # The next minute must come: nobody else would start the thread anew.
        logger.exception("the chore %s was not done; trying again", name)
    finally:
        connection.close()
