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


class AnchorsUnusable(Exception):
    """The file of the anchors cannot be read or written where it should lie."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path}: không đọc hoặc ghi được tệp neo của sổ bước ({error.strerror}); hãy xem lại "
            f"KETNAP_ANCHORS và quyền của thư mục ấy (the file of the anchors cannot be read or "
            f"written; look at KETNAP_ANCHORS and at the rights on its folder)"
        )
        self.path = path


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
    """Adds one line and waits until it is on the disk. Raises `AnchorsUnusable`."""
    path = anchors_path()
    line = json.dumps({**asdict(anchor), "day": anchor.day.isoformat()}) + "\n"
    try:
        with path.open("a", encoding="utf-8") as anchor_file:
            anchor_file.write(line)
            anchor_file.flush()
            os.fsync(anchor_file.fileno())
    except OSError as error:
        raise AnchorsUnusable(path, error) from error


def anchor_lines() -> Iterator[AnchorLine]:
    """Every line of the anchor file, read or not readable; nothing where there is no file yet.

    Raises `AnchorsUnusable`.
    """
    path = anchors_path()
    try:
        with path.open(encoding="utf-8", errors="replace") as anchor_file:
            for number, line in enumerate(anchor_file, start=1):
                yield AnchorLine(number, _read(line))
    except FileNotFoundError:
        return
    except OSError as error:
        raise AnchorsUnusable(path, error) from error


def _read(line: str) -> Anchor | None:
    try:
        data = json.loads(line)
        day, count, head = date.fromisoformat(data["day"]), data["count"], data["head"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    # JSON also writes 1.7, true and Infinity; none of them counts steps.
    if type(count) is not int or type(head) is not str:
        return None
    return Anchor(day, count, head)
