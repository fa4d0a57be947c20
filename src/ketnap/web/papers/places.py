"""Where a form belongs in the procedure, and which step records what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.paperwork.sheet import Sheet, Subject


class Part(StrEnum):
    """A part of the procedure, in its order."""

    BEFORE_VOTE = "before_vote"
    AFTER_VOTE = "after_vote"
    CEREMONY = "ceremony"
    RECOGNITION = "recognition"
    CELL = "cell"
    COMMITTEE = "committee"
    OTHER = "other"


PART_NAMES: Mapping[Part, str | Promise] = {
    Part.BEFORE_VOTE: _("Đến khi chi bộ xét"),
    Part.AFTER_VOTE: _("Sau khi chi bộ xét"),
    Part.CEREMONY: _("Kết nạp"),
    Part.RECOGNITION: _("Công nhận chính thức"),
    Part.CELL: _("Danh sách, báo cáo của chi bộ"),
    Part.COMMITTEE: _("Báo cáo của cấp ủy"),
    Part.OTHER: _("Giấy tờ khác"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the procedure, and the step there that a form is about."""

    part: Part
    kind: StepKind | None = None
    query: str = ""
    """What its recording page must be told besides."""


_ELSEWHERE = Place(Part.OTHER)
_BESIDE = {
    Subject.CEREMONY: Place(Part.CEREMONY),
    Subject.CELL: Place(Part.CELL),
    Subject.COMMITTEE: Place(Part.COMMITTEE),
}
_ON_RECOGNITION = "?matter=recognition"

PLACES: Mapping[str, Place] = {
    "listing": Place(Part.BEFORE_VOTE, StepKind.LISTED_AS_SYMPATHISER),
    "mentor_assignment": Place(Part.BEFORE_VOTE, StepKind.MENTOR_ASSIGNED),
    "first_mentor_assignment": Place(Part.BEFORE_VOTE, StepKind.MENTOR_ASSIGNED),
    "sent_to_course": Place(Part.BEFORE_VOTE, StepKind.SENT_TO_COURSE),
    "course_certificate": Place(Part.BEFORE_VOTE, StepKind.COURSE_CERTIFIED),
    "file_opened": Place(Part.BEFORE_VOTE, StepKind.FILE_OPENED),
    "application": Place(Part.BEFORE_VOTE, StepKind.APPLICATION_FILED),
    "cv": Place(Part.BEFORE_VOTE, StepKind.CV_DECLARED),
    "cv_certification": Place(Part.BEFORE_VOTE, StepKind.CV_CERTIFIED),
    "verification_requests": Place(Part.BEFORE_VOTE, StepKind.VERIFICATION_REQUESTED),
    "introductions_by_members": Place(Part.BEFORE_VOTE, StepKind.INTRODUCED),
    "introduction_by_youth_union": Place(
        Part.BEFORE_VOTE, StepKind.INTRODUCED, "?by.way=youth_union"
    ),
    "introduction_by_trade_union": Place(
        Part.BEFORE_VOTE, StepKind.INTRODUCED, "?by.way=trade_union"
    ),
    "opinions": Place(Part.BEFORE_VOTE, StepKind.OPINIONS_SUMMARISED),
    "admission_vote": Place(Part.BEFORE_VOTE, StepKind.CELL_VOTED),
    "admission_appraisal": Place(Part.AFTER_VOTE, StepKind.APPRAISED),
    "admission_committee_vote": Place(Part.AFTER_VOTE, StepKind.COMMITTEE_VOTED),
    "admission_decision": Place(Part.AFTER_VOTE, StepKind.DECIDED),
    "ceremony": Place(Part.CEREMONY, StepKind.CEREMONY_HELD),
    "member_record": Place(Part.CEREMONY, StepKind.MEMBER_RECORD_FILED),
    "self_review": Place(Part.RECOGNITION, StepKind.SELF_REVIEW_FILED),
    "mentor_assessment": Place(Part.RECOGNITION, StepKind.MENTOR_ASSESSED),
    "probation_opinions": Place(Part.RECOGNITION, StepKind.PROBATION_OPINIONS_SUMMARISED),
    "recognition_vote": Place(Part.RECOGNITION, StepKind.CELL_VOTED, _ON_RECOGNITION),
    "recognition_appraisal": Place(Part.RECOGNITION, StepKind.APPRAISED, _ON_RECOGNITION),
    "recognition_committee_vote": Place(
        Part.RECOGNITION, StepKind.COMMITTEE_VOTED, _ON_RECOGNITION
    ),
    "recognition_decision": Place(Part.RECOGNITION, StepKind.DECIDED, _ON_RECOGNITION),
    "cell_votes": Place(Part.OTHER, StepKind.CELL_VOTED),
    "transfer_out": Place(Part.OTHER, StepKind.TRANSFERRED),
}


def place_of(sheet: Sheet) -> Place:
    """Where a form belongs; one about no step of a case stands by its subject, else among the others."""
    if sheet.about:
        return PLACES.get(sheet.about, _ELSEWHERE)
    return _BESIDE.get(sheet.subject, _ELSEWHERE)
