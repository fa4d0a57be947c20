"""Blanks about who was at the meeting a paper is about, and who led it."""

from collections.abc import Callable, Iterable

from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Attendee, Material, MeetingFacts, SittingFacts
from ketnap.domain.paperwork.sheet import BlankKind, Source

Which = Callable[[Attendee], bool]


def _number(name: str, vi: str, en: str, read: Callable[[Material], Value]) -> Blank:
    return Blank(name, vi, en, Source.MEETING, BlankKind.NUMBER, read)


def _count(which: Which) -> Callable[[Material], int | None]:
    """How many of those called; unknown where no attendance was taken."""

    def value(material: Material) -> int | None:
        called = material.meeting.attendees if material.meeting is not None else ()
        return sum(map(which, called)) if called else None

    return value


def _told(which: Which, read: Callable[[CellVoted], int]) -> Callable[[Material], int | None]:
    """As the vote itself tells it; else as the attendance has it."""
    counted = _count(which)

    def value(material: Material) -> int | None:
        step = material.step
        return read(step) if isinstance(step, CellVoted) else counted(material)

    return value


def _probationary(material: Material) -> int | None:
    """As the attendance has it; else as the register of the cell does."""
    counted = _count(lambda attendee: not attendee.is_official)(material)
    return material.probationary_members if counted is None else counted


def _total(material: Material) -> int | None:
    """All who were called; else those of the vote and those of the register together."""
    counted = _count(lambda attendee: True)(material)
    step, probationary = material.step, material.probationary_members
    if counted is None and isinstance(step, CellVoted) and probationary is not None:
        return step.official_members + probationary
    return counted


def _nobody_absent(material: Material) -> str | None:
    """Only where it is known of every member, on probation or not."""
    if material.sitting is not None:
        return "có" if material.sitting.turnout.absent == 0 else None
    return "có" if _absent(material) == 0 else None


def _absent(material: Material) -> int | None:
    """As the attendance has it; else as the vote does, where there is nobody on probation."""
    counted = _count(lambda attendee: not attendee.is_present)(material)
    step = material.step
    if counted is None and isinstance(step, CellVoted) and material.probationary_members == 0:
        return step.official_members - step.present_official
    return counted


def _text(
    name: str,
    vi: str,
    en: str,
    read: Callable[[MeetingFacts], str],
    of_sitting: Callable[[SittingFacts], str],
) -> Blank:
    """A text about the meeting of the cell, or about the sitting of the committee that voted."""

    def value(material: Material) -> str | None:
        if material.sitting is not None:
            return of_sitting(material.sitting) or None
        return (read(material.meeting) or None) if material.meeting is not None else None

    return Blank(name, vi, en, Source.MEETING, BlankKind.TEXT, value)


def _reasons(meeting: MeetingFacts) -> str:
    """Each absent member with the reason; members of one reason stand together."""
    by_reason: dict[str, list[str]] = {}
    for attendee in meeting.attendees:
        if not attendee.is_present:
            by_reason.setdefault(attendee.reason, []).append(attendee.name)
    return "; ".join(_with_reason(names, reason) for reason, names in by_reason.items())


def _with_reason(names: Iterable[str], reason: str) -> str:
    listed = ", ".join(names)
    return f"{listed} ({reason})" if reason else listed


BLANKS = (
    _number(
        "members_total",
        "Tổng số đảng viên của chi bộ",
        "Members of the cell",
        _total,
    ),
    _number(
        "members_official",
        "Số đảng viên chính thức của chi bộ",
        "Official members of the cell",
        _told(lambda a: a.is_official, lambda vote: vote.official_members),
    ),
    _number(
        "members_probationary",
        "Số đảng viên dự bị của chi bộ",
        "Probationary members of the cell",
        _probationary,
    ),
    _number("present_total", "Số đảng viên có mặt", "Present", _count(lambda a: a.is_present)),
    _number(
        "present_official",
        "Số đảng viên chính thức có mặt",
        "Official members present",
        _told(lambda a: a.is_official and a.is_present, lambda vote: vote.present_official),
    ),
    _number(
        "present_probationary",
        "Số đảng viên dự bị có mặt",
        "Probationary members present",
        _count(lambda a: not a.is_official and a.is_present),
    ),
    _number("absent_total", "Số đảng viên vắng mặt", "Absent", _count(lambda a: not a.is_present)),
    _number(
        "absent_probationary",
        "Số đảng viên dự bị vắng mặt",
        "Probationary members absent",
        _count(lambda a: not a.is_official and not a.is_present),
    ),
    Blank(
        "nobody_absent",
        "Không ai vắng mặt",
        "Nobody absent",
        Source.COMPUTED,
        BlankKind.TEXT,
        _nobody_absent,
    ),
    _text(
        "absence_reasons",
        "Lý do vắng mặt",
        "Reasons for absence",
        _reasons,
        lambda sitting: sitting.absence_reasons,
    ),
    _text(
        "presiding_name",
        "Chủ trì hội nghị",
        "Presiding member",
        lambda meeting: meeting.presiding,
        lambda sitting: sitting.presiding,
    ),
    _text(
        "presiding_position",
        "Chức vụ của người chủ trì",
        "Position of the presiding member",
        lambda meeting: meeting.presiding_position,
        lambda sitting: sitting.presiding_position,
    ),
    _text(
        "meeting_secretary",
        "Thư ký hội nghị",
        "Secretary of the meeting",
        lambda meeting: meeting.secretary,
        lambda sitting: sitting.secretary,
    ),
)
