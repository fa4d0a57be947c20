"""Static files of the portal, compressed where visitors load them."""

from collections.abc import Iterable, Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

READ_BY_VISITORS = ("ketnap/", "portal/")


class PortalStaticFiles(CompressedManifestStaticFilesStorage):
    """Spares the editor's many files the slow compression that pays only for many readers.

    An address is made out once: which files there are is read when a process starts.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address of a file, whose name holds a digest of it."""
        known = self._addresses.get(name)
        if known is None or force:
            known = self._addresses[name] = super().url(name, force)
        return known

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what visitors load, and nothing else."""
        yield from super().compress_files(
            [path for path in paths if path.startswith(READ_BY_VISITORS)]
        )
