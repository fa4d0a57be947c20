"""The cell whose plans a page shows: fetched for an actor, as of the page's day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor, may
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import name_on, names_on, organisations_visible_to
from ketnap.plans.places import place_of
from ketnap.web.day import address, day_of

CELL = "cell"


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell somebody may see the plans of, with its name on the page's day."""

    actor: Actor
    record: Organisation
    name: str
    on: date
    is_today: bool

    @property
    def may_plan(self) -> bool:
        """Whether the reader may write about its plans, on this day of the page."""
        return self.is_today and may(self.actor, Action.MANAGE_PLAN, place_of(self.record))


def open_cell(request: HttpRequest) -> OpenCell:
    """The cell that the address asks for, else the reader's first; a stranger gets 404."""
    cells = _cells(request)
    asked = request.GET.get(CELL, "")
    found = cells.filter(pk=int(asked)) if asked.isdecimal() else cells
    return _opened(request, found.first())


def opened_cell(request: HttpRequest, cell: Organisation) -> OpenCell:
    """The cell of a record that was fetched for whoever asks."""
    return _opened(request, cell)


def cell_to_plan(request: HttpRequest, cell_id: int) -> OpenCell:
    """The cell for whoever may write about its plans; anybody else gets 404."""
    cells = organisations_visible_to(actor_behind(request), Action.MANAGE_PLAN)
    return _opened(request, cells.filter(kind=OrganisationKind.CELL, pk=cell_id).first())


def other_cells(request: HttpRequest, opened: OpenCell, page: str) -> list[dict[str, Any]]:
    """Ways to the same page of the reader's other cells; none where there is one cell only."""
    ids = list(_cells(request).values_list("pk", flat=True))
    if len(ids) == 1:
        return []
    return [
        {
            "label": name,
            "href": address(request, page, query={CELL: number}),
            "current": number == opened.record.pk,
        }
        for number, name in _in_order(ids, names_on(ids, opened.on))
    ]


def crumbs_to(request: HttpRequest, opened: OpenCell, *pages: str) -> list[dict[str, str]]:
    """The way from the plans of a cell to a page below these."""
    titles = {
        "plans": _("Kế hoạch"),
        "requests": _("Đề nghị giới thiệu"),
        "nomination_inbox": _("Người được giới thiệu"),
        "list_reviews": _("Rà soát danh sách"),
        "activities": _("Hoạt động giáo dục"),
    }
    return [
        {"label": titles[page], "href": address(request, page, query={CELL: opened.record.pk})}
        for page in ("plans", *pages)
    ]


def _cells(request: HttpRequest) -> Any:
    cells = organisations_visible_to(actor_behind(request), Action.SEE_PLAN)
    return cells.filter(kind=OrganisationKind.CELL)


def _opened(request: HttpRequest, cell: Organisation | None) -> OpenCell:
    if cell is None:
        raise Http404("no such cell")
    day = day_of(request)
    return OpenCell(actor_behind(request), cell, name_on(cell.pk, day.on), day.on, day.is_today)


def _in_order(ids: Iterable[int], names: dict[int, str]) -> Iterable[tuple[int, str]]:
    return ((number, names[number]) for number in ids)
