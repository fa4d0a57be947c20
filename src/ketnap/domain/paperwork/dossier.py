"""The papers of a dossier (hồ sơ) as a rule lists them, each with the step that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ketnap.domain.casefile.codes import CommitteeLevel, DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.replay import History, Round
from ketnap.domain.casefile.steps import (
    STEP_CLASSES,
    Appraised,
    CellVoted,
    CommitteeVoted,
    Decided,
    Introduced,
    MemberIntroducer,
    OrganisationIntroducer,
    Step,
)
from ketnap.domain.casefile.wording import Language
from ketnap.domain.paperwork.titles import english_title
from ketnap.domain.rulebook import RuleValue


class Dossier(StrEnum):
    """A dossier, named by the rule that lists its papers."""

    ADMISSION = "admission_dossier"
    RECOGNITION = "recognition_dossier"


@dataclass(frozen=True, slots=True)
class Proof:
    """The kind of step that proves a paper, on which matter, and by whom it was introduced."""

    kind: StepKind
    matter: Matter | None = None
    by: type[MemberIntroducer] | type[OrganisationIntroducer] | None = None

    def fits(self, step: Step) -> bool:
        """Whether a step of this kind stands for the paper."""
        match step:
            case Introduced(by=by):
                return self.by is None or isinstance(by, self.by)
            case Decided(matter=matter, outcome=outcome):
                return matter is self.matter and outcome is DecisionOutcome.APPROVED
            case CommitteeVoted(matter=matter, level=level):
                # A standing committee that decides adopts no proposal: its vote gives a decision.
                return matter is self.matter and level is CommitteeLevel.GRASSROOTS
            case CellVoted(matter=matter) | Appraised(matter=matter):
                return matter is self.matter
            case _:
                return True


_MATTERS: Mapping[Dossier, Matter] = {
    Dossier.ADMISSION: Matter.ADMISSION,
    Dossier.RECOGNITION: Matter.RECOGNITION,
}
_KINDS: Mapping[str, StepKind] = {
    "awareness_certificate": StepKind.COURSE_CERTIFIED,
    "membership_application": StepKind.APPLICATION_FILED,
    "applicant_cv_and_verification_papers": StepKind.CV_DECLARED,
    "introduction_letter": StepKind.INTRODUCED,
    "union_introduction_resolution": StepKind.INTRODUCED,
    "cell_resolution": StepKind.CELL_VOTED,
    "sectional_appraisal_report": StepKind.APPRAISED,
    "grassroots_resolution": StepKind.COMMITTEE_VOTED,
    "admission_decision": StepKind.DECIDED,
    "recognition_decision": StepKind.DECIDED,
    "member_cv": StepKind.MEMBER_RECORD_FILED,
    "member_index_sheet": StepKind.MEMBER_RECORD_FILED,
    "new_member_certificate": StepKind.NEW_MEMBER_COURSE_CERTIFIED,
    "self_review": StepKind.SELF_REVIEW_FILED,
    "mentor_assessment": StepKind.MENTOR_ASSESSED,
}
# The same name stands for two papers: on the applicant, and on the probationary member.
_OPINIONS: Mapping[Dossier, StepKind] = {
    Dossier.ADMISSION: StepKind.OPINIONS_SUMMARISED,
    Dossier.RECOGNITION: StepKind.PROBATION_OPINIONS_SUMMARISED,
}
_INTRODUCERS: Mapping[str, type[MemberIntroducer] | type[OrganisationIntroducer]] = {
    "introduction_letter": MemberIntroducer,
    "union_introduction_resolution": OrganisationIntroducer,
}
_OR = " or "
"""What stands between two codes in a rule."""
_NOT_RECORDED = frozenset({"card_issue_decision"})


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a dossier; `proof` is `None` where no step of a case file records it."""

    form: str | None
    document: str
    title: str
    title_en: str
    only_if_any: bool
    proof: Proof | None

    @property
    def forms(self) -> tuple[str, ...]:
        """The codes of its form; several where the rule leaves a choice, none where it has none."""
        return tuple(self.form.split(_OR)) if self.form else ()

    def title_in(self, language: Language) -> str:
        """What the paper is called: in Vietnamese as the rule has it."""
        return self.title if language == "vi" else self.title_en


def proof_of(dossier: Dossier, document: str) -> Proof | None:
    """What proves a paper; raises `KeyError` for a paper nobody has thought of."""
    if document in _NOT_RECORDED:
        return None
    kind = _OPINIONS[dossier] if document == "opinion_summary" else _KINDS[document]
    return Proof(kind, _MATTERS[dossier], _INTRODUCERS.get(document))


def papers_of(dossier: Dossier, rule: RuleValue) -> tuple[Paper, ...]:
    """The papers that a rule lists, in its order."""
    return tuple(_paper(dossier, item) for item in rule.value)


def _paper(dossier: Dossier, item: Mapping[str, Any]) -> Paper:
    return Paper(
        form=item["form"],
        document=item["document"],
        title=item["title_vi"],
        title_en=english_title(item["document"]),
        only_if_any=item["if_any"],
        proof=proof_of(dossier, item["document"]),
    )


def proving_steps(paper: Paper, history: History) -> tuple[Step, ...]:
    """The steps that prove a paper, earliest first: of the last round, certificates of any."""
    if paper.proof is None:
        return ()
    proof = paper.proof
    return tuple(step for step in _candidates(proof.kind, history) if proof.fits(step))


def _candidates(kind: StepKind, history: History) -> tuple[Step, ...]:
    if kind is StepKind.COURSE_CERTIFIED:
        return history.certificates
    last: Round = history.rounds[-1]
    return tuple(last.of(STEP_CLASSES[kind]))
