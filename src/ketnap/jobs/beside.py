"""Words between a job that holds the only writer of the database and the pages: small files beside it.

Where a database has one writer alone, nobody can write how far the job is until it has ended, nor
that it is wanted no longer. Everybody who uses such a database shares its folder, so they do it there.
"""

import os
from contextlib import suppress
from pathlib import Path

from ketnap.jobs import files
from ketnap.jobs.models import Job

_OWNER_ONLY = 0o600
_SAYS_SO_FAR, _ASKS_TO_STOP = "done", "stop"


def say_done(job: Job, done: int) -> None:
    """Say how many steps of the running attempt are done."""
    path = _path(job, _SAYS_SO_FAR)
    path.parent.mkdir(exist_ok=True, mode=files.OWNER_ONLY_FOLDER)
    new = path.with_suffix(".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(descriptor, "w") as file:
        file.write(str(done))
    new.replace(path)


def done_so_far(job: Job) -> int | None:
    """How many steps the running attempt said beside the database; nothing where it says it there."""
    with suppress(FileNotFoundError):
        return int(_path(job, _SAYS_SO_FAR).read_text())
    return None


def ask_to_stop(job: Job) -> None:
    """Leave word for the running attempt that it is wanted no longer."""
    _path(job, _ASKS_TO_STOP).touch(_OWNER_ONLY)


def is_asked_to_stop(job: Job) -> bool:
    """Say whether somebody left word that the running attempt is wanted no longer."""
    return _path(job, _ASKS_TO_STOP).exists()


def forget(job: Job) -> None:
    """Take away the words of an attempt that says everything in the database again."""
    for word in (_SAYS_SO_FAR, _ASKS_TO_STOP):
        _path(job, word).unlink(missing_ok=True)


def _path(job: Job, word: str) -> Path:
    """The name of an attempt's file nobody can guess, so neither can they that of its words."""
    return files.folder() / f"{job.file_name}.{word}"
