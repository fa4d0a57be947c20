"""The form that answers a deadline: which step it records, on which matter, and its button."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.assess import Assessment
from ketnap.domain.casefile.codes import DeadlineCode, Matter, Stage, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import STEP_CLASSES, Casefile, NewMemberCourseCertified
from ketnap.domain.casefile.usual_next import matter_at_hand, usual_next
from ketnap.web.step_labels import recording_label

AT_AN_OCCASION = frozenset(
    {
        DeadlineCode.HOLD_CEREMONY,
        DeadlineCode.CONSIDER_RECOGNITION,
        DeadlineCode.CERTIFICATE_EXPIRES,
        DeadlineCode.PAPERS_GO_STALE,
    }
)
"""The deadlines that may be answered at a meeting or a ceremony."""


_RENEWALS: Mapping[StepKind, str | Promise] = {
    StepKind.COURSE_CERTIFIED: _("Ghi giấy chứng nhận mới"),
    StepKind.INTRODUCED: _("Ghi giấy giới thiệu mới"),
    StepKind.OPINIONS_SUMMARISED: _("Ghi tổng hợp ý kiến mới"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A step that may be recorded now, the verb and the thing on its button, and its matter."""

    kind: StepKind
    label: str
    matter: Matter | None = None


def answer_to(
    deadline: Deadline, casefile: Casefile, assessment: Assessment, *, on: date
) -> Answer | None:
    """Return what answers a deadline on a day; none where nothing can be done about it yet.

    While the deadline of a vote or a decision runs, it is what the page of the case calls next.
    """
    match deadline.code:
        case DeadlineCode.VERIFICATION_REPLY:
            return _record(StepKind.VERIFICATION_ANSWERED)
        case DeadlineCode.HOLD_CEREMONY:
            return _record(StepKind.CEREMONY_HELD)
        case DeadlineCode.FILE_MEMBER_RECORD:
            return _record(StepKind.MEMBER_RECORD_FILED)
        case DeadlineCode.PROBATION_ENDS:
            return _new_member_course(casefile, on)
        case DeadlineCode.DECIDE_ADMISSION | DeadlineCode.DECIDE_RECOGNITION:
            return _next(casefile, assessment, on)
        case DeadlineCode.CONSIDER_RECOGNITION:
            return _next(casefile, assessment, on) if deadline.starts_on <= on else None
        case DeadlineCode.CERTIFICATE_EXPIRES | DeadlineCode.PAPERS_GO_STALE:
            if deadline.due_on < on:
                return _renewal(deadline, casefile)
            filing = assessment.stage is Stage.FILING
            return _next(casefile, assessment, on) if filing else None
        case _:
            assert_never(deadline.code)


def _next(casefile: Casefile, assessment: Assessment, on: date) -> Answer | None:
    last = replay(casefile.steps, on=on).rounds[-1]
    kind = usual_next(assessment, last)
    return _record(kind, matter_at_hand(last)) if kind is not None else None


def _record(kind: StepKind, matter: Matter | None = None) -> Answer:
    has_matter = "matter" in STEP_CLASSES[kind].__dataclass_fields__
    return Answer(kind, recording_label(kind), matter if has_matter else None)


def _renewal(deadline: Deadline, casefile: Casefile) -> Answer:
    """The paper that lapsed, made anew."""
    steps = corrected_steps(casefile.steps)
    kind = next(step.kind for step in steps if step.seq == deadline.seq)
    return Answer(kind, str(_RENEWALS[kind]))


def _new_member_course(casefile: Casefile, on: date) -> Answer | None:
    last = replay(casefile.steps, on=on).rounds[-1]
    if last.of(NewMemberCourseCertified):
        return None
    return _record(StepKind.NEW_MEMBER_COURSE_CERTIFIED)
