"""The closed sets of words that a case file (hồ sơ phát triển đảng viên) is written in."""

from enum import StrEnum


class StepKind(StrEnum):
    """What happened: one past fact of the procedure each."""

    NOMINATED = "nominated"
    LISTED_AS_SYMPATHISER = "listed_as_sympathiser"
    REMOVED_FROM_LIST = "removed_from_list"
    MENTOR_ASSIGNED = "mentor_assigned"
    MENTOR_REVIEWED = "mentor_reviewed"
    SENT_TO_COURSE = "sent_to_course"
    COURSE_CERTIFIED = "course_certified"
    FILE_OPENED = "file_opened"
    APPLICATION_FILED = "application_filed"
    CV_DECLARED = "cv_declared"
    VERIFICATION_REQUESTED = "verification_requested"
    VERIFICATION_ANSWERED = "verification_answered"
    CV_CERTIFIED = "cv_certified"
    INTRODUCED = "introduced"
    OPINIONS_SUMMARISED = "opinions_summarised"
    CELL_VOTED = "cell_voted"
    APPRAISED = "appraised"
    COMMITTEE_VOTED = "committee_voted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DEADLINE_EXTENDED = "deadline_extended"
    DECIDED = "decided"
    CEREMONY_HELD = "ceremony_held"
    MEMBER_RECORD_FILED = "member_record_filed"
    NEW_MEMBER_COURSE_CERTIFIED = "new_member_course_certified"
    SELF_REVIEW_FILED = "self_review_filed"
    MENTOR_ASSESSED = "mentor_assessed"
    PROBATION_OPINIONS_SUMMARISED = "probation_opinions_summarised"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    PAUSED = "paused"
    RESUMED = "resumed"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CORRECTED = "corrected"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Schooling(StrEnum):
    """Levels of schooling (trình độ học vấn), lowest first."""

    NONE = "none"
    LITERATE = "literate"
    PRIMARY = "primary"
    LOWER_SECONDARY_COMPLETED = "lower_secondary_completed"
    LOWER_SECONDARY_DIPLOMA = "lower_secondary_diploma"
    UPPER_SECONDARY = "upper_secondary"
    VOCATIONAL = "vocational"
    COLLEGE = "college"
    UNIVERSITY = "university"
    MASTER = "master"
    DOCTOR = "doctor"


class ChainRole(StrEnum):
    APPRAISE = "appraise"
    PROPOSE = "propose"
    DECIDE = "decide"


class NominatorKind(StrEnum):
    UNIT = "unit"
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"
    MEMBER = "member"


class ReviewOutcome(StrEnum):
    PROGRESSING = "progressing"
    NEEDS_HELP = "needs_help"


class VerificationSubject(StrEnum):
    OWN_SIDE = "own_side"
    SPOUSE_SIDE = "spouse_side"


class VerificationResult(StrEnum):
    CLEAR = "clear"
    UNCLEAR = "unclear"


class SharedContext(StrEnum):
    WORK = "work"
    LABOUR = "labour"
    STUDY = "study"
    RESIDENCE = "residence"


class IntroducingOrganisation(StrEnum):
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"


class Matter(StrEnum):
    ADMISSION = "admission"
    RECOGNITION = "recognition"
    STRIKE_OFF = "strike_off"


class ExclusionGround(StrEnum):
    """Why an official member is left out of the base of a vote."""

    ON_TEMPORARY_ACTIVITY_ELSEWHERE = "on_temporary_activity_elsewhere"
    EXEMPT_FROM_WORK_AND_ACTIVITY = "exempt_from_work_and_activity"
    SUSPENDED_FROM_ACTIVITY = "suspended_from_activity"
    CHARGED_PROSECUTED_OR_DETAINED = "charged_prosecuted_or_detained"


class VoteMethod(StrEnum):
    SECRET_BALLOT = "secret_ballot"  # noqa: S105 - a way of voting
    PARTY_CARD = "party_card"


class AppraisalOutcome(StrEnum):
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"


class CommitteeLevel(StrEnum):
    GRASSROOTS = "grassroots"
    STANDING = "standing"


class DecisionOutcome(StrEnum):
    APPROVED = "approved"
    REFUSED = "refused"


class TransferDirection(StrEnum):
    OUT = "out"
    IN = "in"


class ConsentPurpose(StrEnum):
    CASE_FILE = "case_file"
    VERIFICATION = "verification"
    INTERNAL_SHARING = "internal_sharing"
    PORTAL_NAME = "portal_name"
    PORTAL_PICTURE = "portal_picture"


class DeadlineCode(StrEnum):
    VERIFICATION_REPLY = "verification_reply"
    CERTIFICATE_EXPIRES = "certificate_expires"
    PAPERS_GO_STALE = "papers_go_stale"
    DECIDE_ADMISSION = "decide_admission"
    HOLD_CEREMONY = "hold_ceremony"
    FILE_MEMBER_RECORD = "file_member_record"
    PROBATION_ENDS = "probation_ends"
    CONSIDER_RECOGNITION = "consider_recognition"
    DECIDE_RECOGNITION = "decide_recognition"


class Stage(StrEnum):
    """Where a case stands; derived from its steps, never stored as truth."""

    NOMINATED = "nominated"
    LISTED = "listed"
    TRAINED = "trained"
    FILING = "filing"
    CELL_PROPOSED = "cell_proposed"
    APPROVED = "approved"
    PROBATION = "probation"
    RECOGNITION_DUE = "recognition_due"
    RECOGNITION_PROPOSED = "recognition_proposed"
    OFFICIAL = "official"
    CLOSED = "closed"


class Closing(StrEnum):
    """Why a case is closed."""

    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    REFUSED = "refused"
    STRUCK_OFF = "struck_off"
    TRANSFERRED = "transferred"


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class GateName(StrEnum):
    ADMISSION_VOTE = "admission_vote"
    RECOGNITION_VOTE = "recognition_vote"
