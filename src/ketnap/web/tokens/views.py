"""The reader's access tokens: made, shown once, ended. Whoever keeps the accounts sees all."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.password_again import password_again
from ketnap.accounts.queries import access_tokens_visible_to
from ketnap.accounts.services import end_access_token, issue_access_token
from ketnap.domain.access import Action, may
from ketnap.web.day import day_of
from ketnap.web.form_page import put_refusal
from ketnap.web.posted import data_of
from ketnap.web.tokens.forms import NewTokenForm
from ketnap.web.tokens.lines import lines_of

_USUAL = timedelta(days=90)
_REFUSED = 422


@access.signed_in
@require_GET
def tokens(request: HttpRequest) -> HttpResponse:
    """Show the live tokens, and those that are over."""
    actor = actor_behind(request)
    lines = lines_of(access_tokens_visible_to(actor), actor, at=timezone.now())
    context = {
        "live": [line for line in lines if line.is_live],
        "over": [line for line in lines if not line.is_live],
        "may_subscribe": may(actor, Action.EXPORT_CASE),
    }
    return render(request, "web/tokens/tokens.html", context)


@access.signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@password_again
def new_token(request: HttpRequest) -> HttpResponse:
    """Ask what a program may do, and show its token, this once."""
    actor = actor_behind(request)
    form = NewTokenForm(data_of(request), actor=actor)
    form.fields["until"].initial = day_of(request).today + _USUAL
    if form.is_valid():
        answers = form.cleaned_data
        try:
            token, word = issue_access_token(
                answers["label"], answers["scopes"], until=answers["until"], actor=actor
            )
        except ValidationError as refusal:
            put_refusal(form, refusal)
        else:
            context = {"token": token, "word": word, "crumbs": _crumbs()}
            return render(request, "web/tokens/shown_once.html", context)
    status = _REFUSED if form.is_bound else 200
    context = {"form": form, "crumbs": _crumbs()}
    return render(request, "web/tokens/new.html", context, status=status)


@access.signed_in
@require_POST
def end_token(request: HttpRequest, token_id: int) -> HttpResponse:
    """End a token: the reader's own, or anybody's for whoever keeps the accounts."""
    end_access_token(token_id, actor=actor_behind(request))
    messages.success(request, _("Đã kết thúc khóa. Chương trình dùng khóa ấy không vào được nữa."))
    return redirect("tokens")


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Khóa truy cập"), "href": reverse("tokens")}]
