"""What waits for a second person: roles that administrators gave, and keys that they asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import key_requests_for, roles_waiting_for
from ketnap.accounts.models import KeyKind, KeyRequest, RoleHeld
from ketnap.domain.access import Action
from ketnap.organisations.queries import name_on, names_on
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.notices import Notice


@access.page(Action.SEE_MATRIX)
@require_GET
def roles_given(request: HttpRequest) -> HttpResponse:
    """Show the roles and the keys that wait for the reader, as things to do."""
    actor, day = actor_behind(request), day_of(request)
    roles = roles_waiting_for(actor) if day.is_today else []
    names = names_on({held.organisation_id for held in roles}, day.on)
    context = {
        "roles": [_role_row(request, held, names[held.organisation_id]) for held in roles],
        "keys": [_key_row(request, asked) for asked in key_requests_for(actor)]
        if day.is_today
        else [],
        "crumbs": [{"label": _("Vai trò của tôi"), "href": address(request, "my_roles")}],
    }
    return render(request, "web/roles/given.html", context)


def given_words(held: RoleHeld, organisation: str) -> str:
    """Return a role, where and since when, in a line."""
    return _("%(role)s, %(organisation)s, từ %(day)s") % {
        "role": capitalised(held.role_name),
        "organisation": organisation,
        "day": full_day(held.valid_from),
    }


def given_by_words(held: RoleHeld) -> str:
    """Return who gave a role, and when."""
    by = held.given_by.name if held.given_by else _("lệnh trên máy chủ")
    if held.given_at is None:
        return by
    given_at = timezone.localtime(held.given_at)
    return _("%(name)s giao lúc %(at)s") % {"name": by, "at": f"{given_at:%H:%M %d/%m/%Y}"}


def asked_words(asked: KeyRequest) -> str:
    """Return what is asked for an account, and by whom."""
    if asked.asked_by is None:
        return _(
            "Mật khẩu cũ đã hủy vì tài khoản có vai trò mở được hồ sơ; cần trao liên kết đặt mật khẩu mới."
        )
    words = {
        "name": asked.asked_by.name,
        "at": f"{timezone.localtime(asked.asked_at):%H:%M %d/%m/%Y}",
    }
    if asked.kind == KeyKind.LINK:
        return _("%(name)s xin liên kết đặt mật khẩu lúc %(at)s") % words
    return _("%(name)s xin bỏ xác thực hai bước lúc %(at)s") % words


def given_notices(request: HttpRequest) -> list[Notice]:
    """What the desk says of the roles and keys that wait for the reader."""
    actor, day = actor_behind(request), day_of(request)
    if not day.is_today:
        return []
    return [
        *_roles_notice(request, len(roles_waiting_for(actor))),
        *_keys_notice(request, len(key_requests_for(actor))),
    ]


def _roles_notice(request: HttpRequest, count: int) -> list[Notice]:
    if not count:
        return []
    words = ngettext(
        "%(count)d vai trò mở được hồ sơ chờ đồng chí xác nhận.",
        "%(count)d vai trò mở được hồ sơ chờ đồng chí xác nhận.",
        count,
    )
    href = address(request, "roles_given")
    return [Notice("gold", "", words % {"count": count}, href, _("Xem ai được giao"), "key")]


def _keys_notice(request: HttpRequest, count: int) -> list[Notice]:
    if not count:
        return []
    words = ngettext(
        "%(count)d tài khoản mở được hồ sơ chờ đồng chí trao cách đăng nhập.",
        "%(count)d tài khoản mở được hồ sơ chờ đồng chí trao cách đăng nhập.",
        count,
    )
    href = address(request, "roles_given")
    return [Notice("gold", "", words % {"count": count}, href, _("Xem tài khoản nào"), "key")]


def role_facts(request: HttpRequest, held: RoleHeld) -> list[dict[str, Any]]:
    """Return what a second person has to know of a role before he confirms it."""
    until = full_day(held.valid_until) if held.valid_until else _("chưa định")
    return [
        {"term": _("Giao cho"), "value": held.user.name, "note": held.user.username},
        {"term": _("Vai trò"), "value": capitalised(held.role_name)},
        {"term": _("Tổ chức"), "value": name_on(held.organisation_id, day_of(request).on)},
        {"term": _("Từ ngày"), "value": full_day(held.valid_from)},
        {"term": _("Đến hết ngày"), "value": until},
        {"term": pgettext("paper relied on", "Căn cứ"), "value": held.basis},
        {"term": _("Ai giao"), "value": given_by_words(held)},
    ]


def _role_row(request: HttpRequest, held: RoleHeld, organisation: str) -> dict[str, str]:
    return {
        "name": held.user.name,
        "what": given_words(held, organisation),
        "note": given_by_words(held),
        "href": address(request, "confirm_role", held.pk),
    }


def _key_row(request: HttpRequest, asked: KeyRequest) -> dict[str, str]:
    return {
        "name": asked.user.name,
        "what": asked_words(asked),
        "href": address(request, "answer_keys", asked.pk),
    }
