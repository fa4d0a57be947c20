"""The form that answers a deadline: which step it records, on which matter, and its button."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import DeadlineCode, Matter, Stage, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import Casefile, NewMemberCourseCertified

AT_AN_OCCASION = frozenset(
    {
        DeadlineCode.HOLD_CEREMONY,
        DeadlineCode.CONSIDER_RECOGNITION,
        DeadlineCode.CERTIFICATE_EXPIRES,
        DeadlineCode.PAPERS_GO_STALE,
    }
)
"""The deadlines that may be answered at a meeting or a ceremony."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A step that may be recorded now, the verb and the thing on its button, and its matter."""

    kind: StepKind
    label: str
    matter: Matter | None = None


def answer_to(deadline: Deadline, casefile: Casefile, stage: Stage, *, on: date) -> Answer | None:
    """Return what answers a deadline on a day; none where nothing can be done about it yet."""
    match deadline.code:
        case DeadlineCode.VERIFICATION_REPLY:
            return Answer(StepKind.VERIFICATION_ANSWERED, _("Ghi trả lời"))
        case DeadlineCode.DECIDE_ADMISSION:
            return Answer(StepKind.DECIDED, _("Ghi quyết định"), Matter.ADMISSION)
        case DeadlineCode.DECIDE_RECOGNITION:
            return Answer(StepKind.DECIDED, _("Ghi quyết định"), Matter.RECOGNITION)
        case DeadlineCode.HOLD_CEREMONY:
            return Answer(StepKind.CEREMONY_HELD, _("Ghi lễ kết nạp"))
        case DeadlineCode.FILE_MEMBER_RECORD:
            return Answer(StepKind.MEMBER_RECORD_FILED, _("Ghi đã nộp lý lịch"))
        case DeadlineCode.PROBATION_ENDS:
            return _new_member_course(casefile, on)
        case DeadlineCode.CONSIDER_RECOGNITION:
            return _vote(Matter.RECOGNITION) if deadline.starts_on <= on else None
        case DeadlineCode.CERTIFICATE_EXPIRES | DeadlineCode.PAPERS_GO_STALE:
            return _renewal(deadline, casefile) if deadline.due_on < on else _vote_while(stage)
        case _:
            assert_never(deadline.code)


def _vote(matter: Matter) -> Answer:
    return Answer(StepKind.CELL_VOTED, _("Ghi biểu quyết"), matter)


def _vote_while(stage: Stage) -> Answer | None:
    """Papers that still count wait for the vote, which needs the whole file."""
    return _vote(Matter.ADMISSION) if stage is Stage.FILING else None


def _renewal(deadline: Deadline, casefile: Casefile) -> Answer:
    """The paper that lapsed, made anew."""
    labels = {
        StepKind.COURSE_CERTIFIED: _("Ghi giấy chứng nhận mới"),
        StepKind.INTRODUCED: _("Ghi giấy giới thiệu mới"),
        StepKind.OPINIONS_SUMMARISED: _("Ghi tổng hợp ý kiến mới"),
    }
    steps = corrected_steps(casefile.steps)
    kind = next(step.kind for step in steps if step.seq == deadline.seq)
    return Answer(kind, labels[kind])


def _new_member_course(casefile: Casefile, on: date) -> Answer | None:
    last = replay(casefile.steps, on=on).rounds[-1]
    if last.of(NewMemberCourseCertified):
        return None
    return Answer(StepKind.NEW_MEMBER_COURSE_CERTIFIED, _("Ghi đã học lớp đảng viên mới"))
