"""The one step that usually comes next: what every page that says “next” goes by."""

from collections.abc import Iterator

from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.next_steps import MAY_COME_AGAIN
from ketnap.domain.casefile.remedies import REMEDIES
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import STEP_CLASSES, CeremonyHeld


def usual_next(assessment: Assessment, round_: Round) -> StepKind | None:
    """The first usual step that is still to be done: one that a finding asks for, or a new one.

    What is done once and for all stands among the next steps only while it is to be done. A step
    on the admission is no step on the recognition. None where nothing follows.
    """
    asked = {REMEDIES.get(finding.code) for finding in _open_findings(assessment)}
    usual, matter = assessment.next_steps, matter_at_hand(round_)
    for kind in usual:
        if kind in asked or kind not in MAY_COME_AGAIN or not _is_recorded(kind, matter, round_):
            return kind
    return usual[-1] if usual else None


def matter_at_hand(round_: Round) -> Matter:
    """Recognition once a ceremony was held, admission before."""
    return Matter.RECOGNITION if round_.of(CeremonyHeld) else Matter.ADMISSION


def _is_recorded(kind: StepKind, matter: Matter, round_: Round) -> bool:
    steps = round_.of(STEP_CLASSES[kind])
    return any(getattr(step, "matter", matter) is matter for step in steps)


def _open_findings(assessment: Assessment) -> Iterator[Finding]:
    yield from assessment.gate.findings if assessment.gate else ()
    yield from (item for item in assessment.findings if item.seq is None)
