"""New keys of an account that opens case files: asked for by one person, handed out by another."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.answering import key_requests_for
from ketnap.accounts.models import KeyKind, KeyRequest
from ketnap.accounts.password_again import password_again
from ketnap.accounts.queries import accounts_visible_to
from ketnap.accounts.services import answer_request, ask_for_keys, refuse_request
from ketnap.domain.access import Action
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.roles.given import asked_words
from ketnap.web.roles.handing_out import show_link


@access.page(Action.MANAGE_ACCOUNTS)
@require_POST
@password_again
def ask(request: HttpRequest, user_id: int) -> HttpResponse:
    """Ask whoever answers for the case files of an account to hand out new keys."""
    actor = actor_behind(request)
    user = get_object_or_404(accounts_visible_to(actor), pk=user_id, is_active=True)
    kind = request.POST.get("kind", "")
    if kind not in KeyKind.values:
        raise Http404("no such key")
    try:
        ask_for_keys(user, KeyKind(kind), actor=actor)
        messages.success(request, _("Đã gửi yêu cầu tới người chịu trách nhiệm về hồ sơ."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(address(request, "account", user.pk))


@access.page(Action.SEE_MATRIX)
@require_http_methods(["GET", "POST"])
@password_again
def answer(request: HttpRequest, request_id: int) -> HttpResponse:
    """Say what is asked for whom, and hand it out."""
    asked = _asked(request, request_id)
    is_link = asked.kind == KeyKind.LINK
    page = FormPage(
        title=_("Trao liên kết đặt mật khẩu") if is_link else _("Bỏ xác thực hai bước"),
        lead=asked_words(asked),
        verb=_("Hiện liên kết") if is_link else _("Bỏ xác thực hai bước"),
        form=forms.Form(data_of(request)),
        back_href=address(request, "roles_given"),
        crumbs=_crumbs(request),
        template="web/roles/answer_keys.html",
        more={
            "account": asked.user,
            "is_link": is_link,
            "refuse_href": address(request, "refuse_keys", asked.pk) if asked.asked_by else "",
        },
    )
    return answered(request, page, lambda _answers: _handed_out(request, asked))


@access.page(Action.SEE_MATRIX)
@require_POST
@password_again
def refuse(request: HttpRequest, request_id: int) -> HttpResponse:
    """Leave an account with the keys it has."""
    asked = _asked(request, request_id)
    refuse_request(asked, actor=actor_behind(request))
    messages.success(request, _("Đã từ chối yêu cầu. Tài khoản giữ nguyên như cũ."))
    return redirect(address(request, "roles_given"))


def _asked(request: HttpRequest, request_id: int) -> KeyRequest:
    for asked in key_requests_for(actor_behind(request)):
        if asked.pk == request_id:
            return asked
    raise Http404("no such request")


def _handed_out(request: HttpRequest, asked: KeyRequest) -> HttpResponse:
    word = answer_request(asked, actor=actor_behind(request))
    if word:
        return show_link(request, asked.user, word, crumbs=_crumbs(request))
    messages.success(request, _("Đã bỏ xác thực hai bước của tài khoản."))
    return redirect(address(request, "roles_given"))


def _crumbs(request: HttpRequest) -> list[dict[str, str]]:
    return [
        {"label": _("Vai trò của tôi"), "href": address(request, "my_roles")},
        {"label": _("Chờ xác nhận"), "href": address(request, "roles_given")},
    ]
