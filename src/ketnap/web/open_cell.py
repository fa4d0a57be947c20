"""The cell that a page is about: the one the address names, else the reader's own, as of the page's day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import existing_on, name_on, organisations_visible_to
from ketnap.web.day import day_of

CELL = "cell"
"""The name by which an address asks for a cell."""


class NoCellYet(Exception):
    """Whoever asks may see cells, but there is none for them on the page's day."""


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell in which the reader may do something, with its name on the page's day."""

    actor: Actor
    record: Organisation
    name: str
    on: date
    is_today: bool

    @property
    def may_plan(self) -> bool:
        """Whether the reader may write about its plans, on this day of the page."""
        return self._may_write(Action.MANAGE_PLAN)

    @property
    def may_change(self) -> bool:
        """Whether the reader may change its people, on this day of the page."""
        return self._may_write(Action.CHANGE_PEOPLE)

    def _may_write(self, action: Action) -> bool:
        place = CaseRelation(self.record.pk, self.record.path)
        return self.is_today and may(self.actor, action, place)


def cells_of(request: HttpRequest, action: Action) -> QuerySet[Organisation]:
    """Return the cells in which the reader may do something, each with its `name` on the page's day."""
    visible = organisations_visible_to(actor_behind(request), action)
    cells = visible.filter(kind=OrganisationKind.CELL)
    return existing_on(cells, day_of(request).on)


def open_cell(request: HttpRequest, action: Action) -> OpenCell:
    """The cell that the address asks for, else the reader's own, else the first; a stranger gets 404.

    Raises NoCellYet where the address asks for no cell and the reader has none.
    """
    cells = list(cells_of(request, action))
    asked = request.GET.get(CELL, "")
    if not cells and not asked:
        raise NoCellYet
    chosen = [each for each in cells if not asked or str(each.pk) == asked]
    if not chosen:
        raise Http404("no such cell")
    own = {held.organisation_id for held in actor_behind(request).held}
    return opened_cell(request, next((each for each in chosen if each.pk in own), chosen[0]))


def opened_cell(request: HttpRequest, cell: Organisation) -> OpenCell:
    """The cell of a record that was fetched for whoever asks."""
    day = day_of(request)
    return OpenCell(actor_behind(request), cell, name_on(cell.pk, day.on), day.on, day.is_today)
