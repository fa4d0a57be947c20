"""The accounts somebody looks after: the list, and one account with its roles and history."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import (
    key_kinds_asked_for,
    waiting_roles_of,
    who_may_confirm,
    who_may_hand_out,
)
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import (
    accounts_visible_to,
    has_second_factor,
    role_records_visible_to,
    roles_visible_to,
)
from ketnap.accounts.services import hands_out_keys, manages_account, place_of
from ketnap.accounts.standing import is_same_person
from ketnap.audit.queries import about_object
from ketnap.domain.access import Action, Actor, Role, given_roles, may
from ketnap.domain.text import fold
from ketnap.organisations.queries import names_on
from ketnap.reminders.queries import unreached_since
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import capitalised
from ketnap.web.mail_words import unreached
from ketnap.web.retold import retold
from ketnap.web.roles.forms import AccountFilter
from ketnap.web.roles.history import DONE_TO_AN_ACCOUNT
from ketnap.web.roles.lines import columns, is_over, rows
from ketnap.web.roles.tabs import Tab, tabs_of

A_PAGE = 50
LINES_OF_HISTORY = 100


@access.page(Action.MANAGE_ROLES)
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Show the accounts whose roles the reader gives, with the roles held on the page's day."""
    actor, day = actor_behind(request), day_of(request)
    form = AccountFilter(request.GET)
    search = form.cleaned_data["search"] if form.is_valid() else ""
    found = _found(actor, search, after=request.GET.get("after", ""))
    shown = found[:A_PAGE]
    following = shown[-1].username if len(found) > A_PAGE else ""
    context = {
        "tabs": tabs_of(request, Tab.ACCOUNTS),
        "form": form,
        "reset_href": address(request, "accounts") if search else "",
        "columns": _columns(),
        "rows": _account_rows(request, actor, shown),
        "next_href": _further(request, search, following),
        "can_open": day.is_today and may(actor, Action.MANAGE_ACCOUNTS),
    }
    return render(request, "web/roles/accounts.html", context)


@access.page(Action.MANAGE_ROLES)
@require_GET
def account(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show one account: its roles through time, and what was changed about it."""
    actor, day = actor_behind(request), day_of(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id)
    held = list(role_records_visible_to(actor).filter(user=user).order_by("-valid_from", "-pk"))
    manages = manages_account(actor, user)
    context = {
        "account": user,
        "state": state_of(user),
        "unreached": [unreached(since) for since in unreached_since([user.pk]).values()],
        "columns": columns(),
        "rows": rows(request, held, endable=_endable(actor, held, day)),
        "history": _history(user) if manages else [],
        "manages": manages and day.is_today and user.is_active,
        "waiting": [
            _who_confirms(request, each) for each in waiting_roles_of(user.pk) if each in held
        ],
        **_keys(actor, user),
        "has_second_factor": has_second_factor(user),
        "grants": day.is_today and user.is_active and user.pk != actor.user_id,
        "crumbs": [{"label": _("Tài khoản"), "href": address(request, "accounts")}],
    }
    return render(request, "web/roles/account.html", context)


def _who_confirms(request: HttpRequest, held: RoleHeld) -> str:
    words = {
        "role": capitalised(held.role_name),
        "organisation": names_on([held.organisation_id], day_of(request).on)[held.organisation_id],
    }
    names = ", ".join(user.name for user in who_may_confirm(held))
    if names:
        return _("%(role)s, %(organisation)s: chờ xác nhận của %(names)s.") % {
            **words,
            "names": names,
        }
    return _(
        "%(role)s, %(organisation)s: không còn ai xác nhận được, nên xác nhận trên máy chủ bằng lệnh "
        "“ketnap roles confirm %(number)d”."
    ) % {**words, "number": held.pk}


def _keys(actor: Actor, user: User) -> dict[str, Any]:
    """Whether the reader hands out the keys himself, else whom he asks for them."""
    hands_out = hands_out_keys(actor, user)
    return {
        "hands_out": hands_out,
        "is_own": is_same_person(user, actor),
        "asked": key_kinds_asked_for(user),
        "hands": [] if hands_out else [each.name for each in who_may_hand_out(user)],
    }


def _history(user: User) -> list[dict[str, Any]]:
    return [
        {
            "what": retold(entry.detail, DONE_TO_AN_ACCOUNT) or entry.deed_text,
            "who": entry.who,
            "at": entry.at,
        }
        for entry in about_object("user", user.pk)[:LINES_OF_HISTORY]
    ]


def state_of(user: User) -> str:
    """Return in words whether somebody can sign in with an account."""
    if not user.is_active:
        return _("đã đóng")
    return _("đang dùng") if user.has_usable_password() else _("chờ đặt mật khẩu")


def _found(actor: Actor, search: str, *, after: str) -> list[User]:
    users: QuerySet[User] = accounts_visible_to(actor)
    if search:
        named = Q(person__name_fold__contains=fold(search)) | Q(username__contains=fold(search))
        users = users.filter(named)
    return list(users.filter(username__gt=after)[: A_PAGE + 1])


def _columns() -> list[dict[str, str]]:
    labels = (_("Họ tên"), _("Tên đăng nhập"), _("Vai trò đang giữ"), _("Tình trạng"))
    return [{"label": label} for label in labels]


def _account_rows(
    request: HttpRequest, actor: Actor, users: list[User]
) -> list[list[dict[str, Any]]]:
    on = day_of(request).on
    held = list(roles_visible_to(actor, on=on).filter(user__in=users))
    names = names_on({each.organisation_id for each in held}, on)
    without_mail = unreached_since([user.pk for user in users])
    return [
        [
            {"text": user.name, "href": address(request, "account", user.pk)},
            {"text": user.username, "code": True},
            {"text": "; ".join(_short(each, names) for each in held if each.user_id == user.pk)},
            {"text": _state(user, gets_mail=user.pk not in without_mail), "code": True},
        ]
        for user in users
    ]


def _state(user: User, *, gets_mail: bool) -> str:
    if gets_mail:
        return state_of(user)
    return _("%(state)s; thư không tới") % {"state": state_of(user)}


def _short(held: RoleHeld, names: dict[int, str]) -> str:
    return _("%(role)s, %(organisation)s") % {
        "role": capitalised(held.role_name),
        "organisation": names[held.organisation_id],
    }


def _further(request: HttpRequest, search: str, following: str) -> str:
    if not following:
        return ""
    return address(request, "accounts", query={"search": search, "after": following})


def _endable(actor: Actor, held: list[RoleHeld], day: PageDay) -> frozenset[int]:
    """Return the roles the reader may end today."""
    if not day.is_today:
        return frozenset()
    today = timezone.localdate()
    return frozenset(
        each.pk
        for each in held
        if not is_over(each, on=today)
        and Role(each.role) in given_roles(actor, place_of(each.organisation))
    )
