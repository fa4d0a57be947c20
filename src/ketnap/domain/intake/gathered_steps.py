"""Steps that gather what is known and said of a person: the CV, its verification, opinions, who introduces."""

from collections.abc import Callable, Iterator

from ketnap.domain.casefile.codes import (
    IntroducingOrganisation,
    SharedContext,
    StepKind,
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
    Step,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.domain.intake.named_step import NUMBER, PARTY, REASON, Details, NamedStep

_SIDES = {
    VerificationSubject.OWN_SIDE: ("bên bản thân", ""),
    VerificationSubject.SPOUSE_SIDE: ("bên vợ hoặc chồng", "bên vợ", "bên chồng"),
}
"""How a sheet says whose places are asked; of one's own it mostly says nothing."""
_PLACES = {False: ("",), True: ("ở nước ngoài",)}
_RESULTS = {
    VerificationResult.CLEAR: ("đã rõ", "rõ"),
    VerificationResult.UNCLEAR: ("còn điểm chưa rõ", "chưa rõ"),
}
_ORGANISATIONS = {
    IntroducingOrganisation.YOUTH_UNION: ("Đoàn thanh niên", "đoàn cơ sở"),
    IntroducingOrganisation.TRADE_UNION: ("công đoàn", "công đoàn cơ sở"),
}
_BY_MEMBER = {
    False: ("đảng viên giới thiệu vào Đảng", "đảng viên giới thiệu"),
    True: (
        "thay người giới thiệu vào Đảng",
        "thay người giới thiệu",
        "đảng viên giới thiệu thay người giới thiệu trước",
    ),
}
"""A member who introduces, by whether it is in place of an earlier introducer; of whom is not asked."""
_CONTEXTS = {
    SharedContext.WORK: "cùng công tác",
    SharedContext.LABOUR: "cùng lao động",
    SharedContext.STUDY: "cùng học tập",
    SharedContext.RESIDENCE: "cùng nơi cư trú",
}
_Summary = type[OpinionsSummarised] | type[ProbationOpinionsSummarised]
_SUMMARIES: tuple[tuple[_Summary, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        OpinionsSummarised,
        ("tổng hợp ý kiến", "tổng hợp ý kiến nhận xét", "lấy ý kiến", "lấy ý kiến nhận xét"),
        ("tổng hợp ý kiến, miễn lấy ý kiến nơi cư trú", "lấy ý kiến, miễn nơi cư trú"),
    ),
    (
        ProbationOpinionsSummarised,
        (
            "tổng hợp ý kiến về đảng viên dự bị",
            "tổng hợp ý kiến nhận xét đảng viên dự bị",
            "tổng hợp ý kiến đảng viên dự bị",
            "lấy ý kiến về đảng viên dự bị",
            "lấy ý kiến nhận xét đảng viên dự bị",
        ),
        (
            "tổng hợp ý kiến về đảng viên dự bị, miễn lấy ý kiến nơi cư trú",
            "lấy ý kiến về đảng viên dự bị, miễn nơi cư trú",
        ),
    ),
)
"""Opinions before admission and on probation: how a sheet says them, and that the residence was not asked."""
_ORGANISATIONS_ASKED = ("organisations_agree", "organisations_asked")
_RESIDENCE_ASKED = ("residence_agree", "residence_asked")


def _cv() -> Iterator[NamedStep]:
    sides = ("own_side_member", "spouse_side_member")
    yield NamedStep(
        StepKind.CV_DECLARED,
        ("khai lý lịch", "kê khai lý lịch", "viết lý lịch", "khai lý lịch người xin vào Đảng"),
        lambda told: CvDeclared(
            on=told.on,
            own_side_member=told.says("own_side_member"),
            spouse_side_member=told.says("spouse_side_member"),
        ),
        sides,
        sides,
    )


def _verification() -> Iterator[NamedStep]:
    for subject, sides in _SIDES.items():
        for abroad, places in _PLACES.items():
            words = _said(("gửi thẩm tra lý lịch", "thẩm tra lý lịch"), sides, places)
            make = _requested(subject, abroad=abroad)
            yield NamedStep(StepKind.VERIFICATION_REQUESTED, words, make, (PARTY,))
        for result, findings in _RESULTS.items():
            words = _said(("trả lời thẩm tra lý lịch", "kết quả thẩm tra"), sides, findings)
            make = _answered(subject, result)
            yield NamedStep(StepKind.VERIFICATION_ANSWERED, words, make, (PARTY,))


def _said(deeds: tuple[str, ...], *parts: tuple[str, ...]) -> tuple[str, ...]:
    """Every way of saying a deed and its circumstances, the usual one first."""
    said = list(deeds)
    for part in parts:
        said = [f"{words} {more}".rstrip() for words in said for more in part]
    return tuple(said)


def _opinions() -> Iterator[NamedStep]:
    for summary, words, waiving in _SUMMARIES:
        yield NamedStep(
            summary.kind,
            words,
            _summarised(summary),
            (*_ORGANISATIONS_ASKED, *_RESIDENCE_ASKED),
            (*_ORGANISATIONS_ASKED, *_RESIDENCE_ASKED),
            (_ORGANISATIONS_ASKED, _RESIDENCE_ASKED),
        )
        yield NamedStep(
            summary.kind,
            waiving,
            _summarised_without_residence(summary),
            (*_ORGANISATIONS_ASKED, REASON),
            _ORGANISATIONS_ASKED,
            (_ORGANISATIONS_ASKED,),
        )


def _summarised(summary: _Summary) -> Callable[[Details], Step]:
    return lambda told: summary(
        on=told.on,
        organisations=_opinion(told, _ORGANISATIONS_ASKED),
        residence=_opinion(told, _RESIDENCE_ASKED),
    )


def _summarised_without_residence(summary: _Summary) -> Callable[[Details], Step]:
    return lambda told: summary(
        on=told.on,
        organisations=_opinion(told, _ORGANISATIONS_ASKED),
        residence=OpinionWaived(waived=told.reason),
    )


def _opinion(told: Details, columns: tuple[str, str]) -> OpinionCount:
    agree, asked = columns
    return OpinionCount(asked=told.count(asked), agree=told.count(agree))


def _introductions() -> Iterator[NamedStep]:
    for replacement, deeds in _BY_MEMBER.items():
        for context, shared in _CONTEXTS.items():
            yield NamedStep(
                StepKind.INTRODUCED,
                tuple(f"{deed}, {shared}" for deed in deeds),
                _by_member(context, replacement=replacement),
                (PARTY, "shared_since"),
                ("shared_since",),
            )
    for organisation, names in _ORGANISATIONS.items():
        yield NamedStep(
            StepKind.INTRODUCED,
            tuple(f"nghị quyết {name} giới thiệu vào Đảng" for name in names),
            _by_organisation(organisation),
            (NUMBER, PARTY, "entitled", "agree"),
            ("entitled", "agree"),
            (("agree", "entitled"),),
        )


def _requested(subject: VerificationSubject, *, abroad: bool) -> Callable[[Details], Step]:
    return lambda told: VerificationRequested(
        on=told.on, subject=subject, place=told.party, abroad=abroad
    )


def _answered(
    subject: VerificationSubject, result: VerificationResult
) -> Callable[[Details], Step]:
    return lambda told: VerificationAnswered(
        on=told.on, subject=subject, place=told.party, result=result
    )


def _by_member(context: SharedContext, *, replacement: bool) -> Callable[[Details], Step]:
    return lambda told: Introduced(
        on=told.on,
        by=MemberIntroducer(
            name=told.party,
            shared_since=told.day("shared_since"),
            shared_context=context,
            replacement=replacement,
        ),
    )


def _by_organisation(organisation: IntroducingOrganisation) -> Callable[[Details], Step]:
    return lambda told: Introduced(
        on=told.on,
        by=OrganisationIntroducer(
            kind=organisation,
            name=told.party,
            agree=told.count("agree"),
            total=told.count("entitled"),
        ),
        resolution=told.number_if_given(),
    )


GATHERED_STEPS: tuple[NamedStep, ...] = (
    *_cv(),
    *_verification(),
    *_opinions(),
    *_introductions(),
)
