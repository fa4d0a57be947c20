"""Static files of the portal, compressed where visitors load them."""

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

READ_BY_VISITORS = ("ketnap/", "portal/")


class PortalStaticFiles(CompressedManifestStaticFilesStorage):
    """Spares the editor's many files the slow compression that pays only for many readers."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what visitors load, and nothing else."""
        yield from super().compress_files(
            [path for path in paths if path.startswith(READ_BY_VISITORS)]
        )
