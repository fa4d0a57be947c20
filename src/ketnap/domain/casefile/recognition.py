"""What stands in the way of the cell's vote on recognition (xét công nhận chính thức) on a day."""

from collections.abc import Iterator

from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.findings import NO_FACTS, Facts, Finding, finding
from ketnap.domain.casefile.moment import Check, Moment, Setting, Test, probation_end
from ketnap.domain.casefile.replay import Round, up_to
from ketnap.domain.casefile.steps import (
    CellVoted,
    CeremonyHeld,
    MentorAssessed,
    NewMemberCourseCertified,
    ProbationOpinionsSummarised,
    SelfReviewFiled,
    Step,
)
from ketnap.domain.casefile.votes import carried
from ketnap.domain.rulebook import RuleValue

Rules = tuple[RuleValue, ...]


def _before_the_end_of_probation(moment: Moment, rules: Rules) -> Facts | None:
    ceremonies = moment.round_.of(CeremonyHeld)
    if not ceremonies:
        return None
    ends_on = probation_end(moment.setting, ceremonies[-1])
    if ends_on is None or moment.on >= ends_on:
        return None
    return {"ends_on": ends_on, "on": moment.on}


def _lacks(cls: type[Step]) -> Test:
    def test(moment: Moment, rules: Rules) -> Facts | None:
        return NO_FACTS if up_to(moment.round_.of(cls), moment.on) is None else None

    return test


RECOGNITION_CHECKS: tuple[Check, ...] = (
    Check(
        "recognition_vote_too_early",
        ("recognition_earliest_cell_vote",),
        _before_the_end_of_probation,
    ),
    Check(
        "new_member_course_missing",
        ("new_member_course_required",),
        _lacks(NewMemberCourseCertified),
    ),
    Check("self_review_missing", ("recognition_dossier",), _lacks(SelfReviewFiled)),
    Check("mentor_assessment_missing", ("recognition_dossier",), _lacks(MentorAssessed)),
    Check(
        "probation_opinions_missing",
        ("recognition_dossier",),
        _lacks(ProbationOpinionsSummarised),
    ),
)


def exhausted_votes(setting: Setting, round_: Round) -> Iterator[Finding]:
    """The vote after which the case must go up: the last one allowed, none having carried."""
    for failed, vote in enumerate(_votes_in_probation(round_), start=1):
        rules = setting.rulebook.on(vote.on)
        if carried(vote, rules):
            return
        rule = rules.find("recognition_max_votes")
        if rule is not None and failed == rule.value:
            facts = {"votes": failed, "on": vote.on}
            yield finding("recognition_votes_exhausted", seq=vote.seq, rules=(rule,), facts=facts)


def _votes_in_probation(round_: Round) -> Iterator[CellVoted]:
    ceremonies = round_.of(CeremonyHeld)
    if ceremonies:
        for vote in round_.of(CellVoted):
            if vote.matter is not Matter.ADMISSION and vote.on >= ceremonies[-1].on:
                yield vote
