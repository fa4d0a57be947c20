"""Blanks about an admission ceremony: when and where, who is admitted, its programme and guests."""

from collections.abc import Callable
from datetime import time

from ketnap.domain.paperwork.blanks.blank import Blank, Value, told_by
from ketnap.domain.paperwork.material import (
    CeremonyFacts,
    NewMemberFacts,
    ProgrammePoint,
    Row,
)
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import day_in_figures, hour_in_words, listed


def _blank(
    name: str,
    vi: str,
    en: str,
    kind: BlankKind,
    read: Callable[[CeremonyFacts], Value],
    columns: tuple[str, ...] = (),
) -> Blank:
    return Blank(name, vi, en, Source.OCCASION, kind, told_by(lambda m: m.ceremony, read), columns)


def _names(ceremony: CeremonyFacts) -> str:
    return listed(member.name for member in ceremony.new_members)


def _new_members(ceremony: CeremonyFacts) -> tuple[Row, ...]:
    members = enumerate(ceremony.new_members, start=1)
    return tuple(_new_member(place, member) for place, member in members)


def _new_member(place: int, member: NewMemberFacts) -> Row:
    return {
        "number": str(place),
        "name": member.name,
        "born": day_in_figures(member.born_on),
        "workplace": member.workplace,
        "decision": member.decision,
        "decided_on": day_in_figures(member.decided_on) if member.decided_on else "",
        "decided_by": member.deciding_body,
        "mentor": member.mentor,
    }


def _hour(at: time | None) -> str:
    return f"{at:%H:%M}" if at is not None else ""


def _programme(ceremony: CeremonyFacts) -> tuple[Row, ...]:
    points = enumerate(ceremony.programme, start=1)
    return tuple(_point(place, point) for place, point in points)


def _point(place: int, point: ProgrammePoint) -> Row:
    return {
        "number": str(place),
        "at": _hour(point.at),
        "what": point.what,
        "who": point.who,
        "detail": point.detail,
        "said": point.said,
    }


def _invitees(ceremony: CeremonyFacts) -> tuple[Row, ...]:
    return tuple({"name": invitee} for invitee in ceremony.invitees)


BLANKS = (
    _blank(
        "ceremony_on", "Ngày tổ chức lễ", "Day of the ceremony", BlankKind.DAY, lambda c: c.held_on
    ),
    _blank(
        "ceremony_hour",
        "Giờ tổ chức lễ",
        "Hour of the ceremony",
        BlankKind.TEXT,
        lambda c: hour_in_words(c.starts_at) if c.starts_at is not None else None,
    ),
    _blank(
        "ceremony_place",
        "Nơi tổ chức lễ",
        "Place of the ceremony",
        BlankKind.TEXT,
        lambda c: c.place,
    ),
    _blank("ceremony_host", "Người dẫn chương trình", "Host", BlankKind.TEXT, lambda c: c.host),
    _blank(
        "new_member_names", "Những người được kết nạp", "Who is admitted", BlankKind.TEXT, _names
    ),
    _blank(
        "new_members",
        "Danh sách đảng viên mới",
        "List of the new members",
        BlankKind.ROWS,
        _new_members,
        ("number", "name", "born", "workplace", "decision", "decided_on", "decided_by", "mentor"),
    ),
    _blank(
        "ceremony_programme",
        "Chương trình lễ",
        "Programme of the ceremony",
        BlankKind.ROWS,
        _programme,
        ("number", "at", "what", "who", "detail", "said"),
    ),
    _blank(
        "ceremony_invitees",
        "Khách mời dự lễ",
        "Invitees of the ceremony",
        BlankKind.ROWS,
        _invitees,
        ("name",),
    ),
)
