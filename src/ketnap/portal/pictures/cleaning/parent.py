"""Starts the child process for one file, waits no longer than it may take, reads its answer."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from ketnap.portal.pictures.cleaning.troubles import Refused, Trouble

LARGEST_FILE_BYTES = 20 * 1024 * 1024
LONGEST_WAIT_SECONDS = 40
_CHILD = "ketnap.portal.pictures.cleaning.child"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Clean:
    """A file that holds a picture and nothing else."""

    extension: str
    data: bytes


def clean(data: bytes) -> Clean:
    """Return an uploaded picture drawn anew; raises `Refused`.

    Nothing of the file is interpreted in this process.
    """
    if not data:
        raise Refused(Trouble.EMPTY)
    if len(data) > LARGEST_FILE_BYTES:
        raise Refused(Trouble.TOO_MANY_BYTES)
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
        asked.write(data)
        asked.seek(0)
        status = _run(asked.fileno(), answered.fileno())
        if status != 0:
            # Only the status: what the child says of its end could repeat what a file holds.
            logger.error("the picture process ended with status %s", status)
            raise Refused(Trouble.TOO_MUCH_WORK)
        answered.seek(0)
        head = json.loads(answered.readline())
        drawn = answered.read()
    if head["trouble"]:
        raise Refused(Trouble(head["trouble"]))
    return Clean(head["extension"], drawn)


def _run(asked: int, answered: int) -> int | str:
    command = [sys.executable, "-I", "-B", "-m", _CHILD]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, no argument from outside
            command,
            stdin=asked,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=LONGEST_WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    return done.returncode
