"""Files that jobs made: under names nobody can guess, for their owner alone, in one folder."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

FOLDER = "jobs"
_NAME_BYTES = 16
_OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700


def folder() -> Path:
    """Return the folder of the files; where several machines share the work, they share it too."""
    data: Path = settings.KETNAP_DATA
    return data / FOLDER


def new_name() -> str:
    """Return a name that no other file has and nobody can guess."""
    return secrets.token_hex(_NAME_BYTES)


@contextmanager
def new_file(name: str) -> Iterator[BinaryIO]:
    """Open a new file; it is on the disk for good when the block ends well."""
    folder().mkdir(exist_ok=True, mode=OWNER_ONLY_FOLDER)
    descriptor = os.open(folder() / name, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def open_file(name: str) -> BinaryIO:
    """Open a file for reading; raises `FileNotFoundError`."""
    return (folder() / name).open("rb")


def size_of(name: str) -> int:
    """Return how many bytes a file has."""
    return (folder() / name).stat().st_size


def remove(name: str) -> None:
    """Remove a file, if it is there."""
    if name:
        (folder() / name).unlink(missing_ok=True)


def names_older_than(moment: float) -> list[str]:
    """Return the files that were last written before a moment."""
    if not folder().is_dir():
        return []
    return [path.name for path in folder().iterdir() if path.stat().st_mtime < moment]
