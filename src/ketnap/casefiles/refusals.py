"""Why the log did not take what it was given."""

from collections.abc import Sequence

from django.http import Http404

from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import Step


class NotVisible(Http404):
    """No such case for this reader; whether it exists is not said."""

    def __init__(self) -> None:
        super().__init__("no such case")


class NothingToRecord(Exception):
    """A request to record holds no step."""

    def __init__(self) -> None:
        super().__init__("there is no step to record")


class CellIncomplete(Exception):
    """The cell has no chain of bodies above it, so no case of it can be decided."""

    def __init__(self, cell_id: int, why: str) -> None:
        super().__init__(f"cell {cell_id}: {why}")
        self.cell_id = cell_id


class NothingCorrected(Exception):
    """A correction must point to an earlier step that is not a correction itself."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"there is no step {seq} to correct")
        self.seq = seq


class CaseChanged(Exception):
    """Someone recorded in this case since the writer looked at it."""

    def __init__(self, casefile_id: int, *, since: Sequence[Step]) -> None:
        super().__init__(f"casefile {casefile_id} changed: {len(since)} steps since")
        self.casefile_id = casefile_id
        self.since = tuple(since)


class BatchNotUndoable(Exception):
    """A batch stays: steps were recorded on top of it, or it was undone already."""

    def __init__(self, batch_id: int) -> None:
        super().__init__(f"batch {batch_id} cannot be undone")
        self.batch_id = batch_id


class _Found(Exception):
    def __init__(self, casefile_id: int, findings: Sequence[Finding]) -> None:
        codes = ", ".join(finding.code for finding in findings)
        super().__init__(f"casefile {casefile_id}: {codes}")
        self.casefile_id = casefile_id
        self.findings = tuple(findings)


class StepRefused(_Found):
    """The rules in force stand against the steps; `findings` say which and why."""


class ReasonNeeded(_Found):
    """The steps may be recorded, with a reason that is kept beside them."""


class ImportRefused(Exception):
    """A case file says something about the person or the cell that cannot be kept."""

    def __init__(self, number: int, reasons: Sequence[str]) -> None:
        super().__init__(f"case file {number}: " + "; ".join(reasons))
        self.number = number
        self.reasons = tuple(reasons)
