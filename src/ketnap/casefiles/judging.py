"""Asks the domain what new steps would bring up, and refuses what may not be recorded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.refusals import NothingCorrected, ReasonNeeded, StepRefused
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import Casefile, Corrected, Step


def extended(casefile: Casefile, steps: Sequence[Step]) -> Casefile:
    """The case file with the steps numbered and put at its end.

    Refuses a correction that points to nothing, for it could never be read back.
    """
    first = len(casefile.steps) + 1
    numbered = tuple(replace(step, seq=seq) for seq, step in enumerate(steps, start=first))
    longer = replace(casefile, steps=(*casefile.steps, *numbered))
    for step in numbered:
        if isinstance(step, Corrected):
            _check_correction(step, longer.steps)
    return longer


def _check_correction(step: Corrected, steps: Sequence[Step]) -> None:
    earlier = 0 < step.corrects < step.seq
    if not earlier or isinstance(steps[step.corrects - 1], Corrected):
        raise NothingCorrected(step.corrects)


def new_findings(
    before: Casefile, after: Casefile, judges: Judges, *, today: date
) -> tuple[Finding, ...]:
    """What stands in the longer file and did not in the shorter one, on the same day."""
    added = after.steps[len(before.steps) :]
    on = max([today, *(step.on for step in added)])
    found = [
        assess(casefile, judges.rulebook, judges.calendar, on=on).findings
        for casefile in (before, after)
    ]
    return tuple(_beyond(found[1], known=found[0]))


def _beyond(findings: Iterable[Finding], *, known: Iterable[Finding]) -> Iterable[Finding]:
    left = Counter((finding.code, finding.seq) for finding in known)
    for finding in findings:
        if left[finding.code, finding.seq] > 0:
            left[finding.code, finding.seq] -= 1
        else:
            yield finding


def refuse(casefile_id: int, findings: Sequence[Finding], *, override_reason: str) -> None:
    """A blocking finding refuses; a warning asks for a reason, which is kept.

    A warning that stands on no step says what the case still lacks, not that something is wrong
    with the steps, so it asks for nothing.
    """
    blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
    if blocking:
        raise StepRefused(casefile_id, blocking)
    warning = [finding for finding in findings if _objects(finding)]
    if warning and not override_reason:
        raise ReasonNeeded(casefile_id, warning)


def _objects(finding: Finding) -> bool:
    return finding.severity is Severity.WARN and finding.seq is not None
