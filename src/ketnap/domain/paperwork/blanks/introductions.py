"""Blanks about an introduction: of the member who introduces, or of the board that resolves it."""

from collections.abc import Callable
from datetime import date

from ketnap.domain.casefile.steps import (
    Introduced,
    MemberIntroducer,
    MentorAssigned,
    OrganisationIntroducer,
)
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material, MemberFacts
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import percent


def _member(material: Material) -> MemberIntroducer | None:
    step = material.step
    if isinstance(step, Introduced) and isinstance(step.by, MemberIntroducer):
        return step.by
    return None


def _board(material: Material) -> OrganisationIntroducer | None:
    step = material.step
    if isinstance(step, Introduced) and isinstance(step.by, OrganisationIntroducer):
        return step.by
    return None


def _assignments(material: Material) -> list[MentorAssigned]:
    """Up to the day of the paper: what was decided later it cannot tell."""
    assigned = material.round.of(MentorAssigned) if material.round is not None else ()
    return [step for step in assigned if step.on <= material.on]


def _assignment(material: Material) -> MentorAssigned | None:
    """Of the introducer; before anybody introduced, of the mentor, who is expected to."""
    assignments = _assignments(material)
    member = _member(material)
    if member is not None:
        assignments = [step for step in assignments if step.mentor.name == member.name]
    return assignments[-1] if assignments else None


def _name(material: Material) -> str | None:
    member, assignment = _member(material), _assignment(material)
    if member is not None:
        return member.name
    return assignment.mentor.name if assignment is not None else None


def _official_on(material: Material) -> date | None:
    """As the introduction says it; else as the assignment does; else as the register has it."""
    member, assignment, facts = _member(material), _assignment(material), _facts(material)
    if member is not None and member.official_on is not None:
        return member.official_on
    if assignment is not None and assignment.mentor.official_on is not None:
        return assignment.mentor.official_on
    return facts.official_on if facts is not None else None


def _facts(material: Material) -> MemberFacts | None:
    return material.members.get(_name(material) or "")


def _born_on(material: Material) -> date | None:
    facts = _facts(material)
    return facts.born_on if facts is not None else None


def _position(material: Material) -> str | None:
    facts = _facts(material)
    return (facts.position or None) if facts is not None else None


def _assigned_on(material: Material) -> date | None:
    assignment = _assignment(material)
    return assignment.on if assignment is not None else None


def _of(read: Callable[[OrganisationIntroducer], Value]) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        board = _board(material)
        return read(board) if board is not None else None

    return value


def _board_name(board: OrganisationIntroducer) -> str:
    """Papers say themselves that it is the board: Ban Chấp hành, BCH."""
    return board.name.removeprefix("Ban Chấp hành ").removeprefix("BCH ")


def _board_against(board: OrganisationIntroducer) -> int | None:
    """None where all were in favour; else unknown: the others may have been absent."""
    return 0 if board.agree == board.total else None


def _case(name: str, vi: str, en: str, kind: BlankKind, read: Callable[[Material], Value]) -> Blank:
    return Blank(name, vi, en, Source.CASE, kind, read)


BLANKS = (
    _case("introducer_name", "Người giới thiệu", "Introducer", BlankKind.TEXT, _name),
    _case(
        "introducer_born_on",
        "Ngày sinh của người giới thiệu",
        "Date of birth of the introducer",
        BlankKind.DAY,
        _born_on,
    ),
    _case(
        "introducer_position",
        "Chức vụ trong Đảng của người giới thiệu",
        "Position of the introducer in the Party",
        BlankKind.TEXT,
        _position,
    ),
    _case(
        "introducer_official_on",
        "Ngày chính thức của người giới thiệu",
        "Introducer official since",
        BlankKind.DAY,
        _official_on,
    ),
    _case(
        "introducer_assigned_on",
        "Ngày người giới thiệu được phân công giúp đỡ",
        "Day the introducer was assigned to help",
        BlankKind.DAY,
        _assigned_on,
    ),
    _case(
        "board_name",
        "Tổ chức giới thiệu",
        "Organisation that introduces",
        BlankKind.TEXT,
        _of(_board_name),
    ),
    _case(
        "board_members",
        "Tổng số ủy viên ban chấp hành",
        "Members of the board",
        BlankKind.NUMBER,
        _of(lambda board: board.total),
    ),
    _case(
        "board_agree",
        "Số ủy viên tán thành",
        "Board members in favour",
        BlankKind.NUMBER,
        _of(lambda board: board.agree),
    ),
    _case(
        "board_disagree",
        "Số ủy viên không tán thành",
        "Board members against",
        BlankKind.NUMBER,
        _of(_board_against),
    ),
    Blank(
        "board_unopposed",
        "Không ủy viên nào không tán thành",
        "No member of the board against",
        Source.COMPUTED,
        BlankKind.TEXT,
        _of(lambda board: "có" if _board_against(board) == 0 else None),
    ),
    Blank(
        "board_agree_percent",
        "Tỷ lệ ủy viên tán thành",
        "Share of the board in favour",
        Source.COMPUTED,
        BlankKind.TEXT,
        _of(lambda board: percent(board.agree, board.total) or None),
    ),
)
