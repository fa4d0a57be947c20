"""The left menu: rooms above add their entries when they start."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MenuGroup(TextChoices):
    """The headings of the menu, in the order they are shown."""

    DAILY = "daily", _("Hằng ngày")
    PLANS = "plans", _("Kế hoạch và số liệu")
    PEOPLE = "people", _("Đảng viên và tổ chức")
    PAPERS = "papers", _("Giấy tờ và quy định")
    UPKEEP = "upkeep", _("Dữ liệu và quyền")


ROOM = 12
"""How many lines are shown unfolded; a longer menu would run off a screen of 900 px."""


def _always(_request: HttpRequest) -> bool:
    return True


def _no_count(_request: HttpRequest) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One place in the menu; `order` sorts it within its group."""

    label: str | Promise
    url_name: str
    icon: str
    group: MenuGroup
    order: int
    is_visible: Callable[[HttpRequest], bool] = _always
    count: Callable[[HttpRequest], int | None] = _no_count
    on_phone: bool = False


@dataclass(frozen=True, slots=True)
class MenuLine:
    """An entry as one person sees it on one page."""

    label: str | Promise
    href: str
    icon: str
    count: int | None
    is_current: bool
    on_phone: bool


@dataclass(frozen=True, slots=True)
class MenuSection:
    """A heading with the lines below it; `folds` away in a long menu, except for the daily ones."""

    label: str | Promise
    lines: tuple[MenuLine, ...]
    folds: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the page lies in this section, which then stands open."""
        return any(line.is_current for line in self.lines)

    @property
    def count(self) -> int | None:
        """How much waits within, told on the heading while the section is folded."""
        return sum(line.count or 0 for line in self.lines) or None


_entries: dict[str, MenuEntry] = {}


def add_to_menu(entry: MenuEntry) -> None:
    """Place an entry in the menu; called once per entry from an app's `ready`."""
    _entries[entry.url_name] = entry


def visible_entries(request: HttpRequest) -> list[MenuEntry]:
    """Return the entries this person sees, in their order, without counting anything."""
    return sorted(
        (entry for entry in _entries.values() if entry.is_visible(request)),
        key=lambda entry: entry.order,
    )


def menu_of(request: HttpRequest, *, query: str = "") -> tuple[MenuSection, ...]:
    """Return the menu for this person and page, without empty sections.

    Every address carries the query, such as the day the page speaks about.
    """
    visible = visible_entries(request)
    addresses = {entry.url_name: reverse(entry.url_name) for entry in visible}
    current = _current_address(request.path, list(addresses.values()))
    sections = (
        MenuSection(
            label=group.label,
            folds=group is not MenuGroup.DAILY and len(visible) > ROOM,
            lines=tuple(
                _line(entry, addresses[entry.url_name], current, request, query)
                for entry in visible
                if entry.group is group
            ),
        )
        for group in MenuGroup
    )
    return tuple(section for section in sections if section.lines)


def _line(
    entry: MenuEntry, address: str, current: str, request: HttpRequest, query: str
) -> MenuLine:
    return MenuLine(
        label=entry.label,
        href=f"{address}?{query}" if query else address,
        icon=entry.icon,
        count=entry.count(request),
        is_current=address == current,
        on_phone=entry.on_phone,
    )


def _current_address(path: str, addresses: list[str]) -> str:
    """Return the entry the page lies under: the longest address the path starts with."""
    under = [a for a in addresses if path == a or (a != "/" and path.startswith(a))]
    return max(under, key=len, default="")
