"""The one step that usually comes next: what every page that says “next” goes by."""

from collections.abc import Iterator, Mapping

from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import Matter, StepKind
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import STEP_CLASSES, CeremonyHeld

REMEDIES: Mapping[str, StepKind] = {
    "certificate_missing": StepKind.COURSE_CERTIFIED,
    "certificate_expired": StepKind.COURSE_CERTIFIED,
    "application_missing": StepKind.APPLICATION_FILED,
    "cv_missing": StepKind.CV_DECLARED,
    "verification_missing": StepKind.VERIFICATION_REQUESTED,
    "verification_unanswered": StepKind.VERIFICATION_ANSWERED,
    "introducers_incomplete": StepKind.INTRODUCED,
    "opinions_missing": StepKind.OPINIONS_SUMMARISED,
    "mentor_missing": StepKind.MENTOR_ASSIGNED,
    "new_member_course_missing": StepKind.NEW_MEMBER_COURSE_CERTIFIED,
    "self_review_missing": StepKind.SELF_REVIEW_FILED,
    "mentor_assessment_missing": StepKind.MENTOR_ASSESSED,
    "probation_opinions_missing": StepKind.PROBATION_OPINIONS_SUMMARISED,
}
"""Which step puts a finding right."""


def usual_next(assessment: Assessment, round_: Round) -> StepKind | None:
    """The first usual step that is still to be done: one that a finding asks for, or a new one.

    A step on the admission is no step on the recognition. None where nothing follows.
    """
    asked = {REMEDIES.get(finding.code) for finding in _open_findings(assessment)}
    usual, matter = assessment.next_steps, matter_at_hand(round_)
    for kind in usual:
        if kind in asked or not _is_recorded(kind, matter, round_):
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
