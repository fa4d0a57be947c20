"""The steps of a case file as typed past facts, and the person and cell they are about.

The annotations are the format: `format.py` derives its readers from them, the screens their
forms. A field that may be missing is annotated `… | None` and defaults to `None`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from ketnap.domain.casefile.codes import (
    AppraisalOutcome,
    ChainRole,
    CommitteeLevel,
    ConsentPurpose,
    DeadlineCode,
    DecisionOutcome,
    ExclusionGround,
    IntroducingOrganisation,
    Matter,
    NominatorKind,
    ReviewOutcome,
    Schooling,
    Sex,
    SharedContext,
    StepKind,
    TransferDirection,
    VerificationResult,
    VerificationSubject,
    VoteMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """The facts about the person that the procedure asks for."""

    full_name: str
    born_on: date
    sex: Sex
    ethnicity: str
    religion: str
    schooling: Schooling
    occupation: str
    workplace: str
    youth_union_member: bool
    trade_union_member: bool
    married: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One body above the cell and what it does with a proposal."""

    body: str
    role: ChainRole


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFacts:
    """The cell (chi bộ) and the bodies above it, lowest first; the last one decides."""

    name: str
    superior: str
    has_youth_union: bool
    has_trade_union: bool
    chain: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One past fact. `on` is the day on the paper; `seq` is 0 until the step is recorded."""

    kind: ClassVar[StepKind]

    on: date
    seq: int = 0
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominator:
    kind: NominatorKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """The official member assigned to help (đảng viên được phân công giúp đỡ)."""

    name: str
    official_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedMentor:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberIntroducer:
    """An official member who introduces the candidate (3-KNĐ)."""

    name: str
    official_on: date | None = None
    shared_since: date
    shared_context: SharedContext
    replacement: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationIntroducer:
    """A Youth Union or trade union that introduces by resolution (4-KNĐ, 4A-KNĐ)."""

    kind: IntroducingOrganisation
    name: str
    agree: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionCount:
    asked: int
    agree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWaived:
    waived: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """Official members left out of the base of a vote, and why."""

    count: int
    ground: ExclusionGround


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominated(Step):
    kind: ClassVar[StepKind] = StepKind.NOMINATED
    by: Nominator


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAsSympathiser(Step):
    kind: ClassVar[StepKind] = StepKind.LISTED_AS_SYMPATHISER
    resolution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedFromList(Step):
    kind: ClassVar[StepKind] = StepKind.REMOVED_FROM_LIST
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAssigned(Step):
    kind: ClassVar[StepKind] = StepKind.MENTOR_ASSIGNED
    mentor: Mentor
    resolution: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReviewed(Step):
    kind: ClassVar[StepKind] = StepKind.MENTOR_REVIEWED
    outcome: ReviewOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class SentToCourse(Step):
    kind: ClassVar[StepKind] = StepKind.SENT_TO_COURSE
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseCertified(Step):
    kind: ClassVar[StepKind] = StepKind.COURSE_CERTIFIED
    certificate: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOpened(Step):
    kind: ClassVar[StepKind] = StepKind.FILE_OPENED
    permitted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFiled(Step):
    kind: ClassVar[StepKind] = StepKind.APPLICATION_FILED


@dataclass(frozen=True, slots=True, kw_only=True)
class CvDeclared(Step):
    """The CV (2-KNĐ) was declared; says whether a relative in scope is a Party member."""

    kind: ClassVar[StepKind] = StepKind.CV_DECLARED
    own_side_member: bool
    spouse_side_member: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRequested(Step):
    kind: ClassVar[StepKind] = StepKind.VERIFICATION_REQUESTED
    subject: VerificationSubject
    place: str
    abroad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationAnswered(Step):
    kind: ClassVar[StepKind] = StepKind.VERIFICATION_ANSWERED
    subject: VerificationSubject
    place: str
    result: VerificationResult


@dataclass(frozen=True, slots=True, kw_only=True)
class CvCertified(Step):
    kind: ClassVar[StepKind] = StepKind.CV_CERTIFIED
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced(Step):
    kind: ClassVar[StepKind] = StepKind.INTRODUCED
    by: MemberIntroducer | OrganisationIntroducer
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsSummarised(Step):
    kind: ClassVar[StepKind] = StepKind.OPINIONS_SUMMARISED
    organisations: OpinionCount
    residence: OpinionCount | OpinionWaived


@dataclass(frozen=True, slots=True, kw_only=True)
class CellVoted(Step):
    """A vote of the cell on one person (6-KNĐ, 13-KNĐ); all numbers are people or ballots."""

    kind: ClassVar[StepKind] = StepKind.CELL_VOTED
    matter: Matter
    official_members: int
    excluded: tuple[Excluded, ...]
    present_official: int
    agree: int
    disagree: int
    invalid: int
    method: VoteMethod
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraised(Step):
    kind: ClassVar[StepKind] = StepKind.APPRAISED
    matter: Matter
    body: str
    outcome: AppraisalOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeVoted(Step):
    kind: ClassVar[StepKind] = StepKind.COMMITTEE_VOTED
    matter: Matter
    body: str
    level: CommitteeLevel
    members: int
    agree: int
    disagree: int
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Step):
    kind: ClassVar[StepKind] = StepKind.SUBMITTED
    matter: Matter
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Step):
    kind: ClassVar[StepKind] = StepKind.RETURNED
    matter: Matter
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineExtended(Step):
    kind: ClassVar[StepKind] = StepKind.DEADLINE_EXTENDED
    deadline: DeadlineCode
    working_days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Step):
    """A decision (9-KNĐ, 16-KNĐ); `on` is the day of issue."""

    kind: ClassVar[StepKind] = StepKind.DECIDED
    matter: Matter
    outcome: DecisionOutcome
    decision: str
    body: str
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyHeld(Step):
    """The admission ceremony; `late_consent` is the superior committee's paper, as printed."""

    kind: ClassVar[StepKind] = StepKind.CEREMONY_HELD
    place: str
    mentor: Mentor
    late_consent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecordFiled(Step):
    kind: ClassVar[StepKind] = StepKind.MEMBER_RECORD_FILED


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMemberCourseCertified(Step):
    kind: ClassVar[StepKind] = StepKind.NEW_MEMBER_COURSE_CERTIFIED
    certificate: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReviewFiled(Step):
    kind: ClassVar[StepKind] = StepKind.SELF_REVIEW_FILED


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAssessed(Step):
    kind: ClassVar[StepKind] = StepKind.MENTOR_ASSESSED
    mentor: NamedMentor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbationOpinionsSummarised(Step):
    kind: ClassVar[StepKind] = StepKind.PROBATION_OPINIONS_SUMMARISED
    organisations: OpinionCount
    residence: OpinionCount | OpinionWaived


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred(Step):
    kind: ClassVar[StepKind] = StepKind.TRANSFERRED
    direction: TransferDirection
    other: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Step):
    kind: ClassVar[StepKind] = StepKind.WITHDRAWN
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Step):
    kind: ClassVar[StepKind] = StepKind.PAUSED
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Step):
    kind: ClassVar[StepKind] = StepKind.RESUMED
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Step):
    kind: ClassVar[StepKind] = StepKind.CONSENT_GIVEN
    purpose: ConsentPurpose
    text_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn(Step):
    kind: ClassVar[StepKind] = StepKind.CONSENT_WITHDRAWN
    purpose: ConsentPurpose
    text_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Step):
    """A correction: the step `corrects` counts as the replacement, or not at all without one."""

    kind: ClassVar[StepKind] = StepKind.CORRECTED
    corrects: int
    replacement: Step | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRun:
    """The numbers of the steps that another cell recorded, before the case moved to its cell."""

    first_seq: int
    last_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Casefile:
    """One person's case file: the person, the cell, and the steps in the order of recording.

    `taken_over` names the steps that count as another cell's; a file that never moved has none.
    """

    person: PersonFacts
    cell: CellFacts
    steps: tuple[Step, ...]
    taken_over: tuple[TakenRun, ...] = ()


STEP_CLASSES: dict[StepKind, type[Step]] = {
    cls.kind: cls
    for cls in tuple(globals().values())
    if isinstance(cls, type) and issubclass(cls, Step) and cls is not Step
}
