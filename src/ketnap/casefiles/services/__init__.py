"""Every write to cases: open, record, import, export, anchor."""

from ketnap.casefiles.services.anchoring import write_anchor
from ketnap.casefiles.services.batching import MoreSteps, NewCase, import_batch
from ketnap.casefiles.services.cells import BodiesTold
from ketnap.casefiles.services.counting_day import choose_counting_day
from ketnap.casefiles.services.drafting import CaseDraft, CaseDrafter, ImportDesk
from ketnap.casefiles.services.entering import enter_by_case, enter_by_cases
from ketnap.casefiles.services.interchange import (
    TakenIn,
    export_casefile,
    import_casefile,
    import_casefiles,
    take_in_casefiles,
)
from ketnap.casefiles.services.leaving import keep_facts_as_left
from ketnap.casefiles.services.opening import open_casefile
from ketnap.casefiles.services.recorded_already import RecordedAlready
from ketnap.casefiles.services.recording import Entry, Recorded, record_occasion, record_steps
from ketnap.casefiles.services.unbatching import later_steps, undo_batch

__all__ = [
    "BodiesTold",
    "CaseDraft",
    "CaseDrafter",
    "Entry",
    "ImportDesk",
    "MoreSteps",
    "NewCase",
    "Recorded",
    "RecordedAlready",
    "TakenIn",
    "choose_counting_day",
    "enter_by_case",
    "enter_by_cases",
    "export_casefile",
    "import_batch",
    "import_casefile",
    "import_casefiles",
    "keep_facts_as_left",
    "later_steps",
    "open_casefile",
    "record_occasion",
    "record_steps",
    "take_in_casefiles",
    "undo_batch",
    "write_anchor",
]
