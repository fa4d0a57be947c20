"""Bridges as pages show them: opening + in − out = closing, with what stands behind in and out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.figures import Bridge, Span
from ketnap.domain.figures.suppression import CAME, CLOSING, LEFT, OPENING, Change
from ketnap.figures import stages
from ketnap.figures.behind import NumberName, Sort
from ketnap.figures.not_on_the_roll import admitted_not_on_the_roll, has_many_ceremonies
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.figure_numbers import case_words, member_words
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.hiding import case_changes_shown, changes_shown, no_roll, text_of
from ketnap.web.open_cell import CELL


@dataclass(frozen=True, slots=True)
class ShownBridge:
    """A bridge in words; `apart` says why there are none, or that they do not add up as they are.

    `missing` says whom no number has and where they are entered, with the address where one page does it.
    """

    title: str
    parts: list[dict[str, Any]]
    apart: str = ""
    missing: str = ""
    enter_href: str = ""


def members_shown(request: HttpRequest, asked: AskedFigures, bridge: Bridge | None) -> ShownBridge:
    """The bridge of the members of an organisation; none is known where nobody was ever entered."""
    title = _("Tăng, giảm đảng viên")
    missing, href = missing_words(asked), _enter_href(request, asked)
    if bridge is None:
        return ShownBridge(title, [], capfirst(no_roll()) + ".", missing, missing and href)
    numbers_shown = _Numbers(request, asked, Sort.MEMBERS, member_words())
    shown = _shown(title, bridge, changes_shown(asked, bridge), numbers_shown)
    return replace(shown, missing=missing, enter_href=missing and href)


def missing_words(asked: AskedFigures) -> str:
    """Who was admitted and stands on no roll, for whoever sees the cases; nothing where nobody is.

    Below a body with very many it speaks of the period alone.
    """
    if not asked.sees_cases:
        return ""
    path, until = asked.organisation.path, Span(date.min, asked.span.end)
    if has_many_ceremonies(path, until):
        number = admitted_not_on_the_roll(path, asked.span)
        words = ngettext(
            "%(count)s người kết nạp trong kỳ theo hồ sơ chưa có trong danh sách đảng viên, nên tăng giảm và tỷ lệ chưa tính người này.",
            "%(count)s người kết nạp trong kỳ theo hồ sơ chưa có trong danh sách đảng viên, nên tăng giảm và tỷ lệ chưa tính họ.",
            number,
        )
    else:
        number = admitted_not_on_the_roll(path, until)
        words = ngettext(
            "%(count)s người đã kết nạp theo hồ sơ (đến cuối kỳ) chưa có trong danh sách đảng viên, nên tăng giảm và tỷ lệ chưa tính người này.",
            "%(count)s người đã kết nạp theo hồ sơ (đến cuối kỳ) chưa có trong danh sách đảng viên, nên tăng giảm và tỷ lệ chưa tính họ.",
            number,
        )
    return words % {"count": number} if number else ""


def _enter_href(request: HttpRequest, asked: AskedFigures) -> str:
    """The page on which the people of a cell are entered; each cell has its own."""
    if not asked.is_cell:
        return ""
    return address(request, "members", query={CELL: asked.organisation.pk})


def followed_shown(request: HttpRequest, asked: AskedFigures) -> ShownBridge:
    """The bridge of the cases that are followed."""
    bridge = stages.followed_bridge(asked.organisation.path, asked.span)
    numbers_shown = _Numbers(request, asked, Sort.FOLLOWED, case_words())
    shown = case_changes_shown(asked, bridge)
    return _shown(_("Tăng, giảm hồ sơ đang theo dõi"), bridge, shown, numbers_shown)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the numbers of a bridge are called, and where each leads."""

    request: HttpRequest
    asked: AskedFigures
    sort: Sort
    words: Mapping[str, str]

    def cell(self, change: Change, number: int | None) -> dict[str, str]:
        href = self.asked.number_href(self.request, NumberName(self.sort, change))
        return {"text": text_of(number), "href": href if number else ""}


def _shown(
    title: str, bridge: Bridge, shown: Mapping[Change, int | None], of: _Numbers
) -> ShownBridge:
    span = of.asked.span
    names = {
        OPENING: ("", _("đầu kỳ, %s") % full_day(span.start)),
        CAME: ("+", _("tăng")),
        LEFT: ("−", _("giảm")),
        CLOSING: ("=", _("cuối kỳ, %s") % full_day(span.end)),
    }
    parts = [
        {
            "sign": sign,
            "name": name,
            "number": of.cell(change, shown[change]),
            "lines": _lines(change, shown, of),
        }
        for change, (sign, name) in names.items()
    ]
    apart = (
        "" if bridge.adds_up else _("Các số này không khớp nhau; không số nào được sửa cho khớp.")
    )
    return ShownBridge(title, parts, apart)


def _lines(way: Change, shown: Mapping[Change, int | None], of: _Numbers) -> list[dict[str, str]]:
    """The ways of coming or leaving by their numbers; those left out are not even named."""
    known = [
        (change, number)
        for change, number in shown.items()
        if change[:1] == way != change and number is not None
    ]
    ordered = sorted(known, key=lambda item: (-item[1], item[0]))
    return [{**of.cell(change, number), "name": of.words[change[1]]} for change, number in ordered]
