import re
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casefile.build import BINH, CHI, YOUTH_UNION, assessed, casefile, step
from domain.casefile.strategies import casefiles, days_around
from ketnap.domain.casefile import codes
from ketnap.domain.casefile.codes import (
    Closing,
    DeadlineCode,
    ExclusionGround,
    GateName,
    IntroducingOrganisation,
    NominatorKind,
    Schooling,
    Severity,
    Stage,
    StepKind,
)
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.steps import STEP_CLASSES, PersonFacts, Step
from ketnap.domain.casefile.wording import (
    Language,
    closing_name,
    code_name,
    day_in_words,
    deadline_name,
    field_help,
    field_name,
    finding_detail,
    finding_message,
    finding_source,
    finding_title,
    gate_name,
    severity_name,
    stage_name,
    step_meaning,
    step_name,
)
from ketnap.domain.text import is_nfc

LANGUAGES = ["vi", "en"]
PLACEHOLDER = re.compile(r"[{}]|\bNone\b|<|>|datetime\.")
NAMED = {
    Stage: stage_name,
    Closing: closing_name,
    StepKind: step_name,
    DeadlineCode: deadline_name,
    GateName: gate_name,
    Severity: severity_name,
}
WRITTEN_IN_STEPS = [
    one
    for one in vars(codes).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]
EVERY_CODE = [(code, NAMED.get(one, code_name)) for one in WRITTEN_IN_STEPS for code in one]

CODES_OF_THE_CONTRACT = [
    "age_below_min",
    "age_above_max",
    "schooling_below_min",
    "certificate_missing",
    "certificate_expired",
    "application_missing",
    "cv_missing",
    "opinions_missing",
    "verification_missing",
    "verification_unanswered",
    "introducers_incomplete",
    "introducer_not_official",
    "introducer_shared_time_short",
    "papers_stale",
    "cell_too_small",
    "recognition_vote_too_early",
    "new_member_course_missing",
    "self_review_missing",
    "mentor_assessment_missing",
    "probation_opinions_missing",
    "vote_counts_inconsistent",
    "vote_share_not_reached",
    "recognition_votes_exhausted",
    "decision_without_proposal",
    "cv_not_certified",
    "ceremony_without_decision",
    "mentor_not_official",
    "mentor_missing",
    "consent_missing",
    "verification_reply_overdue",
    "admission_decision_overdue",
    "ceremony_overdue",
    "member_record_overdue",
    "recognition_consideration_overdue",
    "recognition_decision_overdue",
]


def is_whole(text: str) -> bool:
    return bool(text.strip()) and is_nfc(text) and PLACEHOLDER.search(text) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "name_of"), EVERY_CODE, ids=[f"{type(code).__name__}-{code}" for code, _ in EVERY_CODE]
)
def test_every_code_has_a_name(code, name_of, language):
    name = name_of(code, language)

    assert is_whole(name)
    assert name != code.value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", WRITTEN_IN_STEPS)
def test_codes_of_one_set_have_different_names(one, language):
    names = [NAMED.get(one, code_name)(code, language) for code in one]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_says_what_recording_it_states(kind, language):
    assert is_whole(step_meaning(kind, language))


def field_paths(cls: type, prefix: str = "") -> set[str]:
    """The paths of the fields of a record and of the records in it."""
    hints = get_type_hints(cls)
    paths: set[str] = set()
    for field in fields(cls):
        path = prefix + field.name
        paths.add(path)
        for part in _records_in(hints[field.name]):
            paths |= field_paths(part, f"{path}.")
    return paths


def _records_in(annotation: Any) -> list[type]:
    if isinstance(annotation, UnionType):
        return [part for one in get_args(annotation) for part in _records_in(one)]
    is_record = hasattr(annotation, "__dataclass_fields__") and annotation is not Step
    return [annotation] if is_record and get_origin(annotation) is None else []


EVERY_FIELD = sorted(
    {path for cls in STEP_CLASSES.values() for path in field_paths(cls)} - {"seq"}
    | field_paths(PersonFacts)
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EVERY_FIELD)
def test_every_field_has_a_label(path, language):
    assert is_whole(field_name(path, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", EVERY_FIELD)
def test_hint_of_a_field_is_whole_or_empty(path, language):
    hint = field_help(path, language)

    assert hint == "" or is_whole(hint)


def test_day_is_written_as_people_write_it():
    assert day_in_words(date(2018, 3, 2)) == "02/03/2018"
    assert day_in_words(date.min) == "01/01/0001"


def test_codes_spelled_alike_are_told_apart_by_their_set():
    assert NominatorKind.YOUTH_UNION.value == IntroducingOrganisation.YOUTH_UNION.value
    assert code_name(Schooling.NONE, "en") == "No schooling"
    assert code_name(ExclusionGround.SUSPENDED_FROM_ACTIVITY, "en") == "Suspended from activity"


# ---- findings ----


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES_OF_THE_CONTRACT)
def test_every_finding_of_the_contract_has_a_title(code, language):
    assert is_whole(finding_title(finding(code, seq=1), language))


def findings_of(answer: Any) -> list[Finding]:
    return [*answer.findings, *(answer.gate.findings if answer.gate else ())]


@settings(max_examples=300, deadline=None)
@given(casefiles.flatmap(lambda file: st.tuples(st.just(file), days_around(file))))
def test_every_finding_on_any_file_is_said_in_both_languages(file_and_day):
    file, on = file_and_day

    findings = findings_of(assessed(file, on))

    for one in findings:
        assert one.code in CODES_OF_THE_CONTRACT
        assert is_whole(finding_message(one, "vi"))
        assert is_whole(finding_message(one, "en"))
        assert finding_source(one).strip()


def said(code: str, *steps: Step, on: str, language: Language = "vi") -> str:
    answer = assessed(casefile(*steps), on)
    return finding_detail(next(one for one in findings_of(answer) if one.code == code), language)


VOTE = step("cell_voted", "2018-02-06", agree=5, disagree=3)


@pytest.mark.parametrize(
    ("code", "steps", "on", "vi", "en"),
    [
        (
            "vote_share_not_reached",
            [VOTE],
            "2018-02-06",
            "5 tán thành trên 9; cần 6.",
            "5 of 9 in favour; 6 needed.",
        ),
        (
            "certificate_expired",
            [step("course_certified", "2012-03-02"), VOTE],
            "2018-02-06",
            "Giấy cấp ngày 02/03/2012 dùng được đến hết ngày 02/03/2017. Cần học lại.",
            "Issued on 02/03/2012, valid through 02/03/2017. The course must be taken again.",
        ),
        (
            "introducers_incomplete",
            [step("introduced", "2018-01-15", by=BINH), VOTE],
            "2018-02-06",
            "Còn thiếu: 1 đảng viên chính thức giới thiệu.",
            "Still missing: 1 official member(s).",
        ),
        (
            "introducer_not_official",
            [step("introduced", "2018-01-15", by=CHI | {"official_on": None})],
            "2018-01-15",
            "Lê Thị Chi: ngày chính thức chưa có, ngày giới thiệu 15/01/2018.",
            "Lê Thị Chi: official since not known, introduced on 15/01/2018.",
        ),
        (
            "papers_stale",
            [step("introduced", "2017-01-15", by=YOUTH_UNION), VOTE],
            "2018-02-06",
            "Quá 12 tháng tính đến ngày biểu quyết: nghị quyết của Đoàn cơ quan (15/01/2017). "
            "Cần làm lại.",
            "Older than 12 months on the day of the vote: resolution of Đoàn cơ quan (15/01/2017). "
            "To be made anew.",
        ),
        (
            "consent_missing",
            [step("cv_declared", "2026-03-02")],
            "2026-03-02",
            "Cần sự đồng ý cho mục đích “Lập và lưu hồ sơ” còn hiệu lực vào ngày đó.",
            "A consent for “Keeping the case file” that stood on the day is needed.",
        ),
        (
            "ceremony_overdue",
            [
                step("decided", "2018-04-20"),
                step("ceremony_held", "2018-07-02", late_consent="12-CV/ĐU"),
            ],
            "2018-07-02",
            "Hạn là ngày 06/06/2018, thực hiện ngày 02/07/2018. Hãy lưu lý do chậm trong hồ sơ. "
            "Cấp trên đã đồng ý bằng văn bản 12-CV/ĐU.",
            "It was due on 06/06/2018 and done on 02/07/2018. Keep the reason in the file. "
            "The superior committee consented by 12-CV/ĐU.",
        ),
        (
            "ceremony_overdue",
            [step("decided", "2018-04-20")],
            "2018-06-07",
            "Hạn là ngày 06/06/2018, đến nay chưa có. Hãy thực hiện và nêu lý do chậm.",
            "It was due on 06/06/2018 and is still open. Do it now and give the reason.",
        ),
        (
            "ceremony_overdue",
            [step("decided", "2018-04-20"), step("withdrawn", "2018-12-01")],
            "2018-12-31",
            "Hạn là ngày 06/06/2018; đến khi hồ sơ khép ngày 01/12/2018 vẫn chưa có.",
            "It was due on 06/06/2018 and was not done when the case closed on 01/12/2018.",
        ),
        (
            "vote_share_not_reached",
            [
                step(
                    "cell_voted",
                    "2025-08-12",
                    official_members=0,
                    present_official=0,
                    agree=0,
                )
            ],
            "2025-08-12",
            "Không còn đảng viên nào trong số phải tính tỷ lệ (0).",
            "Nobody is left to take the share of (0).",
        ),
    ],
)
def test_finding_tells_its_facts(code, steps, on, vi, en):
    assert said(code, *steps, on=on) == vi
    assert said(code, *steps, on=on, language="en") == en


def test_source_names_the_rules_a_finding_rests_on_or_the_format():
    on_a_rule = assessed(
        casefile(step("cell_voted", "2025-08-12", agree=5, disagree=3)), "2025-08-12"
    )
    share = next(one for one in on_a_rule.findings if one.code == "vote_share_not_reached")

    assert finding_source(share) == "; ".join(rule.source for rule in share.rules)
    assert "19/01/2011" in finding_source(share)
    assert finding_source(finding("mentor_missing", seq=None)) == "ketnap.casefile/1, 4"
