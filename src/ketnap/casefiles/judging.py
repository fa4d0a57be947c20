"""Asks the domain what new steps would bring up, and refuses what may not be recorded."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ketnap.casefiles.derivation import Judges
from ketnap.casefiles.refusals import NothingCorrected, ReasonNeeded, StepRefused
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.consents import withdrawal_findings
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.format import MOST_STEPS
from ketnap.domain.casefile.moved import moved_findings
from ketnap.domain.casefile.out_of_place import out_of_place_findings
from ketnap.domain.casefile.steps import Casefile, Corrected, Step


def extended(
    casefile: Casefile, steps: Sequence[Step], *, recorded_at: datetime | None = None
) -> Casefile:
    """The case file with the steps numbered and put at its end, recorded at a moment if one is given.

    Refuses a correction that points to nothing, for it could never be read back.
    """
    first = len(casefile.steps) + 1
    changes = {} if recorded_at is None else {"recorded_at": recorded_at}
    numbered = tuple(
        replace(step, seq=seq, **changes) for seq, step in enumerate(steps, start=first)
    )
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
    before: Casefile,
    after: Casefile,
    judges: Judges,
    *,
    today: date,
    elsewhere: Sequence[Sequence[Step]] = (),
) -> tuple[Finding, ...]:
    """What stands in the longer file and did not in the shorter one, on the same day.

    A file too long to be read back is not judged any further.
    """
    return judge(before, after, judges, today=today, elsewhere=elsewhere).new


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found before the steps, and what they bring up."""

    known: tuple[Finding, ...]
    new: tuple[Finding, ...]


def judge(
    before: Casefile,
    after: Casefile,
    judges: Judges,
    *,
    today: date,
    elsewhere: Sequence[Sequence[Step]] = (),
) -> Judgement:
    """The findings on the day, or on that of a later step, before and after the steps.

    `elsewhere` are the other files about the person, of `consents_elsewhere`.
    """
    if len(after.steps) > MOST_STEPS:
        return Judgement((), (finding("case_file_full", seq=None, facts={"most": MOST_STEPS}),))
    added = after.steps[len(before.steps) :]
    on = max([today, *(step.on for step in added)])
    known, found = (
        assess(casefile, judges.rulebook, judges.calendar, on=on).findings
        for casefile in (before, after)
    )
    moved = moved_findings(before.steps, added)
    misplaced = out_of_place_findings(after, added, judges.rulebook)
    fruitless = withdrawal_findings(before.steps, after.steps, elsewhere)
    return Judgement(known, (*misplaced, *moved, *fruitless, *_beyond(found, known=known)))


def still_unreasoned(judgement: Judgement, reasoned_on: Mapping[int, date]) -> list[Finding]:
    """The new findings but those whose reason the case holds already.

    What was overdue stands on the step the deadline starts with, and on the late step once that
    is recorded. If a reason was given when the former was recorded, overdue already, it counts
    for the latter. `reasoned_on` tells beside which steps reasons were given, and when.
    """
    reasoned = {
        (item.code, item.facts["due_on"])
        for item in judgement.known
        if _was_reasoned(item, reasoned_on)
    }
    return [
        item
        for item in judgement.new
        if "due_on" not in item.facts or (item.code, item.facts["due_on"]) not in reasoned
    ]


def _was_reasoned(item: Finding, reasoned_on: Mapping[int, date]) -> bool:
    """Whether a reason was given beside the step a deadline starts with, after its last day."""
    given_on = reasoned_on.get(item.seq or 0)
    return given_on is not None and "due_on" in item.facts and item.facts["due_on"] < given_on


def _beyond(findings: Iterable[Finding], *, known: Iterable[Finding]) -> Iterable[Finding]:
    left = Counter((item.code, item.seq) for item in known)
    for item in findings:
        if left[item.code, item.seq] > 0:
            left[item.code, item.seq] -= 1
        else:
            yield item


def refuse(casefile_id: int, findings: Sequence[Finding], *, override_reason: str) -> None:
    """A blocking finding refuses; a warning asks for a reason, which is kept.

    A warning that stands on no step says what the case still lacks, not that something is wrong
    with the steps, so it asks for nothing.
    """
    blocking = [item for item in findings if item.severity is Severity.BLOCK]
    if blocking:
        raise StepRefused(casefile_id, blocking)
    warning = [item for item in findings if _objects(item)]
    if warning and not override_reason:
        raise ReasonNeeded(casefile_id, warning)


def _objects(item: Finding) -> bool:
    return item.severity is Severity.WARN and item.seq is not None
