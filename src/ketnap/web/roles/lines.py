"""A held role as a line of a table, and what can be done about it."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ketnap.accounts.models import RoleHeld
from ketnap.organisations.queries import names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day


def columns(*, with_holder: bool = False) -> list[dict[str, str]]:
    """Return the columns of a table of roles; the first heads the line."""
    head = [{"label": _("Người giữ")}] if with_holder else []
    labels = (
        _("Vai trò"),
        _("Tổ chức"),
        _("Từ ngày"),
        _("Đến hết ngày"),
        pgettext("paper relied on", "Căn cứ"),
        _("Tình trạng"),
        _("Việc"),
    )
    return [*head, *({"label": label} for label in labels)]


def rows(
    request: HttpRequest,
    held: Iterable[RoleHeld],
    *,
    endable: Collection[int],
    with_holder: bool = False,
) -> list[list[dict[str, Any]]]:
    """Return the cells of each role; one that is over reads so, one in `endable` may be ended."""
    listed = list(held)
    on = day_of(request).on
    names = names_on({each.organisation_id for each in listed}, on)
    return [
        [
            *([{"text": each.user.name}] if with_holder else []),
            {"text": _what(each)},
            {"text": names[each.organisation_id]},
            {"text": full_day(each.valid_from)},
            {"text": full_day(each.valid_until) if each.valid_until else _("chưa định")},
            {"text": each.basis},
            {"text": standing_of(each, on=on), "code": True},
            _way_to_end(request, each) if each.pk in endable else {"text": ""},
        ]
        for each in listed
    ]


def standing_of(held: RoleHeld, *, on: date) -> str:
    """Return in words whether a role counts on a day."""
    if held.refusal:
        return _("không được xác nhận: %(reason)s") % {"reason": held.refusal}
    if held.withdrawn_at is not None:
        return _("đã rút")
    if held.confirmed_at is None:
        return _("chờ xác nhận")
    if held.valid_from > on:
        return _("chưa đến ngày")
    if held.valid_until is not None and held.valid_until < on:
        return _("đã hết")
    return _("còn hiệu lực")


def is_over(held: RoleHeld, *, on: date) -> bool:
    """Say whether nothing is left of a role to be ended."""
    past = held.valid_until is not None and held.valid_until < on
    return past or held.withdrawn_at is not None


def _what(held: RoleHeld) -> str:
    name = capitalised(held.role_name)
    return f"{name}, {held.unit.name}" if held.unit else name


def _way_to_end(request: HttpRequest, held: RoleHeld) -> dict[str, Any]:
    return {"text": _("Cho thôi"), "href": address(request, "end_role", held.pk), "code": True}
