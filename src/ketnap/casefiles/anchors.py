"""Anchors: the state of the ledger day by day, kept where the database owner cannot write.

A chain alone does not show that its tail was cut off or that an older copy was put back;
an anchor taken before does.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Anchor:
    """How many steps were recorded, and the last ledger digest, before a day's first step."""

    day: date
    count: int
    head: str


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """A line of the anchor file; `anchor` is None where it cannot be read."""

    number: int
    anchor: Anchor | None


def anchors_path() -> Path:
    """Where anchors go: `KETNAP_ANCHORS`, else a file in the data folder."""
    data: Path = settings.KETNAP_DATA
    return Path(os.environ.get("KETNAP_ANCHORS") or data / "anchors.jsonl")


def append_anchor(anchor: Anchor) -> None:
    """Adds one line and waits until it is on the disk."""
    path = anchors_path()
    line = json.dumps({**asdict(anchor), "day": anchor.day.isoformat()}) + "\n"
    with path.open("a", encoding="utf-8") as anchor_file:
        anchor_file.write(line)
        anchor_file.flush()
        os.fsync(anchor_file.fileno())


def anchor_lines() -> Iterator[AnchorLine]:
    """Every line of the anchor file, read or not readable; nothing where there is no file yet."""
    path = anchors_path()
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as anchor_file:
        for number, line in enumerate(anchor_file, start=1):
            yield AnchorLine(number, _read(line))


def _read(line: str) -> Anchor | None:
    try:
        data = json.loads(line)
        return Anchor(date.fromisoformat(data["day"]), int(data["count"]), str(data["head"]))
    except (ValueError, KeyError, TypeError):
        return None
