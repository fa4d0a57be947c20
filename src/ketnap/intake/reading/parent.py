"""Starts the child process for one file, waits no longer than it may take, reads its answer."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.reading.wire import ROWS, SHEETS, write_line

_LONGEST_WAIT_SECONDS = {SHEETS: 60, ROWS: 900}
_CHILD = "ketnap.intake.reading.child"
_LONGEST_LAST_LINE = 1024 * 1024

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a file, and whether its owner has hidden it."""

    name: str
    hidden: bool


def sheets_in(file: Path) -> tuple[SheetName, ...]:
    """The sheets of a file; raises `FileRefused`."""
    with tempfile.TemporaryFile() as answered:
        _ask(file, {"do": SHEETS}, answered)
        answer = _last_line(answered)
    return tuple(SheetName(each["name"], each["hidden"]) for each in answer["sheets"])


def read_sheet(file: Path, sheet: str, into: IO[bytes]) -> None:
    """Write the rows of a sheet into a file, line by line; raises `FileRefused`."""
    _ask(file, {"do": ROWS, "sheet": sheet}, into)
    _last_line(into)


def _ask(file: Path, order: dict[str, Any], answered: IO[bytes]) -> None:
    with tempfile.TemporaryFile() as asked:
        write_line(asked, order)
        asked.write(file.read_bytes())
        asked.seek(0)
        status = _run(asked.fileno(), answered.fileno(), _LONGEST_WAIT_SECONDS[order["do"]])
    if status != 0:
        # Only the status: what the child says of its end could repeat a person's data.
        logger.error("the process that reads sheets ended with status %s", status)
        raise FileRefused(Code.TOO_MUCH_WORK)


def _run(asked: int, answered: int, longest: int) -> int | str:
    command = [sys.executable, "-I", "-B", "-m", _CHILD]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, no argument from outside
            command,
            stdin=asked,
            stdout=answered,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=longest,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "timeout"
    return done.returncode


def _last_line(answered: IO[bytes]) -> dict[str, Any]:
    """The line that ends an answer; raises `FileRefused` where it says so."""
    size = answered.seek(0, 2)
    answered.seek(max(0, size - _LONGEST_LAST_LINE))
    line = answered.read().rstrip(b"\n").rpartition(b"\n")[2]
    answer: dict[str, Any] = json.loads(line)
    if "refused" in answer:
        raise FileRefused(Code(answer["refused"]), answer["fact"])
    return answer
