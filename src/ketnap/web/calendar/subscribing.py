"""Private calendar addresses: taken, renewed and revoked by the reader himself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.queries import organisations_visible_to
from ketnap.reminders.models import CalendarFeed
from ketnap.reminders.queries import live_feeds_of
from ketnap.reminders.services import open_feed, revoke_feed
from ketnap.reminders.services.feeds import Opened
from ketnap.web.cells_to_choose import cells_to_choose
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.posted import data_of

OWN = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One live feed of the reader."""

    title: str
    since: str
    last_read: str
    shows_names: bool
    revoke_href: str


class FeedForm(forms.Form):
    """Asks what the calendar holds, and whether it names people."""

    def __init__(self, data: Mapping[str, Any] | None, *, cells: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["about"] = forms.ChoiceField(
            label=_("Lịch gồm những gì"),
            choices=[(OWN, _("Việc của tôi")), *cells],
            widget=forms.RadioSelect,
            initial=OWN,
            required=False,
        )
        self.fields["shows_names"] = forms.BooleanField(
            label=_("Ghi họ tên trong lịch"),
            help_text=_(
                "Chương trình lịch thường giữ bản sao ở máy chủ của công ty khác. "
                "Bỏ chọn thì lịch chỉ ghi việc và ngày, muốn biết của ai thì mở liên kết."
            ),
            required=False,
        )


@access.page(Action.SEE_DESK)
@never_cache
@require_http_methods(["GET", "POST"])
def subscriptions(request: HttpRequest) -> HttpResponse:
    """Show the reader's addresses and make another; the new one is shown once, here."""
    cells = cells_to_choose(request, Action.SEE_CASE)
    form = FeedForm(data_of(request), cells=cells)
    opened = _opened(request, form) if form.is_valid() else None
    context = {
        "form": form if opened is None else FeedForm(None, cells=cells),
        "rows": _rows(request, dict(cells)),
        "opened_address": _address_of(request, opened) if opened else "",
        "crumbs": [{"label": _t("Lịch"), "href": address(request, "calendar")}],
    }
    status = 422 if form.is_bound and opened is None else 200
    return render(request, "web/calendar/subscriptions.html", context, status=status)


@access.page(Action.SEE_DESK)
@require_POST
def revoke(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Let one of the reader's addresses answer nobody any more."""
    actor = actor_behind(request)
    feed = get_object_or_404(live_feeds_of(actor.user_id), pk=feed_id)
    revoke_feed(feed, actor=actor)
    messages.success(request, _t("Đã thu hồi. Chương trình lịch không đọc được địa chỉ ấy nữa."))
    return redirect("subscriptions")


def _opened(request: HttpRequest, form: FeedForm) -> Opened:
    actor, answers = actor_behind(request), form.cleaned_data
    cells = organisations_visible_to(actor, Action.SEE_CASE)
    cell = get_object_or_404(cells, pk=answers["about"]) if answers["about"] else None
    return open_feed(cell, shows_names=answers["shows_names"], actor=actor)


def _address_of(request: HttpRequest, opened: Opened) -> str:
    way = reverse("calendar_feed", args=[opened.feed.name, opened.secret])
    return request.build_absolute_uri(way)


def _rows(request: HttpRequest, cells: Mapping[str, str]) -> list[Row]:
    feeds = live_feeds_of(actor_behind(request).user_id)
    return [
        _row(feed, cells.get(str(feed.cell_id), _t("Chi bộ không còn xem được"))) for feed in feeds
    ]


def _row(feed: CalendarFeed, cell_name: str) -> Row:
    read_on = feed.last_read_on
    return Row(
        title=_t("Việc của tôi") if feed.cell_id is None else cell_name,
        since=full_day(feed.created_at.date()),
        last_read=full_day(read_on) if read_on else "",
        shows_names=feed.shows_names,
        revoke_href=reverse("revoke_feed", args=[feed.pk]),
    )
