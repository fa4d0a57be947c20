"""The views of people as tabs."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.people.queries import duplicates_among, persons_visible_to
from ketnap.web.day import address


def tabs_of(request: HttpRequest, current: str) -> list[dict[str, object]]:
    """Return the views of people as tabs; duplicates are offered to who may merge them."""
    actor = actor_behind(request)
    tabs: list[dict[str, object]] = [
        {"label": _("Đảng viên"), "href": address(request, "members")},
        {"label": _("Mọi người trong sổ"), "href": address(request, "persons")},
    ]
    if may(actor, Action.CHANGE_PEOPLE):
        groups = duplicates_among(persons_visible_to(actor, Action.CHANGE_PEOPLE))
        tabs.append(
            {
                "label": _("Có thể trùng"),
                "href": address(request, "duplicates"),
                "count": len(groups),
            }
        )
    for name, tab in zip(("members", "persons", "duplicates"), tabs, strict=False):
        tab["current"] = name == current
    return tabs
