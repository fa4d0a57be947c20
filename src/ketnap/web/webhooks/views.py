"""Which programs are told of new steps, how that goes, and the end of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.password_again import password_again
from ketnap.domain.access import Action
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.web.day import day_of
from ketnap.web.form_page import put_refusal
from ketnap.web.posted import data_of
from ketnap.web.webhooks.forms import NewSubscriptionForm
from ketnap.web.webhooks.lines import lines_of
from ketnap.webhooks.queries import subscriptions_visible_to
from ketnap.webhooks.services import subscribe, unsubscribe

_REFUSED = 422


@access.page(Action.EXPORT_CASE)
@require_GET
def webhooks(request: HttpRequest) -> HttpResponse:
    """Show the subscriptions the reader looks after, and whether their programs answer."""
    found = subscriptions_visible_to(actor_behind(request)).filter(ended_at__isnull=True)
    context = {"lines": lines_of(list(found), on=day_of(request).on)}
    return render(request, "web/webhooks/webhooks.html", context)


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@password_again
def new_webhook(request: HttpRequest) -> HttpResponse:
    """Ask which program is told of whose steps, and show its secret, this once."""
    actor = actor_behind(request)
    places = {each.pk: each for each in organisations_visible_to(actor, Action.EXPORT_CASE)}
    names = names_on(places, day_of(request).today)
    form = NewSubscriptionForm(data_of(request), organisations=[(pk, names[pk]) for pk in places])
    if form.is_valid():
        answers = form.cleaned_data
        place = places[answers["organisation"]]
        try:
            made, secret = subscribe(place, answers["label"], answers["address"], actor=actor)
        except ValidationError as refusal:
            put_refusal(form, refusal)
        else:
            context = {"subscription": made, "secret": secret, "crumbs": _crumbs()}
            return render(request, "web/webhooks/shown_once.html", context)
    status = _REFUSED if form.is_bound else 200
    context = {"form": form, "crumbs": _crumbs()}
    return render(request, "web/webhooks/new.html", context, status=status)


@access.page(Action.EXPORT_CASE)
@require_POST
def end_webhook(request: HttpRequest, subscription_id: int) -> HttpResponse:
    """Tell a program nothing any more."""
    unsubscribe(subscription_id, actor=actor_behind(request))
    messages.success(request, _("Đã thôi báo tin cho chương trình ấy."))
    return redirect("webhooks")


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Báo tin tự động"), "href": reverse("webhooks")}]
