"""What the two processes say to each other: one line of JSON, then the bytes of a Word file."""

import json
from typing import IO, Any

from ketnap.domain.paperwork.dictionary import Dictionary

INSPECT, RENDER = "inspect", "render"


def write_message(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Write a message to its end."""
    stream.write(json.dumps(head).encode("ascii") + b"\n")
    stream.write(body)
    stream.flush()


def read_message(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """A message that was written whole; raises `ValueError` for anything else."""
    head = json.loads(stream.readline())
    if not isinstance(head, dict):
        raise ValueError("the message has no head")  # noqa: TRY004 - what was read is wrong
    return head, stream.read()


def dictionary_to_data(dictionary: Dictionary) -> dict[str, Any]:
    """A dictionary as JSON holds it."""
    return {
        "texts": sorted(dictionary.texts),
        "lists": {name: sorted(columns) for name, columns in dictionary.lists.items()},
        "required": sorted(dictionary.required),
    }


def dictionary_from_data(data: dict[str, Any]) -> Dictionary:
    """The dictionary that `dictionary_to_data` wrote."""
    return Dictionary(
        frozenset(data["texts"]),
        {name: frozenset(columns) for name, columns in data["lists"].items()},
        frozenset(data["required"]),
    )
