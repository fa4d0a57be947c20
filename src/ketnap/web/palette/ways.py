"""What some letters find for somebody, in groups, each with the ways it leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.design.menu import MenuEntry, visible_entries
from ketnap.domain.text import fold
from ketnap.web.day import address, day_of
from ketnap.web.palette.found_cases import found_cases
from ketnap.web.palette.found_forms import found_forms
from ketnap.web.palette.places import DEEDS, PAGES, Place, open_to
from ketnap.web.palette.way import Way


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with the ways below it."""

    title: str
    ways: tuple[Way, ...]


def groups_for(request: HttpRequest, search: str) -> tuple[Group, ...]:
    """Return what is found, without empty groups; nothing can be begun on a day gone by.

    What begins with the letters comes first, for whoever types on and presses Enter.
    """
    actor = actor_behind(request)
    deeds = open_to(actor, DEEDS) if day_of(request).is_today else ()
    pages: list[Place | MenuEntry] = [*visible_entries(request), *open_to(actor, PAGES)]
    groups = (
        Group(_("Hồ sơ"), found_cases(request, search)),
        Group(_("Việc có thể làm"), _named(request, search, deeds)),
        Group(_("Mở trang"), _named(request, search, pages)),
        Group(_("Mẫu giấy tờ"), found_forms(request, search)),
    )
    found = [group for group in groups if group.ways]
    return tuple(sorted(found, key=lambda group: not _begins(search, *group.ways)))


def _named(
    request: HttpRequest, search: str, places: Iterable[Place | MenuEntry]
) -> tuple[Way, ...]:
    words = fold(search).split()
    ways = [
        Way(str(place.label), address(request, place.url_name), place.icon)
        for place in places
        if all(word in fold(str(place.label)) for word in words)
    ]
    return tuple(sorted(ways, key=lambda way: not _begins(search, way)))


def _begins(search: str, *ways: Way) -> bool:
    return any(fold(way.label).startswith(fold(search)) for way in ways)
