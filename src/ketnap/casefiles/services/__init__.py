"""Every write to cases: open, record, import, export, anchor."""

from ketnap.casefiles.services.anchoring import write_anchor
from ketnap.casefiles.services.interchange import (
    export_casefile,
    import_casefile,
    import_casefiles,
)
from ketnap.casefiles.services.opening import open_casefile
from ketnap.casefiles.services.recording import Entry, Recorded, record_occasion, record_steps

__all__ = [
    "Entry",
    "Recorded",
    "export_casefile",
    "import_casefile",
    "import_casefiles",
    "open_casefile",
    "record_occasion",
    "record_steps",
    "write_anchor",
]
