"""What is known and said of a person, as rows of steps tell it: the CV, verification, opinions."""

from datetime import date

import pytest
from tests.domain.intake.test_rows_of_steps import problems, read

from ketnap.domain.casefile.codes import (
    IntroducingOrganisation,
    SharedContext,
    VerificationResult,
    VerificationSubject,
)
from ketnap.domain.casefile.steps import (
    CvDeclared,
    Introduced,
    MemberIntroducer,
    OpinionCount,
    OpinionsSummarised,
    OpinionWaived,
    OrganisationIntroducer,
    ProbationOpinionsSummarised,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.domain.intake.named_steps import step_of_row
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.same_step import tells_the_same
from ketnap.domain.intake.step_guesses import guessed_step

ON = date(2021, 2, 10)
OPINIONS = {
    "step": "Tổng hợp ý kiến",
    "organisations_asked": 21,
    "organisations_agree": 20,
    "residence_asked": "7 đ/c",
    "residence_agree": 7,
}
MEMBER = {
    "step": "Đảng viên giới thiệu, cùng công tác",
    "party": "Trần Văn Ân",
    "shared_since": "01/03/2018",
}


def step(row):
    (entry,) = read(row)
    assert entry.problems == ()
    return step_of_row(entry)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"step": "Khai lý lịch", "own_side_member": "x", "spouse_side_member": "không"},
            CvDeclared(on=ON, own_side_member=True, spouse_side_member=False),
        ),
        (
            {"step": "Gửi thẩm tra lý lịch bên vợ ở nước ngoài", "party": "Đại sứ quán"},
            VerificationRequested(
                on=ON, subject=VerificationSubject.SPOUSE_SIDE, place="Đại sứ quán", abroad=True
            ),
        ),
        (
            {"step": "Thẩm tra lý lịch", "party": "Đảng ủy xã"},
            VerificationRequested(
                on=ON, subject=VerificationSubject.OWN_SIDE, place="Đảng ủy xã", abroad=False
            ),
        ),
        (
            {"step": "Kết quả thẩm tra chưa rõ", "party": "Đảng ủy xã"},
            VerificationAnswered(
                on=ON,
                subject=VerificationSubject.OWN_SIDE,
                place="Đảng ủy xã",
                result=VerificationResult.UNCLEAR,
            ),
        ),
        (
            OPINIONS,
            OpinionsSummarised(
                on=ON,
                organisations=OpinionCount(asked=21, agree=20),
                residence=OpinionCount(asked=7, agree=7),
            ),
        ),
        (
            {
                "step": "Lấy ý kiến, miễn nơi cư trú",
                "organisations_asked": 21,
                "organisations_agree": 0,
                "reason": "ở nội trú",
            },
            OpinionsSummarised(
                on=ON,
                organisations=OpinionCount(asked=21, agree=0),
                residence=OpinionWaived(waived="ở nội trú"),
            ),
        ),
        (
            {**OPINIONS, "step": "Lấy ý kiến nhận xét đảng viên dự bị"},
            ProbationOpinionsSummarised(
                on=ON,
                organisations=OpinionCount(asked=21, agree=20),
                residence=OpinionCount(asked=7, agree=7),
            ),
        ),
        (
            {
                "step": "Lấy ý kiến về đảng viên dự bị, miễn nơi cư trú",
                "organisations_asked": 21,
                "organisations_agree": 20,
                "reason": "ở nội trú",
            },
            ProbationOpinionsSummarised(
                on=ON,
                organisations=OpinionCount(asked=21, agree=20),
                residence=OpinionWaived(waived="ở nội trú"),
            ),
        ),
        (
            {**MEMBER, "step": "Thay người giới thiệu, cùng học tập"},
            Introduced(
                on=ON,
                by=MemberIntroducer(
                    name="Trần Văn Ân",
                    shared_since=date(2018, 3, 1),
                    shared_context=SharedContext.STUDY,
                    replacement=True,
                ),
            ),
        ),
        (
            MEMBER,
            Introduced(
                on=ON,
                by=MemberIntroducer(
                    name="Trần Văn Ân",
                    shared_since=date(2018, 3, 1),
                    shared_context=SharedContext.WORK,
                    replacement=False,
                ),
            ),
        ),
        (
            {
                "step": "Nghị quyết Đoàn thanh niên giới thiệu vào Đảng",
                "party": "Đoàn cơ quan",
                "number": "04-NQ/ĐTN",
                "entitled": 11,
                "agree": 10,
            },
            Introduced(
                on=ON,
                by=OrganisationIntroducer(
                    kind=IntroducingOrganisation.YOUTH_UNION,
                    name="Đoàn cơ quan",
                    agree=10,
                    total=11,
                ),
                resolution="04-NQ/ĐTN",
            ),
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, dict) else "",
)
def test_a_row_tells_the_step(row, told):
    assert step(row) == told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({**OPINIONS, "residence_agree": 8}, (Code.MORE_THAN_ALL, "Cột residence_agree", "8 > 7")),
        (
            {**OPINIONS, "step": "Tổng hợp ý kiến về đảng viên dự bị", "organisations_agree": 22},
            (Code.MORE_THAN_ALL, "Cột organisations_agree", "22 > 21"),
        ),
        (
            {**OPINIONS, "residence_asked": None},
            (Code.DETAIL_MISSING, "Cột residence_asked", "tổng hợp ý kiến"),
        ),
        (
            {"step": "Khai lý lịch", "own_side_member": "x", "spouse_side_member": None},
            (Code.DETAIL_MISSING, "Cột spouse_side_member", "khai lý lịch"),
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_told_at_its_column(row, told):
    assert problems(row) == [told]


def test_two_introducers_and_two_places_asked_on_one_day_are_steps_of_their_own():
    asked = {"step": "Thẩm tra lý lịch", "party": "Đảng ủy xã"}

    assert tells_the_same(step(MEMBER), step({**MEMBER, "shared_since": "01/04/2018"}))
    assert not tells_the_same(step(MEMBER), step({**MEMBER, "party": "Lê Thị Bưởi"}))
    assert not tells_the_same(step(asked), step({**asked, "party": "Đảng ủy phường"}))


@pytest.mark.parametrize(
    "words", ["Chờ thẩm tra", "Thẩm tra xong", "Lấy ý kiến chi bộ", "Đoàn", "Thay người"]
)
def test_words_that_are_not_known_are_never_guessed_to_be_one_of_these(words):
    assert guessed_step(words) is None
