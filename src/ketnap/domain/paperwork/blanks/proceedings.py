"""Blanks about what came before a paper on admission: what was resolved, certified and decided when."""

from collections.abc import Callable

from ketnap.domain.casefile.codes import CommitteeLevel, DecisionOutcome, Matter
from ketnap.domain.casefile.replay import S
from ketnap.domain.casefile.steps import (
    Appraised,
    CellVoted,
    CeremonyHeld,
    CommitteeVoted,
    CourseCertified,
    Decided,
    FileOpened,
    ListedAsSympathiser,
    MentorAssigned,
    Nominated,
)
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.body_names import in_full
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def last(
    cls: type[S], fits: Callable[[S], bool] = lambda step: True
) -> Callable[[Material], S | None]:
    """Finds the last step of a kind in the last round, up to the day of the paper."""

    def find(material: Material) -> S | None:
        steps = material.round.of(cls) if material.round is not None else ()
        fitting = [step for step in steps if step.on <= material.on and fits(step)]
        return fitting[-1] if fitting else None

    return find


def _certificate(material: Material) -> CourseCertified | None:
    """A certificate may be of an earlier round."""
    certificates = material.history.certificates if material.history is not None else ()
    issued = [certificate for certificate in certificates if certificate.on <= material.on]
    return issued[-1] if issued else None


def _is_admitted(step: Decided) -> bool:
    return step.matter is Matter.ADMISSION and step.outcome is DecisionOutcome.APPROVED


listing = last(ListedAsSympathiser)
_mentor = last(MentorAssigned)
_opening = last(FileOpened)
admission_vote = last(CellVoted, lambda step: step.matter is Matter.ADMISSION)
_appraisal = last(Appraised, lambda step: step.matter is Matter.ADMISSION)
_committee_vote = last(
    CommitteeVoted,
    lambda step: step.matter is Matter.ADMISSION and step.level is CommitteeLevel.GRASSROOTS,
)
_decision = last(Decided, _is_admitted)


def ceremony(material: Material) -> CeremonyHeld | None:
    """Known on earlier papers too: the decision carries the day the cell held the ceremony."""
    held = material.round.of(CeremonyHeld) if material.round is not None else ()
    return held[-1] if held else None


def _probation_months(material: Material) -> int | None:
    rule = material.rules.find("probation_months")
    return rule.value if rule is not None else None


def _of(find: Callable[[Material], S | None], read: Callable[[S], Value]) -> Callable[..., Value]:
    def value(material: Material) -> Value:
        step = find(material)
        return read(step) if step is not None else None

    return value


def _text(
    name: str,
    vi: str,
    en: str,
    find: Callable[[Material], S | None],
    read: Callable[[S], str | None],
    source: Source = Source.CASE,
) -> Blank:
    return Blank(name, vi, en, source, BlankKind.TEXT, _of(find, lambda step: read(step) or None))


def _day(
    name: str,
    vi: str,
    en: str,
    find: Callable[[Material], S | None],
    source: Source = Source.CASE,
) -> Blank:
    return Blank(name, vi, en, source, BlankKind.DAY, _of(find, lambda step: step.on))


def _number(text: str | None) -> str:
    return (text or "").removeprefix("Số ").strip()


BLANKS = (
    _text(
        "nominated_by",
        "Nơi hoặc người giới thiệu quần chúng",
        "Who put the person forward",
        last(Nominated),
        lambda step: step.by.name,
    ),
    _day("listed_on", "Ngày được xét là cảm tình Đảng", "Day of the listing", listing),
    _text(
        "listing_resolution",
        "Nghị quyết ghi tên vào danh sách cảm tình Đảng",
        "Resolution of the listing",
        listing,
        lambda step: _number(step.resolution),
    ),
    _text(
        "mentor_name",
        "Đảng viên được phân công giúp đỡ",
        "Mentor",
        _mentor,
        lambda step: step.mentor.name,
    ),
    _day("mentor_assigned_on", "Ngày phân công giúp đỡ", "Day the mentor was assigned", _mentor),
    _text(
        "certificate",
        "Số giấy chứng nhận bồi dưỡng nhận thức về Đảng",
        "Number of the awareness-course certificate",
        _certificate,
        lambda step: _number(step.certificate),
    ),
    _day(
        "certified_on", "Ngày cấp giấy chứng nhận", "Day of issue of the certificate", _certificate
    ),
    _text(
        "certificate_issuer",
        "Nơi cấp giấy chứng nhận",
        "Issuer of the certificate",
        _certificate,
        lambda step: step.issuer,
    ),
    _day("file_opened_on", "Ngày được phép lập hồ sơ", "Day the file was permitted", _opening),
    _text(
        "file_permitted_by",
        "Nơi cho phép lập hồ sơ",
        "Who permitted the file",
        _opening,
        lambda step: step.permitted_by,
    ),
    _text(
        "admission_resolution",
        "Nghị quyết của chi bộ đề nghị kết nạp",
        "The cell's resolution on admission",
        admission_vote,
        lambda step: _number(step.resolution),
    ),
    _day(
        "admission_resolved_on",
        "Ngày chi bộ đề nghị kết nạp",
        "Day of the cell's resolution on admission",
        admission_vote,
    ),
    _day(
        "admission_appraised_on",
        "Ngày thẩm định việc kết nạp",
        "Day of the appraisal of the admission",
        _appraisal,
    ),
    _text(
        "admission_appraiser",
        "Nơi thẩm định việc kết nạp",
        "Who appraised the admission",
        _appraisal,
        lambda step: in_full(step.body),
    ),
    _text(
        "admission_committee_resolution",
        "Nghị quyết của đảng ủy đề nghị kết nạp",
        "The committee's resolution on admission",
        _committee_vote,
        lambda step: _number(step.resolution),
    ),
    _day(
        "admission_committee_resolved_on",
        "Ngày đảng ủy đề nghị kết nạp",
        "Day of the committee's resolution on admission",
        _committee_vote,
    ),
    _text(
        "admission_committee",
        "Đảng ủy đề nghị kết nạp",
        "Committee that proposed the admission",
        _committee_vote,
        lambda step: in_full(step.body),
    ),
    _text(
        "admission_decision",
        "Quyết định kết nạp",
        "Admission decision",
        _decision,
        lambda step: _number(step.decision),
        Source.DECISION,
    ),
    _day(
        "admission_decided_on",
        "Ngày quyết định kết nạp",
        "Day of the admission decision",
        _decision,
        Source.DECISION,
    ),
    _text(
        "admission_decided_by",
        "Nơi quyết định kết nạp",
        "Who decided on the admission",
        _decision,
        lambda step: in_full(step.body),
        Source.DECISION,
    ),
    Blank(
        "probation_months",
        "Số tháng dự bị",
        "Months of probation",
        Source.COMPUTED,
        BlankKind.NUMBER,
        _probation_months,
    ),
    _day(
        "admitted_on",
        "Ngày kết nạp vào Đảng (lễ kết nạp)",
        "Day of admission (the ceremony)",
        ceremony,
    ),
)
