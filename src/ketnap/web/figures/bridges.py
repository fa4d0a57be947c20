"""Bridges as pages show them: opening + in − out = closing, with what stands behind in and out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import Closing, Stage
from ketnap.domain.casefile.wording import closing_name, stage_name
from ketnap.domain.figures import Bridge
from ketnap.figures import members, stages
from ketnap.web.day_words import full_day
from ketnap.web.figures import numbers
from ketnap.web.figures.asking import AskedFigures
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
    span = asked.span
    parts = [
        _part("", _("đầu kỳ, %s") % full_day(span.start), bridge.opening),
        _part("+", _("tăng"), sum(bridge.came.values()), _lines(bridge.came, words)),
        _part("−", _("giảm"), sum(bridge.left.values()), _lines(bridge.left, words)),
        _part("=", _("cuối kỳ, %s") % full_day(span.end), bridge.closing),
    ]
    apart = (
        "" if bridge.adds_up else _("Các số này không khớp nhau; không số nào được sửa cho khớp.")
    )
    return ShownBridge(title, parts, apart)


def _part(sign: str, name: str, number: int, lines: list[str] | None = None) -> dict[str, Any]:
    return {"sign": sign, "name": name, "number": numbers.whole(number), "lines": lines or []}


def _lines(counts: Mapping[str, int], words: Mapping[str, str]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
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
