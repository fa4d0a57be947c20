"""Blanks about the probation of a case: who helps in it, when it ends, and the way to recognition."""

from collections.abc import Callable, Sequence
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
from ketnap.domain.paperwork.body_names import in_full
from ketnap.domain.paperwork.material import Material, MemberFacts
from ketnap.domain.paperwork.sheet import BlankKind, Source

Charge = CeremonyHeld | MentorAssigned
"""By which somebody was charged with helping: at the ceremony, or in another's place since."""


def charged_in_probation(round_: Round, *, on: date) -> Sequence[Charge]:
    """Each who was charged with helping up to a day, the last one last."""
    ceremonies = [step for step in round_.of(CeremonyHeld) if step.on <= on]
    if not ceremonies:
        return ()
    began_on = ceremonies[-1].on
    later = [step for step in round_.of(MentorAssigned) if began_on < step.on <= on]
    return (ceremonies[-1], *later)


def _charge(material: Material) -> Charge | None:
    """Of whoever assesses; else of whoever was charged last."""
    step, round_ = material.step, material.round
    charges = charged_in_probation(round_, on=material.on) if round_ is not None else ()
    if isinstance(step, MentorAssessed):
        charges = [charge for charge in charges if charge.mentor.name == step.mentor.name]
    return charges[-1] if charges else None


def _helper(material: Material) -> str | None:
    if isinstance(material.step, MentorAssessed):
        return material.step.mentor.name
    charge = _charge(material)
    return charge.mentor.name if charge is not None else None


def _assigned_on(material: Material) -> date | None:
    """The day the helper was assigned; unknown where he never was."""
    charge = _charge(material)
    return charge.on if charge is not None else None


def _official_on(material: Material) -> date | None:
    """As the assignment says it; else as the register of members has it."""
    charge, facts = _charge(material), _facts(material)
    if charge is not None and charge.mentor.official_on is not None:
        return charge.mentor.official_on
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


recognition_vote = last(CellVoted, _on_recognition)
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
        recognition_vote,
        lambda step: step.resolution,
    ),
    _day(
        "recognition_resolved_on",
        "Ngày chi bộ đề nghị công nhận chính thức",
        "Day of the cell's resolution on recognition",
        recognition_vote,
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
        lambda step: in_full(step.body),
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
        lambda step: in_full(step.body),
    ),
)
