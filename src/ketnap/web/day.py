"""The day a page speaks about: today, unless the address says an earlier one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

PARAMETER = "on"
AHEAD = timedelta(weeks=3)
"""How far ahead of its day a page counts what is due soon."""

_DAY = "_ketnap_day"
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day a page speaks about. Recording is possible only when it is today."""

    on: date
    today: date

    @property
    def is_today(self) -> bool:
        return self.on == self.today


def day_of(request: HttpRequest) -> PageDay:
    """Return the day asked for by `?on=`, read once a request; without one it is today.

    A day that cannot be read, or has not come yet, becomes today, and the page says so.
    """
    day = getattr(request, _DAY, None)
    if not isinstance(day, PageDay):
        day = _read_day(request)
        setattr(request, _DAY, day)
    return day


def address(
    request: HttpRequest, name: str, *args: Any, query: Mapping[str, Any] | None = None
) -> str:
    """Return the address of a page that speaks about the same day as this one."""
    day = day_of(request)
    kept = {key: value for key, value in (query or {}).items() if value not in ("", None)}
    if not day.is_today:
        kept[PARAMETER] = day.on.isoformat()
    way = reverse(name, args=args)
    return f"{way}?{urlencode(kept, doseq=True)}" if kept else way


def _read_day(request: HttpRequest) -> PageDay:
    today = timezone.localdate()
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return PageDay(today, today)
    asked = _parsed(text)
    if asked is None:
        messages.warning(
            request,
            _(
                "Không đọc được ngày “%(text)s”, nên trang này nói về hôm nay. Hãy viết như 03/12/2026."
            )
            % {"text": text},
        )
        return PageDay(today, today)
    if asked > today:
        messages.warning(
            request,
            _("Ngày %(day)s chưa đến, nên trang này nói về hôm nay.")
            % {"day": f"{asked:%d/%m/%Y}"},
        )
        return PageDay(today, today)
    return PageDay(asked, today)


def _parsed(text: str) -> date | None:
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
