"""Confirms or refuses a role that an administrator gave, as the second person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import roles_waiting_for, waits_for_link
from ketnap.accounts.models import RoleHeld
from ketnap.accounts.password_again import password_again
from ketnap.accounts.services import confirm_role, keys_become_void, refuse_role
from ketnap.domain.access import Action
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.roles.forms import RefusalForm
from ketnap.web.roles.given import role_facts


@access.page(Action.SEE_MATRIX)
@require_http_methods(["GET", "POST"])
@password_again
def confirm(request: HttpRequest, held_id: int) -> HttpResponse:
    """Show who was given which role, and let it count."""
    held = _waiting(request, held_id)
    page = FormPage(
        title=_("Xác nhận vai trò mở được hồ sơ"),
        lead=_(
            "Quản trị hệ thống giao, nhưng chỉ có hiệu lực khi người chịu trách nhiệm xác nhận."
        ),
        verb=_("Xác nhận vai trò"),
        form=forms.Form(data_of(request)),
        back_href=address(request, "roles_given"),
        crumbs=_crumbs(request),
        template="web/roles/confirm_role.html",
        more={
            "facts": role_facts(request, held),
            "keys_become_void": keys_become_void(held),
            "refuse_href": address(request, "refuse_role", held.pk),
        },
    )
    return answered(request, page, lambda _answers: _confirmed(request, held))


@access.page(Action.SEE_MATRIX)
@require_http_methods(["GET", "POST"])
@password_again
def refuse(request: HttpRequest, held_id: int) -> HttpResponse:
    """Ask why a role is not confirmed, and let it never count."""
    held = _waiting(request, held_id)
    page = FormPage(
        title=_("Không xác nhận vai trò"),
        lead=_("Vai trò bị rút; người giao được báo lý do khi đăng nhập."),
        verb=_("Không xác nhận"),
        form=RefusalForm(data_of(request)),
        back_href=address(request, "confirm_role", held.pk),
        crumbs=_crumbs(request),
        grave=True,
        template="web/roles/refuse_role.html",
        more={"facts": role_facts(request, held)},
    )
    return answered(request, page, lambda answers: _refused(request, held, answers))


def _waiting(request: HttpRequest, held_id: int) -> RoleHeld:
    for held in roles_waiting_for(actor_behind(request)):
        if held.pk == held_id:
            return held
    raise Http404("no such role waits")


def _confirmed(request: HttpRequest, held: RoleHeld) -> HttpResponse:
    confirm_role(held, actor=actor_behind(request))
    if waits_for_link(held.user):
        messages.success(
            request,
            _(
                "Đã xác nhận. Mật khẩu cũ đã hủy: hãy trao liên kết mới cho người giữ, ở ngay dưới đây."
            ),
        )
    else:
        messages.success(request, _("Đã xác nhận. Vai trò có hiệu lực từ lần mở trang tiếp theo."))
    return redirect(address(request, "roles_given"))


def _refused(request: HttpRequest, held: RoleHeld, answers: dict[str, Any]) -> HttpResponse:
    refuse_role(held, answers["reason"], actor=actor_behind(request))
    messages.success(request, _("Đã từ chối. Vai trò này không bao giờ có hiệu lực."))
    return redirect(address(request, "roles_given"))


def _crumbs(request: HttpRequest) -> list[dict[str, str]]:
    return [
        {"label": _("Vai trò của tôi"), "href": address(request, "my_roles")},
        {"label": _("Chờ xác nhận"), "href": address(request, "roles_given")},
    ]
