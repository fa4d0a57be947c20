"""Why something was not done with an import."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404


class ImportNotVisible(Http404):
    """No such import for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such import")


class FileGone(Exception):
    """The uploaded file is no longer kept."""

    def __init__(self, import_id: int) -> None:
        super().__init__(f"the file of import {import_id} is gone")


class OutOfPlace(Exception):
    """What is asked for does not follow from how far the import has come."""

    def __init__(self, import_id: int, state: str) -> None:
        super().__init__(f"import {import_id} is {state}")
        self.state = state


class RowsNotSound(Exception):
    """Rows have problems, and nobody has said that they may be left out."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} rows have problems")
        self.count = count


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that stands on what was imported: whose it is, and what."""

    who: str
    what: str


class BuiltUpon(Exception):
    """Something was recorded on top of what was imported; it is named."""

    def __init__(self, standing: Sequence[Standing]) -> None:
        super().__init__(f"{len(standing)} things stand on the import")
        self.standing = tuple(standing)
