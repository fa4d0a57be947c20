"""Days in their order: what cannot come before what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

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

_Dated = TypeVar("_Dated", Step, CheckedPaper)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things a form is about, by their names in `about.py`, and the rule that orders them."""

    earlier: str
    later: str
    rule_id: str


PAIRS = (
    Pair("listing", "first_mentor_assignment", "helper_assigned_by_cell_resolution"),
    Pair("listing", "sent_to_course", "class_participants_proposal"),
    Pair("sent_to_course", "course_certificate", "procedure_order"),
    Pair("course_certificate", "application", "procedure_order"),
    Pair("listing", "application", "sympathiser_list_by_cell_resolution"),
    Pair("file_opened", "application", "resolution_to_start_procedure"),
    Pair("file_opened", "cv", "resolution_to_start_procedure"),
    Pair("cv", "cv_certification", "cv_concluded_before_certification"),
    Pair("cv", "verification_requests", "procedure_order"),
    Pair("first_mentor_assignment", "introductions_by_members", "introducer_is_assigned_helper"),
    Pair("introductions_by_members", "admission_vote", "cell_examines_papers"),
    Pair("introduction_by_youth_union", "admission_vote", "cell_examines_papers"),
    Pair("introduction_by_trade_union", "admission_vote", "cell_examines_papers"),
    Pair("application", "admission_vote", "procedure_order"),
    Pair("cv_certification", "admission_vote", "procedure_order"),
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
        for step in _come_too_early(earlier, later):
            yield _remark(pair, min(earlier, key=_day), step, rulebook)


def days_of_papers(papers: Iterable[CheckedPaper], rulebook: Rulebook) -> Iterator[Remark]:
    """Every pair of issued papers whose days stand the wrong way round.

    Where both bear the days of their recorded steps, the steps tell of it.
    """
    by_about: defaultdict[str, list[CheckedPaper]] = defaultdict(list)
    for paper in issued(papers):
        by_about[paper.about].append(paper)
    for pair in PAIRS:
        earlier, later = by_about[pair.earlier], by_about[pair.later]
        for paper in _come_too_early(earlier, later):
            first = min(earlier, key=_day)
            if not all(each.step_on == each.on for each in (first, paper)):
                yield _between(pair, first, paper, rulebook)


def _come_too_early(earlier: Sequence[_Dated], later: Sequence[_Dated]) -> Iterator[_Dated]:
    """The later things before which none of the earlier ones stands.

    What came back and was done anew stands several times; it is enough that it stood once.
    """
    first = min(map(_day, earlier), default=date.min)
    return (each for each in later if each.on < first)


def _day(dated: Step | CheckedPaper) -> date:
    return dated.on


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
