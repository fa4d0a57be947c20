"""Gives a role to an account, and lets one end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import waits_for_link
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.password_again import password_again
from ketnap.accounts.queries import accounts_visible_to, endable_by
from ketnap.accounts.services import end_role, grant_role
from ketnap.domain.access import GIVES, Action, Actor, Role
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import Unit
from ketnap.organisations.queries import name_on, names_on, organisations_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.posted import data_of
from ketnap.web.roles.forms import EndForm, GrantForm
from ketnap.web.today_only import today_only


@access.page(Action.MANAGE_ROLES)
@require_http_methods(["GET", "POST"])
@password_again
def grant(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ask for a role and its days, and give it."""
    actor = actor_behind(request)
    today_only(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    form = _grant_form(request, actor)
    held = _granted(form, user, actor) if form.is_valid() else None
    if held is not None:
        _say_granted(request, held)
        return redirect(address(request, "account", user.pk))
    context = {
        "form": form,
        "account": user,
        "crumbs": [
            {"label": _("Tài khoản"), "href": address(request, "accounts")},
            {"label": user.name, "href": address(request, "account", user.pk)},
        ],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/roles/grant.html", context, status=status)


@access.page(Action.SEE_MATRIX)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, held_id: int) -> HttpResponse:
    """Ask from which day a role ends, and end it: one the reader gives, or delegated himself."""
    actor = actor_behind(request)
    today_only(request)
    held = get_object_or_404(endable_by(actor), pk=held_id)
    back = _after_ending(request, held, actor)
    form = EndForm(data_of(request), today=day_of(request).today)
    if form.is_valid() and _ended(form, held, actor):
        messages.success(request, _("Đã cho thôi vai trò."))
        return redirect(back)
    context = {
        "form": form,
        "held": held,
        "organisation": name_on(held.organisation_id, day_of(request).on),
        "action_url": request.path,
        "back": back,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/roles/end.html", context, status=status)


def _grant_form(request: HttpRequest, actor: Actor) -> GrantForm:
    today = day_of(request).today
    places = organisations_visible_to(actor, Action.MANAGE_ROLES)
    ids = list(places.values_list("pk", flat=True))
    names = names_on(ids, today)
    return GrantForm(
        data_of(request),
        organisations=[(number, names[number]) for number in ids],
        roles=frozenset[Role]().union(*(GIVES.get(role, ()) for role in actor.roles())),
        units=Unit.objects.filter(in_force(today), organisation__in=places).order_by("name"),
        today=today,
    )


def _say_granted(request: HttpRequest, held: RoleHeld) -> None:
    if held.confirmed_at is None:
        words = _(
            "Đã ghi. Vai trò mở được hồ sơ này có hiệu lực khi người chịu trách nhiệm xác nhận."
        )
    elif waits_for_link(held.user):
        words = _(
            "Đã giao vai trò. Mật khẩu cũ do quản trị cấp đã hủy: người chịu trách nhiệm về hồ sơ "
            "trao liên kết mới ở mục “Chờ xác nhận”."
        )
    else:
        words = _("Đã giao vai trò. Quyền có ngay từ lần mở trang tiếp theo.")
    messages.success(request, words)


def _granted(form: GrantForm, user: User, actor: Actor) -> RoleHeld | None:
    answers = form.cleaned_data
    places = organisations_visible_to(actor, Action.MANAGE_ROLES)
    try:
        return grant_role(
            user,
            places.get(pk=answers["organisation"]),
            Role(answers["role"]),
            since=answers["since"],
            until=answers["until"],
            unit=Unit.objects.get(pk=answers["unit"]) if answers["unit"] else None,
            basis=answers["basis"],
            actor=actor,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return None


def _ended(form: EndForm, held: RoleHeld, actor: Actor) -> bool:
    try:
        end_role(held, on=form.cleaned_data["on"], actor=actor)
    except ValidationError as refusal:
        form.add_error("on", refusal.messages)
        return False
    return True


def _after_ending(request: HttpRequest, held: RoleHeld, actor: Actor) -> str:
    if held.acting_for is not None and held.acting_for.user_id == actor.user_id:
        return address(request, "my_roles")
    if held.role == Role.INSPECTOR:
        return address(request, "inspections")
    return address(request, "account", held.user_id)
