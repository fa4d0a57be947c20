"""What a form of a case is about: the recorded steps for each of which there is one paper."""

from collections.abc import Callable, Mapping, Sequence

from ketnap.domain.casefile import steps
from ketnap.domain.casefile.codes import (
    CommitteeLevel,
    DecisionOutcome,
    IntroducingOrganisation,
    Matter,
    TransferDirection,
)
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import (
    Appraised,
    CellVoted,
    CommitteeVoted,
    Decided,
    Introduced,
    MemberIntroducer,
    OrganisationIntroducer,
    Step,
)

Find = Callable[[History], Sequence[Step]]


def _last(cls: type[Step], fits: Callable[[Step], bool] = lambda step: True) -> Find:
    """The last step of a kind in the last round."""

    def find(history: History) -> Sequence[Step]:
        return [step for step in history.rounds[-1].of(cls) if fits(step)][-1:]

    return find


def _first(cls: type[Step]) -> Find:
    """The first step of a kind in the last round."""

    def find(history: History) -> Sequence[Step]:
        return history.rounds[-1].of(cls)[:1]

    return find


def _each(cls: type[Step], fits: Callable[[Step], bool] = lambda step: True) -> Find:
    """Every step of a kind in the last round."""

    def find(history: History) -> Sequence[Step]:
        return [step for step in history.rounds[-1].of(cls) if fits(step)]

    return find


def _on(matter: Matter) -> Callable[[Step], bool]:
    def fits(step: Step) -> bool:
        return isinstance(step, CellVoted | Appraised | Decided) and (step.matter is matter)

    return fits


def _by_grassroots(matter: Matter) -> Callable[[Step], bool]:
    """A standing committee that decides adopts no proposal: its vote gives a decision."""

    def fits(step: Step) -> bool:
        return (
            isinstance(step, CommitteeVoted)
            and step.matter is matter
            and step.level is CommitteeLevel.GRASSROOTS
        )

    return fits


def _approved(matter: Matter) -> Callable[[Step], bool]:
    def fits(step: Step) -> bool:
        return (
            isinstance(step, Decided)
            and step.matter is matter
            and step.outcome is DecisionOutcome.APPROVED
        )

    return fits


def _by_member(step: Step) -> bool:
    return isinstance(step, Introduced) and isinstance(step.by, MemberIntroducer)


def _by(kind: IntroducingOrganisation) -> Callable[[Step], bool]:
    def fits(step: Step) -> bool:
        return (
            isinstance(step, Introduced)
            and isinstance(step.by, OrganisationIntroducer)
            and step.by.kind is kind
        )

    return fits


def _applicant_moved_out(history: History) -> Sequence[Step]:
    """The last transfer to elsewhere before the person was admitted."""
    round_ = history.rounds[-1]
    admitted = [step.on for step in round_.of(steps.CeremonyHeld)]
    moves = [
        step
        for step in round_.of(steps.Transferred)
        if step.direction is TransferDirection.OUT and all(step.on < on for on in admitted)
    ]
    return moves[-1:]


ABOUT: Mapping[str, Find] = {
    "listing": _last(steps.ListedAsSympathiser),
    "first_mentor_assignment": _first(steps.MentorAssigned),
    "mentor_assignment": _last(steps.MentorAssigned),
    "sent_to_course": _last(steps.SentToCourse),
    "file_opened": _last(steps.FileOpened),
    "application": _last(steps.ApplicationFiled),
    "cv": _last(steps.CvDeclared),
    "cv_certification": _last(steps.CvCertified),
    "verification_requests": _each(steps.VerificationRequested),
    "introductions_by_members": _each(Introduced, _by_member),
    "introduction_by_youth_union": _last(Introduced, _by(IntroducingOrganisation.YOUTH_UNION)),
    "introduction_by_trade_union": _last(Introduced, _by(IntroducingOrganisation.TRADE_UNION)),
    "opinions": _last(steps.OpinionsSummarised),
    "cell_votes": _each(CellVoted),
    "admission_vote": _last(CellVoted, _on(Matter.ADMISSION)),
    "admission_appraisal": _last(Appraised, _on(Matter.ADMISSION)),
    "admission_committee_vote": _last(CommitteeVoted, _by_grassroots(Matter.ADMISSION)),
    "admission_decision": _last(Decided, _approved(Matter.ADMISSION)),
    "ceremony": _last(steps.CeremonyHeld),
    "member_record": _last(steps.MemberRecordFiled),
    "self_review": _last(steps.SelfReviewFiled),
    "mentor_assessment": _last(steps.MentorAssessed),
    "probation_opinions": _last(steps.ProbationOpinionsSummarised),
    "recognition_vote": _last(CellVoted, _on(Matter.RECOGNITION)),
    "recognition_appraisal": _last(Appraised, _on(Matter.RECOGNITION)),
    "recognition_committee_vote": _last(CommitteeVoted, _by_grassroots(Matter.RECOGNITION)),
    "recognition_decision": _last(Decided, _approved(Matter.RECOGNITION)),
    "transfer_out": _applicant_moved_out,
}


def steps_behind(about: str, history: History | None) -> Sequence[Step]:
    """The recorded steps a form is about; none where it is about no step, or none is recorded."""
    if not about or history is None:
        return ()
    return ABOUT[about](history)
