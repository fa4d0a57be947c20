"""What is found on votes, decisions, ceremonies, mentors and consents, each on its own day."""

from collections.abc import Iterator, Mapping

from ketnap.domain.casefile.admission import ADMISSION_CHECKS, size_check
from ketnap.domain.casefile.codes import ConsentPurpose, DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.moment import Moment, Setting
from ketnap.domain.casefile.recognition import RECOGNITION_CHECKS
from ketnap.domain.casefile.replay import Round, up_to
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    CellVoted,
    CeremonyHeld,
    CommitteeVoted,
    CvCertified,
    CvDeclared,
    Decided,
    MentorAssigned,
    Step,
    VerificationRequested,
)
from ketnap.domain.casefile.votes import (
    base_of,
    counts_disagree,
    needed_to_reach,
    reaches,
    share_rule,
)
from ketnap.domain.rulebook import RulesInForce, RuleValue


def vote_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """What is found on every vote of the cell and of the committees."""
    for vote in round_.of(CellVoted):
        moment = Moment.of(setting, round_, on=vote.on)
        yield from _cell_vote_findings(moment, vote)
        yield from _count_findings(vote, moment.rules)
    for committee_vote in round_.of(CommitteeVoted):
        yield from _count_findings(committee_vote, setting.rulebook.on(committee_vote.on))


def _cell_vote_findings(moment: Moment, vote: CellVoted) -> Iterator[Finding]:
    if vote.matter is Matter.STRIKE_OFF:
        return
    by_matter = ADMISSION_CHECKS if vote.matter is Matter.ADMISSION else RECOGNITION_CHECKS
    for check in (*by_matter, size_check(vote)):
        trouble = check.finding(moment, seq=vote.seq)
        if trouble is not None:
            yield trouble


def _count_findings(vote: CellVoted | CommitteeVoted, rules: RulesInForce) -> Iterator[Finding]:
    if counts_disagree(vote, rules):
        yield finding(
            "vote_counts_inconsistent", seq=vote.seq, rules=_in_force("cell_vote_base", rules)
        )
    share = share_rule(vote, rules)
    base = base_of(vote, rules)
    if share is not None and not reaches(vote.agree, base=base, share=share.value):
        yield finding(
            "vote_share_not_reached",
            seq=vote.seq,
            rules=(share,),
            facts={
                "agree": vote.agree,
                "base": base,
                "needed": needed_to_reach(base, share.value) if base > 0 else None,
            },
        )


def decision_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """What is found on the decisions on admission and recognition."""
    for decision in round_.of(Decided):
        rules = setting.rulebook.on(decision.on)
        if decision.matter is not Matter.STRIKE_OFF:
            yield from _proposal_findings(round_, decision, rules)
        if _admits(decision) and up_to(round_.of(CvCertified), decision.on) is None:
            for rule in _in_force("cv_concluded_before_certification", rules):
                yield finding("cv_not_certified", seq=decision.seq, rules=(rule,))


def _proposal_findings(round_: Round, decision: Decided, rules: RulesInForce) -> Iterator[Finding]:
    votes = [vote for vote in round_.of(CellVoted) if vote.matter is decision.matter]
    if up_to(votes, decision.on) is None:
        yield finding(
            "decision_without_proposal",
            seq=decision.seq,
            rules=_in_force(f"cell_vote_{decision.matter}", rules),
            facts={"matter": decision.matter},
        )


def _admits(step: Decided) -> bool:
    return step.matter is Matter.ADMISSION and step.outcome is DecisionOutcome.APPROVED


def approving_decisions(round_: Round) -> list[Decided]:
    """The decisions of a round that approve the admission, earliest first."""
    return [decision for decision in round_.of(Decided) if _admits(decision)]


def ceremony_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """A ceremony held before any approving decision."""
    approving = approving_decisions(round_)
    for ceremony in round_.of(CeremonyHeld):
        if up_to(approving, ceremony.on) is None:
            rules = setting.rulebook.on(ceremony.on)
            yield finding(
                "ceremony_without_decision",
                seq=ceremony.seq,
                rules=_in_force("recognition_needs_decision", rules),
            )


_MENTOR_RULE: Mapping[StepKind, str] = {
    StepKind.MENTOR_ASSIGNED: "helper_assigned_by_cell_resolution",
    StepKind.CEREMONY_HELD: "cell_duties_in_probation",
}


def mentor_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """A mentor who was not an official member on the day of the assignment or ceremony."""
    steps: list[MentorAssigned | CeremonyHeld] = [
        *round_.of(MentorAssigned),
        *round_.of(CeremonyHeld),
    ]
    for step in steps:
        official_on = step.mentor.official_on
        if official_on is not None and official_on <= step.on:
            continue
        for rule in _in_force(_MENTOR_RULE[step.kind], setting.rulebook.on(step.on)):
            yield finding(
                "mentor_not_official",
                seq=step.seq,
                rules=(rule,),
                facts={"name": step.mentor.name, "official_on": official_on, "on": step.on},
            )


_NEEDS_CONSENT: tuple[type[Step], ...] = (ApplicationFiled, CvDeclared, VerificationRequested)


def consent_findings(setting: Setting, round_: Round) -> Iterator[Finding]:
    """A paper of the applicant handled without a consent that stood on its day."""
    for cls in _NEEDS_CONSENT:
        for step in round_.of(cls):
            for rule in _in_force("data_protection_consent_required", setting.rulebook.on(step.on)):
                purpose = ConsentPurpose(rule.value[step.kind])
                if not setting.history.consent_stands(purpose, on=step.on):
                    yield finding(
                        "consent_missing", seq=step.seq, rules=(rule,), facts={"purpose": purpose}
                    )


def _in_force(rule_id: str, rules: RulesInForce) -> tuple[RuleValue, ...]:
    return (rules[rule_id],) if rule_id in rules else ()
