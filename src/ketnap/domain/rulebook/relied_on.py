"""The rules that the program reads, and how: what a rulebook must hold for it to work at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.domain.rulebook.rule import Rule, RuleValue, Unit
from ketnap.domain.rulebook.told import Told

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """How the program takes a rule: what it counts, of what type its value is, which words it knows.

    Empty `codes` or `start_events` ask for nothing.
    """

    unit: Unit | None = None
    types: tuple[type, ...] = (object,)
    codes: frozenset[str] = _NONE
    start_events: frozenset[str] = _NONE


def _count(unit: Unit, *start_events: str) -> Reading:
    return Reading(unit, (int,), start_events=frozenset(start_events))


def _codes(unit: Unit | None, *codes: str) -> Reading:
    return Reading(unit, (str,), codes=frozenset(codes))


_SHARE = Reading(Unit.SHARE, (Mapping,))
_YES_OR_NO = Reading(types=(bool,))
_LIST = Reading(types=(tuple,))
_TABLE = Reading(types=(Mapping,))

RELIED_ON: Mapping[str, Reading] = {
    # before the vote
    "age_min_months": _count(Unit.MONTHS),
    "age_max_months": _count(Unit.MONTHS),
    "education_min": _codes(
        Unit.CODE,
        "lower_secondary_diploma",
        "lower_secondary_diploma_or_equivalent",
        "lower_secondary_programme_completed",
    ),
    "youth_age_max_years": _count(Unit.YEARS),
    "awareness_course_required": _YES_OR_NO,
    "awareness_certificate_valid_months": _count(Unit.MONTHS, "certificate_issued"),
    "dossier_papers_valid_months": _count(Unit.MONTHS, "dossier_drawn_up"),
    "class_participants_proposal": _TABLE,
    "sympathiser_list_by_cell_resolution": _TABLE,
    "resolution_to_start_procedure": _YES_OR_NO,
    "procedure_order": _LIST,
    "cell_examines_papers": _LIST,
    "admission_dossier": _LIST,
    "cv_concluded_before_certification": _TABLE,
    "data_protection_consent_required": _TABLE,
    "verification_persons": _LIST,
    "verification_reply_home_deadline": _count(Unit.WORKING_DAYS, "verification_letter_received"),
    "verification_reply_abroad_deadline": _count(Unit.WORKING_DAYS, "verification_letter_received"),
    # those who help and introduce
    "helper_assigned_by_cell_resolution": _YES_OR_NO,
    "mentor_assessment_content": _LIST,
    "introducer_must_be_official": _YES_OR_NO,
    "introducer_is_assigned_helper": _YES_OR_NO,
    "introducer_shared_months": _count(Unit.MONTHS),
    "introducer_shared_contexts": Reading(Unit.CODE_LIST, (tuple,)),
    "introducer_replacement_waives_shared_time": _TABLE,
    "introduction_pattern_a": _TABLE,
    "introduction_pattern_b": _TABLE,
    "introduction_pattern_c": _TABLE,
    # votes
    "cell_min_official_members": _count(Unit.PEOPLE),
    "cell_meeting_min_attendance": Reading(types=(str, Mapping)),
    "cell_vote_base": _TABLE,
    "cell_vote_admission": _SHARE,
    "cell_vote_recognition": _SHARE,
    "cell_vote_strike_off_probationary": _SHARE,
    "vote_below_share": _TABLE,
    "committee_vote_base": _TABLE,
    "grassroots_vote": _SHARE,
    "standing_committee_vote": _SHARE,
    # decision and ceremony
    "admission_decision_deadline": _count(Unit.WORKING_DAYS, "cell_resolution_admission"),
    "admission_decision_extension_max": _count(
        Unit.WORKING_DAYS, "end_of_admission_decision_deadline"
    ),
    "ceremony_deadline": _count(
        Unit.WORKING_DAYS, "admission_decision_issued", "admission_decision_received"
    ),
    "ceremony_overdue_consequence": _TABLE,
    "ceremony_decoration": _LIST,
    "ceremony_programme": _LIST,
    "one_person_per_ceremony": _YES_OR_NO,
    "member_cv_deadline": _count(Unit.WORKING_DAYS, "ceremony_held"),
    # probation and recognition
    "probation_months": _count(Unit.MONTHS, "ceremony_held"),
    "cell_duties_in_probation": _LIST,
    "new_member_course_required": _TABLE,
    "recognition_dossier": _LIST,
    "self_review_earliest": _codes(None, "after_probation_end"),
    "recognition_earliest_cell_vote": _codes(None, "after_probation_end"),
    "recognition_consideration_deadline": _count(Unit.WORKING_DAYS, "probation_ended"),
    "recognition_max_votes": _count(Unit.TIMES),
    "recognition_needs_decision": _YES_OR_NO,
    "recognition_decision_deadline": _count(Unit.WORKING_DAYS, "cell_resolution_recognition"),
    "recognition_decision_extension_max": _count(
        Unit.WORKING_DAYS, "end_of_recognition_decision_deadline"
    ),
    # leaving the Party
    "strike_off_grounds": _LIST,
    # papers and personal data
    "document_number_series": _TABLE,
    "number_as_registered": _LIST,
    "data_request_answer": _count(Unit.WORKING_DAYS, "request_received"),
    "data_request_term": _TABLE,
}


_MISSING = Told(
    "chương trình cần quy định này, nhưng không có",
    "the program needs this rule, and it is not there",
)


def unmet_needs(rules: Iterable[Rule]) -> list[Told]:
    """What the program reads and a sound set of rules does not give, by rule.

    A rule read here holds from its first day on for good: where it ended, nothing would be found.
    """
    known = {rule.rule_id: rule for rule in rules}
    problems: list[Told] = []
    for rule_id, reading in RELIED_ON.items():
        rule = known.get(rule_id)
        found = [_MISSING] if rule is None else _misread(rule, reading)
        problems += [problem.at(rule_id) for problem in found]
    return problems


def _misread(rule: Rule, reading: Reading) -> Iterator[Told]:
    if reading.unit is not None and rule.unit is not reading.unit:
        yield Told(
            f"chương trình đọc theo đơn vị {reading.unit}, ở đây ghi {rule.unit or 'không có'}",
            f"the program reads it in the unit {reading.unit}, here stands {rule.unit or 'none'}",
        )
    for value in rule.values:
        for problem in _misread_value(value, reading):
            yield problem.since(value.valid_from.isoformat())
    last = rule.values[-1].valid_to
    if last is not None:
        yield Told(
            f"sau ngày {last.isoformat()} không còn giá trị nào; giá trị cuối phải để mở",
            f"after {last.isoformat()} there is no value; the last one must be left open",
        )


def _misread_value(value: RuleValue, reading: Reading) -> Iterator[Told]:
    if not isinstance(value.value, reading.types):
        shown = _shown(value.value)
        yield Told(
            f"chương trình không đọc được giá trị {shown}",
            f"the program cannot read the value {shown}",
        )
    elif reading.codes and value.value not in reading.codes:
        shown, known = _shown(value.value), _listed(reading.codes)
        yield Told(
            f"chương trình không biết mã {shown}; biết: {known}",
            f"the program does not know the code {shown}; it knows: {known}",
        )
    if reading.start_events and value.start_event not in reading.start_events:
        start, known = value.start_event, _listed(reading.start_events)
        yield Told(
            f"chương trình không tính được từ “{start}”; biết: {known}",
            f"the program cannot count from “{start}”; it knows: {known}",
        )


def _shown(value: Any) -> str:
    return f"“{value}”"


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))
