"""The tabs over the pages about the plans of a cell."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.domain.access import Action, may
from ketnap.plans.places import place_of
from ketnap.plans.queries.nominations import waiting_for
from ketnap.web.day import address
from ketnap.web.open_cell import CELL, OpenCell


def tabs_of(request: HttpRequest, opened: OpenCell, current: str) -> list[dict[str, Any]]:
    """Return the tabs; the inbox shows only to who takes people up, with how many wait."""
    pages = [("plans", _("Chỉ tiêu")), ("requests", _("Đề nghị giới thiệu"))]
    takes_up = may(opened.actor, Action.TAKE_UP_NOMINATION, place_of(opened.record))
    if takes_up:
        pages.append(("nomination_inbox", _("Người được giới thiệu")))
    pages += [("list_reviews", _("Rà soát danh sách")), ("activities", _("Hoạt động giáo dục"))]
    waiting = waiting_for(opened.actor).filter(cell=opened.record).count() if takes_up else 0
    return [
        {
            "label": label,
            "href": address(request, page, query={CELL: opened.record.pk}),
            "current": page == current,
            "count": waiting or None if page == "nomination_inbox" else None,
        }
        for page, label in pages
    ]
