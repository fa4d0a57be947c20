"""Starts the child process for one template, waits no longer than it may take, reads its answer."""

import logging
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.documents.own_templates.isolation.troubles import (
    Code,
    Trouble,
    refuse,
    trouble_from,
)
from ketnap.documents.own_templates.isolation.wire import (
    dictionary_to_data,
    read_message,
    write_message,
)
from ketnap.domain.paperwork.dictionary import Dictionary

LONGEST_WAIT_SECONDS = 15
_CHILD = "ketnap.documents.own_templates.isolation.child"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child process found; `document` only where it was asked to render."""

    troubles: tuple[Trouble, ...]
    used: frozenset[str]
    surely: frozenset[str]
    document: bytes


def ask_child(
    do: str, template: bytes, dictionary: Dictionary, values: Mapping[str, Any]
) -> Answer:
    """The child's answer; raises `Troubled` where the template took more than it may."""
    order = {"do": do, "dictionary": dictionary_to_data(dictionary), "values": dict(values)}
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
        write_message(asked, order, template)
        asked.seek(0)
        status = _run(asked.fileno(), answered.fileno())
        if status != 0:
            # Only the status: what the child says of its end could repeat a person's data.
            logger.error("the template process ended with status %s", status)
            raise refuse(Code.TOO_MUCH_WORK)
        answered.seek(0)
        head, document = read_message(answered)
    return Answer(
        tuple(map(trouble_from, head["troubles"])),
        frozenset(head["used"]),
        frozenset(head["surely"]),
        document,
    )


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
