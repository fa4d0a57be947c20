"""Blanks about a meeting of the cell: when and where, its agenda, its votes, who was called."""

from collections.abc import Callable, Iterable
from datetime import time

from ketnap.domain.paperwork.blanks.blank import Blank, Value, told_by
from ketnap.domain.paperwork.material import AgendaVote, Attendee, MeetingFacts, Row
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import hour_in_words, number, percent


def _blank(
    name: str,
    vi: str,
    en: str,
    kind: BlankKind,
    read: Callable[[MeetingFacts], Value],
    columns: tuple[str, ...] = (),
) -> Blank:
    return Blank(name, vi, en, Source.MEETING, kind, told_by(lambda m: m.meeting, read), columns)


def _hour(at: time | None) -> str:
    return hour_in_words(at) if at is not None else ""


def _agenda(meeting: MeetingFacts) -> tuple[Row, ...]:
    return tuple(
        {"number": str(place), "what": what} for place, what in enumerate(meeting.agenda, start=1)
    )


def _attendees(meeting: MeetingFacts) -> tuple[Row, ...]:
    return tuple(
        _attendee(place, attendee) for place, attendee in enumerate(meeting.attendees, start=1)
    )


def _attendee(place: int, attendee: Attendee) -> Row:
    return {
        "number": str(place),
        "name": attendee.name,
        "standing": "chính thức" if attendee.is_official else "dự bị",
        "present": "có mặt" if attendee.is_present else "vắng mặt",
        "reason": attendee.reason,
    }


def _votes(votes: Iterable[AgendaVote]) -> tuple[Row, ...]:
    return tuple(_vote(place, vote) for place, vote in enumerate(votes, start=1))


def _by_ballot(meeting: MeetingFacts) -> tuple[Row, ...]:
    return _votes(vote for vote in meeting.votes if vote.returned is not None)


def _vote(place: int, vote: AgendaVote) -> Row:
    differs = vote.base != vote.official
    return {
        "number": str(place),
        "person": vote.person,
        "what": vote.what,
        "method": vote.method[:1].lower() + vote.method[1:],
        "official": number(vote.official),
        "base": number(vote.base) if differs else "",
        "left_out": vote.left_out if differs else "",
        "issued": _counted(vote.issued),
        "returned": _counted(vote.returned),
        "valid": _counted(_valid(vote)),
        "invalid": number(vote.invalid),
        "agree": number(vote.agree),
        "agree_percent": percent(vote.agree, vote.official),
        "base_percent": percent(vote.agree, vote.base) if differs else "",
        "disagree": number(vote.disagree),
        "disagree_percent": percent(vote.disagree, vote.official),
        "result": _result(vote.passed),
        "resolution": vote.resolution,
    }


def _valid(vote: AgendaVote) -> int | None:
    return None if vote.returned is None else vote.returned - vote.invalid


def _counted(count: int | None) -> str:
    return "" if count is None else number(count)


def _result(passed: bool | None) -> str:
    if passed is None:
        return ""
    return "đạt tỷ lệ quy định" if passed else "chưa đạt tỷ lệ quy định"


_VOTE = (
    "number",
    "person",
    "what",
    "method",
    "official",
    "base",
    "left_out",
    "issued",
    "returned",
    "valid",
    "invalid",
    "agree",
    "agree_percent",
    "base_percent",
    "disagree",
    "disagree_percent",
    "result",
    "resolution",
)

BLANKS = (
    _blank("meeting_on", "Ngày họp", "Day of the meeting", BlankKind.DAY, lambda m: m.held_on),
    _blank(
        "meeting_hour",
        "Giờ họp",
        "Hour of the meeting",
        BlankKind.TEXT,
        lambda m: _hour(m.begins_at),
    ),
    _blank("meeting_place", "Nơi họp", "Place of the meeting", BlankKind.TEXT, lambda m: m.place),
    _blank(
        "meeting_guests",
        "Khách dự họp",
        "Visitors of the meeting",
        BlankKind.TEXT,
        lambda m: "; ".join(m.guests),
    ),
    _blank(
        "meeting_agenda",
        "Nội dung cuộc họp",
        "Agenda of the meeting",
        BlankKind.ROWS,
        _agenda,
        ("number", "what"),
    ),
    _blank(
        "meeting_attendees",
        "Danh sách đảng viên được triệu tập",
        "Members called to the meeting",
        BlankKind.ROWS,
        _attendees,
        ("number", "name", "standing", "present", "reason"),
    ),
    _blank(
        "meeting_votes",
        "Các lần biểu quyết",
        "Votes of the meeting",
        BlankKind.ROWS,
        lambda m: _votes(m.votes),
        _VOTE,
    ),
    _blank(
        "ballot_votes",
        "Các lần bỏ phiếu kín đã kiểm phiếu",
        "Secret ballots counted",
        BlankKind.ROWS,
        _by_ballot,
        _VOTE,
    ),
)
