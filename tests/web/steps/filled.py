"""A filled form for every kind of step, and the step it stands for."""

from datetime import date
from typing import Any

from ketnap.domain.casefile.codes import (
    AppraisalOutcome,
    CommitteeLevel,
    ConsentPurpose,
    DeadlineCode,
    DecisionOutcome,
    ExclusionGround,
    IntroducingOrganisation,
    Matter,
    NominatorKind,
    ReviewOutcome,
    SharedContext,
    TransferDirection,
    VerificationResult,
    VerificationSubject,
    VoteMethod,
)
from ketnap.domain.casefile.steps import (
    ApplicationFiled,
    Appraised,
    CellVoted,
    CeremonyHeld,
    CommitteeVoted,
    ConsentGiven,
    ConsentWithdrawn,
    CourseCertified,
    CvCertified,
    CvDeclared,
    DeadlineExtended,
    Decided,
    Excluded,
    FileOpened,
    Introduced,
    ListedAsSympathiser,
    MemberIntroducer,
    MemberRecordFiled,
    Mentor,
    MentorAssessed,
    MentorAssigned,
    MentorReviewed,
    NamedMentor,
    NewMemberCourseCertified,
    Nominated,
    Nominator,
    OpinionCount,
    OpinionsSummarised,
    OpinionWaived,
    OrganisationIntroducer,
    Paused,
    ProbationOpinionsSummarised,
    RemovedFromList,
    Resumed,
    Returned,
    SelfReviewFiled,
    SentToCourse,
    Step,
    Submitted,
    Transferred,
    VerificationAnswered,
    VerificationRequested,
    Withdrawn,
)

ON = date(2024, 5, 6)
DAY = {"on": "06/05/2024"}
OPINIONS = {
    "organisations.asked": "2",
    "organisations.agree": "2",
    "residence.way": "asked",
    "residence.asked": "1",
    "residence.agree": "1",
}
TYPED_MENTOR = {
    "mentor.way": "typed",
    "mentor.name": "Lê Thị Chi",
    "mentor.official_on": "01/01/2010",
}
MENTOR = Mentor(name="Lê Thị Chi", official_on=date(2010, 1, 1))

Filled = tuple[dict[str, Any], Step]

FILLED: tuple[Filled, ...] = (
    (
        {"by.kind": "unit", "by.name": "Phòng Tổng hợp"},
        Nominated(on=ON, by=Nominator(kind=NominatorKind.UNIT, name="Phòng Tổng hợp")),
    ),
    ({"resolution": "03-NQ/CB"}, ListedAsSympathiser(on=ON, resolution="03-NQ/CB")),
    ({"reason": "Chuyển công tác"}, RemovedFromList(on=ON, reason="Chuyển công tác")),
    (
        {**TYPED_MENTOR, "resolution": "04-NQ/CB", "replaces": ""},
        MentorAssigned(on=ON, mentor=MENTOR, resolution="04-NQ/CB"),
    ),
    ({"outcome": "needs_help"}, MentorReviewed(on=ON, outcome=ReviewOutcome.NEEDS_HELP)),
    ({"course": "Lớp K12"}, SentToCourse(on=ON, course="Lớp K12")),
    (
        {"certificate": "12/2024", "issuer": "Trung tâm chính trị"},
        CourseCertified(on=ON, certificate="12/2024", issuer="Trung tâm chính trị"),
    ),
    ({"permitted_by": "Đảng ủy"}, FileOpened(on=ON, permitted_by="Đảng ủy")),
    ({}, ApplicationFiled(on=ON)),
    (
        {"own_side_member": "yes", "spouse_side_member": "no"},
        CvDeclared(on=ON, own_side_member=True, spouse_side_member=False),
    ),
    (
        {"subject": "own_side", "place": "Đảng ủy xã", "abroad": "no"},
        VerificationRequested(
            on=ON, subject=VerificationSubject.OWN_SIDE, place="Đảng ủy xã", abroad=False
        ),
    ),
    (
        {"subject": "own_side", "place": "Đảng ủy xã", "result": "clear"},
        VerificationAnswered(
            on=ON,
            subject=VerificationSubject.OWN_SIDE,
            place="Đảng ủy xã",
            result=VerificationResult.CLEAR,
        ),
    ),
    ({"by": "Đảng ủy"}, CvCertified(on=ON, by="Đảng ủy")),
    (
        {
            "by.way": "typed",
            "by.name": "Lê Thị Chi",
            "by.official_on": "2010-01-01",
            "by.shared_since": "01/02/2020",
            "by.shared_context": "work",
            "by.replacement": "no",
        },
        Introduced(
            on=ON,
            by=MemberIntroducer(
                name="Lê Thị Chi",
                official_on=date(2010, 1, 1),
                shared_since=date(2020, 2, 1),
                shared_context=SharedContext.WORK,
                replacement=False,
            ),
        ),
    ),
    (
        {
            "by.way": "youth_union",
            "by.name": "Chi đoàn",
            "by.agree": "7",
            "by.total": "9",
            "resolution": "02-NQ/ĐTN",
        },
        Introduced(
            on=ON,
            by=OrganisationIntroducer(
                kind=IntroducingOrganisation.YOUTH_UNION, name="Chi đoàn", agree=7, total=9
            ),
            resolution="02-NQ/ĐTN",
        ),
    ),
    (
        OPINIONS,
        OpinionsSummarised(
            on=ON,
            organisations=OpinionCount(asked=2, agree=2),
            residence=OpinionCount(asked=1, agree=1),
        ),
    ),
    (
        {
            "matter": "strike_off",
            "official_members": "12",
            "excluded.suspended_from_activity": "1",
            "excluded.exempt_from_work_and_activity": "",
            "present_official": "11",
            "agree": "9",
            "disagree": "1",
            "invalid": "1",
            "method": "secret_ballot",
        },
        CellVoted(
            on=ON,
            matter=Matter.STRIKE_OFF,
            official_members=12,
            excluded=(Excluded(count=1, ground=ExclusionGround.SUSPENDED_FROM_ACTIVITY),),
            present_official=11,
            agree=9,
            disagree=1,
            invalid=1,
            method=VoteMethod.SECRET_BALLOT,
        ),
    ),
    (
        {"matter": "admission", "body": "Đảng ủy bộ phận", "outcome": "favourable"},
        Appraised(
            on=ON,
            matter=Matter.ADMISSION,
            body="Đảng ủy bộ phận",
            outcome=AppraisalOutcome.FAVOURABLE,
        ),
    ),
    (
        {
            "matter": "admission",
            "body": "Đảng ủy cơ sở",
            "level": "grassroots",
            "members": "9",
            "agree": "8",
            "disagree": "1",
        },
        CommitteeVoted(
            on=ON,
            matter=Matter.ADMISSION,
            body="Đảng ủy cơ sở",
            level=CommitteeLevel.GRASSROOTS,
            members=9,
            agree=8,
            disagree=1,
        ),
    ),
    (
        {"matter": "admission", "to": "Đảng ủy"},
        Submitted(on=ON, matter=Matter.ADMISSION, to="Đảng ủy"),
    ),
    (
        {"matter": "admission", "by": "Đảng ủy", "reason": "Thiếu mẫu 5-KNĐ"},
        Returned(on=ON, matter=Matter.ADMISSION, by="Đảng ủy", reason="Thiếu mẫu 5-KNĐ"),
    ),
    (
        {"deadline": "decide_admission", "working_days": "10", "reason": "Chờ xác minh"},
        DeadlineExtended(
            on=ON, deadline=DeadlineCode.DECIDE_ADMISSION, working_days=10, reason="Chờ xác minh"
        ),
    ),
    (
        {
            "matter": "admission",
            "outcome": "approved",
            "decision": "57-QĐ/ĐU",
            "body": "Đảng ủy",
            "received_on": "08/05/2024",
        },
        Decided(
            on=ON,
            matter=Matter.ADMISSION,
            outcome=DecisionOutcome.APPROVED,
            decision="57-QĐ/ĐU",
            body="Đảng ủy",
            received_on=date(2024, 5, 8),
        ),
    ),
    (
        {**TYPED_MENTOR, "place": "Hội trường", "late_consent": ""},
        CeremonyHeld(on=ON, place="Hội trường", mentor=MENTOR),
    ),
    ({}, MemberRecordFiled(on=ON)),
    (
        {"certificate": "15/2024", "issuer": "Trung tâm chính trị"},
        NewMemberCourseCertified(on=ON, certificate="15/2024", issuer="Trung tâm chính trị"),
    ),
    ({}, SelfReviewFiled(on=ON)),
    ({"mentor.name": "Lê Thị Chi"}, MentorAssessed(on=ON, mentor=NamedMentor(name="Lê Thị Chi"))),
    (
        {**OPINIONS, "residence.way": "waived", "residence.waived": "Mới chuyển đến"},
        ProbationOpinionsSummarised(
            on=ON,
            organisations=OpinionCount(asked=2, agree=2),
            residence=OpinionWaived(waived="Mới chuyển đến"),
        ),
    ),
    (
        {"direction": "in", "other": "Chi bộ Kế hoạch", "reason": "Điều động"},
        Transferred(
            on=ON, direction=TransferDirection.IN, other="Chi bộ Kế hoạch", reason="Điều động"
        ),
    ),
    ({"reason": "Việc gia đình"}, Withdrawn(on=ON, reason="Việc gia đình")),
    ({"reason": "Đi học"}, Paused(on=ON, reason="Đi học")),
    ({"reason": "Đã về"}, Resumed(on=ON, reason="Đã về")),
    (
        {"purpose": "case_file", "text_version": "2026-01"},
        ConsentGiven(on=ON, purpose=ConsentPurpose.CASE_FILE, text_version="2026-01"),
    ),
    (
        {"purpose": "portal_name", "text_version": "2026-01"},
        ConsentWithdrawn(on=ON, purpose=ConsentPurpose.PORTAL_NAME, text_version="2026-01"),
    ),
)


def name_of(filled: Filled) -> str:
    data, step = filled
    way = next((value for name, value in data.items() if name.endswith(".way")), "")
    return f"{step.kind}-{way}" if way else step.kind.value
