"""The cell whose people a page shows: the reader's own, unless the address names another."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor, may
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import existing_on, organisations_visible_to
from ketnap.people.queries import duplicates_among, persons_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.organisations.reading import place
from ketnap.web.organisations.tree import name_of


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell whose people somebody sees, on the page's day."""

    actor: Actor
    record: Organisation
    name: str
    on: date
    is_today: bool

    @property
    def may_change(self) -> bool:
        """Whether the reader may change its people, on this day of the page."""
        return self.is_today and may(self.actor, Action.CHANGE_PEOPLE, place(self.record))


def cells_of(request: HttpRequest, action: Action = Action.SEE_PEOPLE) -> list[Organisation]:
    """Return the cells in whose people the reader may do something, on the page's day."""
    visible = organisations_visible_to(actor_behind(request), action)
    cells = visible.filter(kind=OrganisationKind.CELL)
    return list(existing_on(cells, day_of(request).on))


def open_cell(request: HttpRequest, action: Action = Action.SEE_PEOPLE) -> OpenCell:
    """The cell that the address asks for, or the first one; 404 if there is none to see."""
    cells = cells_of(request, action)
    asked = request.GET.get("cell", "")
    chosen = [each for each in cells if not asked or str(each.pk) == asked]
    if not chosen:
        raise Http404("no such cell")
    day = day_of(request)
    own = {held.organisation_id for held in actor_behind(request).held}
    cell = next((each for each in chosen if each.pk in own), chosen[0])
    return OpenCell(actor_behind(request), cell, name_of(cell), day.on, day.is_today)


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
