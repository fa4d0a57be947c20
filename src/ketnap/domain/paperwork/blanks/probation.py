"""Blanks about the probation of a case: who helps in it, when it ends, and the way to recognition."""

from collections.abc import Callable
from datetime import date

from ketnap.domain.casefile.codes import CommitteeLevel, Matter
from ketnap.domain.casefile.replay import Round, S
from ketnap.domain.casefile.steps import (
    Appraised,
    CellVoted,
    CeremonyHeld,
    CommitteeVoted,
    Decided,
    MentorAssessed,
    MentorAssigned,
    Step,
)
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.blanks.proceedings import last
from ketnap.domain.paperwork.material import Material, MemberFacts
from ketnap.domain.paperwork.sheet import BlankKind, Source


def assignment_in_probation(round_: Round) -> CeremonyHeld | MentorAssigned | None:
    """Who was charged with helping last: at the ceremony, or in another's place since."""
    ceremonies = round_.of(CeremonyHeld)
    if not ceremonies:
        return None
    later = [step for step in round_.of(MentorAssigned) if step.on > ceremonies[-1].on]
    return later[-1] if later else ceremonies[-1]


def _assignment(material: Material) -> CeremonyHeld | MentorAssigned | None:
    return assignment_in_probation(material.round) if material.round is not None else None


def _helper(material: Material) -> str | None:
    if isinstance(material.step, MentorAssessed):
        return material.step.mentor.name
    assignment = _assignment(material)
    return assignment.mentor.name if assignment is not None else None


def _assigned_on(material: Material) -> date | None:
    """The day the helper was assigned; unknown where somebody else has helped since."""
    assignment = _assignment(material)
    if assignment is None or assignment.mentor.name != _helper(material):
        return None
    return assignment.on


def _official_on(material: Material) -> date | None:
    """As the assignment says it; else as the register of members has it."""
    assignment, facts = _assignment(material), _facts(material)
    if assignment is not None and assignment.mentor.name == _helper(material):
        return assignment.mentor.official_on or (facts.official_on if facts else None)
    return facts.official_on if facts is not None else None


def _facts(material: Material) -> MemberFacts | None:
    return material.members.get(_helper(material) or "")


def _born_on(material: Material) -> date | None:
    facts = _facts(material)
    return facts.born_on if facts is not None else None


def _is_probationer(material: Material) -> str | None:
    """Whether the person is a member already on the day of the paper."""
    return "có" if last(CeremonyHeld)(material) is not None else None


def _on_recognition(step: Step) -> bool:
    return isinstance(step, CellVoted | CommitteeVoted | Appraised | Decided) and (
        step.matter is Matter.RECOGNITION
    )


_vote = last(CellVoted, _on_recognition)
_appraisal = last(Appraised, _on_recognition)
_committee_vote = last(
    CommitteeVoted,
    lambda step: _on_recognition(step) and step.level is CommitteeLevel.GRASSROOTS,
)


def _blank(
    name: str, vi: str, en: str, kind: BlankKind, read: Callable[[Material], Value]
) -> Blank:
    return Blank(name, vi, en, Source.CASE, kind, read)


def _day(name: str, vi: str, en: str, find: Callable[[Material], S | None]) -> Blank:
    def value(material: Material) -> date | None:
        step = find(material)
        return step.on if step is not None else None

    return _blank(name, vi, en, BlankKind.DAY, value)


def _text(
    name: str,
    vi: str,
    en: str,
    find: Callable[[Material], S | None],
    read: Callable[[S], str | None],
) -> Blank:
    def value(material: Material) -> str | None:
        step = find(material)
        text = (read(step) or "") if step is not None else ""
        return text.removeprefix("Số ").strip() or None

    return _blank(name, vi, en, BlankKind.TEXT, value)


BLANKS = (
    _blank(
        "is_probationer",
        "Người đã được kết nạp",
        "Whether the person has been admitted",
        BlankKind.TEXT,
        _is_probationer,
    ),
    _blank(
        "helper_name",
        "Người giúp đỡ trong thời gian dự bị",
        "Mentor during probation",
        BlankKind.TEXT,
        _helper,
    ),
    _blank(
        "helper_assigned_on",
        "Ngày phân công giúp đỡ trong thời gian dự bị",
        "Day the mentor of probation was assigned",
        BlankKind.DAY,
        _assigned_on,
    ),
    _blank(
        "helper_born_on",
        "Ngày sinh của người giúp đỡ",
        "Date of birth of the mentor",
        BlankKind.DAY,
        _born_on,
    ),
    _blank(
        "helper_official_on",
        "Ngày chính thức của người giúp đỡ",
        "Day the mentor became official",
        BlankKind.DAY,
        _official_on,
    ),
    _blank(
        "probation_ends_on",
        "Ngày hết thời gian dự bị",
        "End of probation",
        BlankKind.DAY,
        lambda material: material.probation_ends_on,
    ),
    _text(
        "recognition_resolution",
        "Nghị quyết của chi bộ đề nghị công nhận chính thức",
        "The cell's resolution on recognition",
        _vote,
        lambda step: step.resolution,
    ),
    _day(
        "recognition_resolved_on",
        "Ngày chi bộ đề nghị công nhận chính thức",
        "Day of the cell's resolution on recognition",
        _vote,
    ),
    _day(
        "recognition_appraised_on",
        "Ngày thẩm định việc công nhận chính thức",
        "Day of the appraisal of the recognition",
        _appraisal,
    ),
    _text(
        "recognition_appraiser",
        "Nơi thẩm định việc công nhận chính thức",
        "Who appraised the recognition",
        _appraisal,
        lambda step: step.body,
    ),
    _text(
        "recognition_committee_resolution",
        "Nghị quyết của đảng ủy đề nghị công nhận chính thức",
        "The committee's resolution on recognition",
        _committee_vote,
        lambda step: step.resolution,
    ),
    _day(
        "recognition_committee_resolved_on",
        "Ngày đảng ủy đề nghị công nhận chính thức",
        "Day of the committee's resolution on recognition",
        _committee_vote,
    ),
    _text(
        "recognition_committee",
        "Đảng ủy đề nghị công nhận chính thức",
        "Committee that proposed the recognition",
        _committee_vote,
        lambda step: step.body,
    ),
)
