"""What a form of a case is about: the recorded steps for each of which there is one paper."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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

Choice = Callable[[History, Sequence[Step]], Sequence[Step]]
"""Which of the fitting steps of the last round have a paper."""


def _all(_history: History, found: Sequence[Step]) -> Sequence[Step]:
    return found


def _first(_history: History, found: Sequence[Step]) -> Sequence[Step]:
    return found[:1]


def _last(_history: History, found: Sequence[Step]) -> Sequence[Step]:
    return found[-1:]


@dataclass(frozen=True, slots=True)
class Concern:
    """What a form may be about: steps of a kind, and which of them have a paper each."""

    cls: type[Step]
    fits: Callable[[Step], bool] = lambda step: True
    choose: Choice = _all

    def covers(self, step: Step) -> bool:
        """Whether the form is about steps of this kind."""
        return type(step) is self.cls and self.fits(step)

    def find(self, history: History) -> Sequence[Step]:
        """The steps of the last round that have a paper."""
        found = [step for step in history.rounds[-1].of(self.cls) if self.fits(step)]
        return self.choose(history, found)


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


def _moved_out(step: Step) -> bool:
    return isinstance(step, steps.Transferred) and step.direction is TransferDirection.OUT


def _last_as_applicant(history: History, moves: Sequence[Step]) -> Sequence[Step]:
    """The last transfer to elsewhere before the person was admitted."""
    admitted = [step.on for step in history.rounds[-1].of(steps.CeremonyHeld)]
    return [move for move in moves if all(move.on < on for on in admitted)][-1:]


ABOUT: Mapping[str, Concern] = {
    "listing": Concern(steps.ListedAsSympathiser),
    "first_mentor_assignment": Concern(steps.MentorAssigned, choose=_first),
    "mentor_assignment": Concern(steps.MentorAssigned),
    "sent_to_course": Concern(steps.SentToCourse, choose=_last),
    "course_certificate": Concern(steps.CourseCertified),
    "file_opened": Concern(steps.FileOpened),
    "application": Concern(steps.ApplicationFiled),
    "cv": Concern(steps.CvDeclared),
    "cv_certification": Concern(steps.CvCertified),
    "verification_requests": Concern(steps.VerificationRequested),
    "introductions_by_members": Concern(Introduced, _by_member),
    "introduction_by_youth_union": Concern(Introduced, _by(IntroducingOrganisation.YOUTH_UNION)),
    "introduction_by_trade_union": Concern(Introduced, _by(IntroducingOrganisation.TRADE_UNION)),
    "opinions": Concern(steps.OpinionsSummarised),
    "cell_votes": Concern(CellVoted),
    "admission_vote": Concern(CellVoted, _on(Matter.ADMISSION)),
    "admission_appraisal": Concern(Appraised, _on(Matter.ADMISSION)),
    "admission_committee_vote": Concern(CommitteeVoted, _by_grassroots(Matter.ADMISSION)),
    "admission_decision": Concern(Decided, _approved(Matter.ADMISSION)),
    "ceremony": Concern(steps.CeremonyHeld, choose=_last),
    "member_record": Concern(steps.MemberRecordFiled),
    "self_review": Concern(steps.SelfReviewFiled),
    "mentor_assessment": Concern(steps.MentorAssessed),
    "probation_opinions": Concern(steps.ProbationOpinionsSummarised),
    "recognition_vote": Concern(CellVoted, _on(Matter.RECOGNITION)),
    "recognition_appraisal": Concern(Appraised, _on(Matter.RECOGNITION)),
    "recognition_committee_vote": Concern(CommitteeVoted, _by_grassroots(Matter.RECOGNITION)),
    "recognition_decision": Concern(Decided, _approved(Matter.RECOGNITION)),
    "transfer_out": Concern(steps.Transferred, _moved_out, _last_as_applicant),
}


def steps_behind(about: str, history: History | None) -> Sequence[Step]:
    """The recorded steps a form is about; none where it is about no step, or none is recorded."""
    if not about or history is None:
        return ()
    return ABOUT[about].find(history)


def days_recorded(about: str, log: Iterable[Step]) -> Mapping[int, frozenset[date]]:
    """The days of the steps a form may be about, by their numbers: also those put right or voided since."""
    if not about:
        return {}
    found: defaultdict[int, frozenset[date]] = defaultdict(frozenset)
    for step in log:
        said = step.replacement if isinstance(step, steps.Corrected) else step
        if said is not None and ABOUT[about].covers(said):
            seq = step.corrects if isinstance(step, steps.Corrected) else step.seq
            found[seq] |= {said.on}
    return found
