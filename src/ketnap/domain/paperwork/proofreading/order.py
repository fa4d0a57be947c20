"""Days in their order: what cannot come before what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.replay import History
from ketnap.domain.casefile.steps import Step
from ketnap.domain.casefile.wording.names import step_name
from ketnap.domain.paperwork.about import steps_behind
from ketnap.domain.paperwork.proofreading.remark import (
    CheckedPaper,
    Remark,
    issued,
    rules_named,
)
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things a form is about, by their names in `about.py`, and the rule that orders them."""

    earlier: str
    later: str
    rule_id: str


PAIRS = (
    Pair("listing", "first_mentor_assignment", "helper_assigned_by_cell_resolution"),
    Pair("listing", "sent_to_course", "class_participants_proposal"),
    Pair("listing", "application", "sympathiser_list_by_cell_resolution"),
    Pair("file_opened", "application", "resolution_to_start_procedure"),
    Pair("file_opened", "cv", "resolution_to_start_procedure"),
    Pair("cv", "cv_certification", "cv_concluded_before_certification"),
    Pair("cv", "verification_requests", "procedure_order"),
    Pair("first_mentor_assignment", "introductions_by_members", "introducer_is_assigned_helper"),
    Pair("introductions_by_members", "admission_vote", "cell_examines_papers"),
    Pair("introduction_by_youth_union", "admission_vote", "cell_examines_papers"),
    Pair("introduction_by_trade_union", "admission_vote", "cell_examines_papers"),
    Pair("opinions", "admission_vote", "cell_examines_papers"),
    Pair("admission_vote", "admission_appraisal", "procedure_order"),
    Pair("admission_vote", "admission_committee_vote", "procedure_order"),
    Pair("admission_appraisal", "admission_committee_vote", "procedure_order"),
    Pair("admission_committee_vote", "admission_decision", "procedure_order"),
    Pair("admission_decision", "ceremony", "ceremony_deadline"),
    Pair("ceremony", "member_record", "member_cv_deadline"),
    Pair("ceremony", "self_review", "self_review_earliest"),
    Pair("ceremony", "mentor_assessment", "mentor_assessment_content"),
    Pair("self_review", "recognition_vote", "recognition_dossier"),
    Pair("mentor_assessment", "recognition_vote", "recognition_dossier"),
    Pair("probation_opinions", "recognition_vote", "recognition_dossier"),
    Pair("recognition_vote", "recognition_appraisal", "procedure_order"),
    Pair("recognition_vote", "recognition_committee_vote", "procedure_order"),
    Pair("recognition_committee_vote", "recognition_decision", "procedure_order"),
)


def order_remarks(history: History, rulebook: Rulebook) -> Iterator[Remark]:
    """Every pair of recorded steps whose days stand the wrong way round."""
    for pair in PAIRS:
        earlier, later = steps_behind(pair.earlier, history), steps_behind(pair.later, history)
        if earlier and later and later[-1].on < earlier[0].on:
            yield _remark(pair, earlier[0], later[-1], rulebook)


def days_of_papers(papers: Iterable[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """Every pair of issued papers whose days stand the wrong way round.

    Where both bear the days of their recorded steps, the steps tell of it.
    """
    by_about: defaultdict[str, list[CheckedPaper]] = defaultdict(list)
    for paper in issued(papers):
        by_about[paper.about].append(paper)
    for pair in PAIRS:
        earlier, later = by_about.get(pair.earlier), by_about.get(pair.later)
        if earlier and later and _are_wrong(earlier[0], later[-1]):
            yield _between(pair, earlier[0], later[-1], rulebook)


def _are_wrong(earlier: CheckedPaper, later: CheckedPaper) -> bool:
    as_recorded = all(paper.step_on == paper.on for paper in (earlier, later))
    return later.on < earlier.on and not as_recorded


def _between(pair: Pair, earlier: CheckedPaper, later: CheckedPaper, rulebook: Rulebook) -> Remark:
    return Remark(
        code="days_out_of_order",
        vi=f"{later.named_vi} lại trước {earlier.named_vi}. Hãy đối chiếu ngày trên hai giấy.",
        en=f"{later.named_en} comes before {earlier.named_en}. Compare the days on both papers.",
        rules=rules_named(rulebook, pair.rule_id, on=later.on),
        paper_id=later.paper_id,
    )


def _remark(pair: Pair, earlier: Step, later: Step, rulebook: Rulebook) -> Remark:
    vi = (
        f"{_named(later.kind, 'vi')} ghi ngày {day_in_figures(later.on)}, trước "
        f"{_named(earlier.kind, 'vi').lower()} ngày {day_in_figures(earlier.on)}. "
        "Hãy đối chiếu ngày trên hai giấy."
    )
    en = (
        f"{_named(later.kind, 'en')} is dated {later.on.isoformat()}, before "
        f"{_named(earlier.kind, 'en').lower()} of {earlier.on.isoformat()}. "
        "Compare the days on both papers."
    )
    rules = rules_named(rulebook, pair.rule_id, on=later.on)
    return Remark(code="days_out_of_order", vi=vi, en=en, rules=rules, seq=later.seq)


def _named(kind: StepKind, language: str) -> str:
    return step_name(kind, "vi" if language == "vi" else "en")
