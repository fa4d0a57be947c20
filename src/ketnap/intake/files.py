"""Uploaded sheets: in one folder, for their owner alone, under names nobody can guess, for a day."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

FOLDER = "intake"
_ROWS, _WORDS, _ENTRIES = ".rows", ".words", ".entries"
_NAME_BYTES = 16
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
KEPT_SECONDS = 24 * 3600


def folder() -> Path:
    """Return the folder of the files; where several machines share the work, they share it too."""
    data: Path = settings.KETNAP_DATA
    return data / FOLDER


def keep_upload(content: bytes) -> str:
    """Return the name under which an uploaded file lies now."""
    name = secrets.token_hex(_NAME_BYTES)
    with _new(folder() / name) as file:
        file.write(content)
    return name


def upload_of(name: str) -> Path:
    """Return where an uploaded file lies."""
    return folder() / name


def rows_of(name: str) -> Path:
    """Return where the rows that were read from it lie."""
    return folder() / f"{name}{_ROWS}"


@contextmanager
def new_rows(name: str) -> Iterator[BinaryIO]:
    """Open the file of the rows, in place of one that was read before."""
    for path in (rows_of(name), _words_of(name), entries_of(name)):
        path.unlink(missing_ok=True)
    with _new(rows_of(name)) as file:
        yield file


def keep_words(name: str, words: bytes) -> None:
    """Keep what was counted in the rows, in place of what was counted before."""
    with _in_place_of(_words_of(name)) as file:
        file.write(words)


def kept_words(name: str) -> bytes | None:
    """Return what was counted in the rows; nothing where nobody has."""
    try:
        return _words_of(name).read_bytes()
    except FileNotFoundError:
        return None


def entries_of(name: str) -> Path:
    """Return where the entries lie that its rows were last read as, if all of them were."""
    return folder() / f"{name}{_ENTRIES}"


def new_entries(name: str) -> AbstractContextManager[BinaryIO]:
    """Open the file of the entries; it stands in place of the last one once it is closed."""
    return _in_place_of(entries_of(name))


def _words_of(name: str) -> Path:
    return folder() / f"{name}{_WORDS}"


@contextmanager
def _in_place_of(path: Path) -> Iterator[BinaryIO]:
    """Two may write at once; the later stays. What was not written to its end goes."""
    fresh = folder() / secrets.token_hex(_NAME_BYTES)
    try:
        with _new(fresh) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the name and half of the file
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    path.parent.mkdir(exist_ok=True, mode=_OWNER_ONLY_FOLDER)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "w+b") as file:
        yield file


def remove(name: str) -> None:
    """Remove an uploaded file and all that was read from it, if it is there."""
    if name:
        for path in (upload_of(name), rows_of(name), _words_of(name), entries_of(name)):
            path.unlink(missing_ok=True)


def sweep() -> None:
    """Remove what was uploaded more than a day ago and not brought to an end."""
    if not folder().is_dir():
        return
    limit = time.time() - KEPT_SECONDS
    # The last letters first: what was read from an upload goes before it, as old as it is.
    for path in sorted(folder().iterdir(), reverse=True):
        with suppress(FileNotFoundError):  # its import, or another worker, was quicker
            if _brought_at(path) < limit:
                path.unlink()


def _brought_at(path: Path) -> float:
    """When the upload came that a file is, or was read from; of one that is left over, its own time."""
    upload = path.with_suffix("")
    return (upload if upload.exists() else path).stat().st_mtime
