"""Packages and occasions as lists show them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ketnap.press.models import OutboxCall, SentPackage
from ketnap.press.tellable import Tellable
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.press.words import OCCASIONS, SLUGS, state_words


def package_table(
    request: HttpRequest, packages: Sequence[SentPackage], waiting: Mapping[str, OutboxCall]
) -> dict[str, Any]:
    """Return the packages as a table."""
    labels = (_("Tin"), _("Ngày"), _("Tình trạng"), _("Gửi lúc"), _("Người gửi"))
    return {
        "columns": [{"label": label} for label in labels],
        "rows": [_row(request, one, waiting=waiting.get(one.reference)) for one in packages],
    }


def _row(
    request: HttpRequest, one: SentPackage, *, waiting: OutboxCall | None
) -> list[dict[str, str]]:
    state = state_words(one.state, dropped=bool(one.dropped_because), waiting=waiting)
    return [
        {"text": one.title, "href": address(request, "press_package", one.pk)},
        {"text": full_day(one.held_on)},
        {"text": state},
        {"text": f"{localtime(one.sent_at):%d/%m/%Y %H:%M}"},
        {"text": one.sent_by.name},
    ]


def tellable_lines(request: HttpRequest, found: Sequence[Tellable]) -> Iterator[dict[str, str]]:
    """Yield the occasions that an article could tell about."""
    for one in found:
        yield {
            "what": str(OCCASIONS[one.occasion]),
            "about": one.what,
            "day": full_day(one.on),
            "href": address(request, "prepare_press", SLUGS[one.occasion], one.record_id),
        }


def portal_address(path: str) -> str:
    """Return the full address of a page of the portal; nothing where there is no such page."""
    return f"{settings.PORTAL_ORIGIN}{path}" if path else ""
