"""The documents that the rules are taken from, and how far each was read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReadExtent(StrEnum):
    """How much of a document was read when its rules were written down."""

    FULLY = "fully"
    PARTLY = "partly"
    BODY_WITHOUT_ANNEX = "body_without_annex"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation (quy định) or guidance (hướng dẫn) and the days it is in force.

    `layer` is 1 for the Central Committee, 2 for the Secretariat, 3 for the Central
    Organising Commission.
    """

    document_id: str
    number: str
    issued_on: date
    layer: int
    valid_from: date
    valid_to: date | None
    read: ReadExtent
    note_vi: str = ""
    note_en: str = ""
