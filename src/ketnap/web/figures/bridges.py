"""Bridges as pages show them: opening + in − out = closing, with what stands behind in and out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import Closing, Stage
from ketnap.domain.casefile.wording import closing_name, stage_name
from ketnap.domain.figures import Bridge
from ketnap.domain.figures.suppression import Change
from ketnap.figures import members, stages
from ketnap.web.day_words import full_day
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.hiding import changes_shown, text_of
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class ShownBridge:
    """A bridge in words; `apart` says where the numbers do not add up, and adjusts nothing."""

    title: str
    parts: list[dict[str, Any]]
    apart: str = ""


def members_shown(asked: AskedFigures) -> ShownBridge:
    """The bridge of the members of an organisation."""
    bridge = members.members_bridge(asked.organisation.path, asked.span)
    return _shown(_("Tăng, giảm đảng viên"), bridge, asked, _member_words())


def followed_shown(asked: AskedFigures) -> ShownBridge:
    """The bridge of the cases that are followed."""
    bridge = stages.followed_bridge(asked.organisation.path, asked.span)
    return _shown(_("Tăng, giảm hồ sơ đang theo dõi"), bridge, asked, _case_words())


def _shown(
    title: str, bridge: Bridge, asked: AskedFigures, words: Mapping[str, str]
) -> ShownBridge:
    span, shown = asked.span, changes_shown(asked, bridge)
    parts = [
        _part("", _("đầu kỳ, %s") % full_day(span.start), shown["opening",]),
        _part("+", _("tăng"), shown["came",], _lines("came", shown, words)),
        _part("−", _("giảm"), shown["left",], _lines("left", shown, words)),
        _part("=", _("cuối kỳ, %s") % full_day(span.end), shown["closing",]),
    ]
    apart = (
        "" if bridge.adds_up else _("Các số này không khớp nhau; không số nào được sửa cho khớp.")
    )
    return ShownBridge(title, parts, apart)


def _part(
    sign: str, name: str, number: int | None, lines: list[str] | None = None
) -> dict[str, Any]:
    return {"sign": sign, "name": name, "number": text_of(number), "lines": lines or []}


def _lines(way: str, shown: Mapping[Change, int | None], words: Mapping[str, str]) -> list[str]:
    """The ways of coming or leaving by their numbers; those left out are not even named."""
    told = {name[1]: number for name, number in shown.items() if name[0] == way and name[1:]}
    known = [(code, number) for code, number in told.items() if number is not None]
    ordered = sorted(known, key=lambda item: (-item[1], item[0]))
    return [f"{numbers.whole(number)} {words[code]}" for code, number in ordered]


def _member_words() -> dict[str, str]:
    return {
        members.ADMITTED: _("kết nạp"),
        members.CAME: _("chuyển đến, hoặc ghi vào sổ"),
        members.STRUCK_OFF: _("xóa tên"),
        members.TRANSFERRED: _("chuyển đi"),
        members.LEFT: _("rời chi bộ, chưa phân loại lý do"),
    }


def _case_words() -> dict[str, str]:
    language = reader_language()
    return {
        stages.BEGUN: _("bắt đầu theo dõi"),
        stages.BEGUN_ANEW: _("theo dõi lại"),
        Stage.OFFICIAL.value: stage_name(Stage.OFFICIAL, language),
        **{closing.value: closing_name(closing, language) for closing in Closing},
    }
