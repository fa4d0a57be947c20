"""The strip of figures on top of the desk: the year up to the page's day."""

from datetime import date

from django.http import HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import Figure, FigureOf, indicators_visible_to
from ketnap.domain.access import Action, Actor, may, scope_of
from ketnap.figures.names import FIGURE_NAMES
from ketnap.organisations.standing import has_cells
from ketnap.plans.queries.targets import figures_of, plan_of_year
from ketnap.web.day import day_of
from ketnap.web.figure_lists import figure_href
from ketnap.web.frame import roles_in_order
from ketnap.web.plans.tiles import FigureTile, tiles_of

SHOWN = (Figure.LISTED, Figure.SENT_TO_COURSE, Figure.ADMITTED, Figure.RECOGNISED)


def first_day(day: date) -> date:
    """Return the first day that the figures of a page count."""
    return date(day.year, 1, 1)


def figures_for(request: HttpRequest) -> tuple[FigureTile, ...]:
    """Return the year's figures of the reader's organisation; none where no cell stands below it.

    Where the year has a plan, they are those of the plan, beside their targets.
    """
    actor, on = actor_behind(request), day_of(request).on
    organisation_id = _organisation_counted(actor, on)
    if organisation_id is None:
        return ()
    plan = plan_of_year(actor, organisation_id, on=on)
    if plan is not None:
        return tiles_of(request, plan, figures_of(plan, on=on), on=on)
    counted = indicators_visible_to(actor, organisation_id, first_day(on), on)
    return tuple(
        FigureTile(
            label=str(FIGURE_NAMES[figure]),
            value=str(counted[figure]),
            href=_list_behind(request, figure, organisation_id) if counted[figure] else "",
        )
        for figure in SHOWN
    )


def _list_behind(request: HttpRequest, figure: Figure, organisation_id: int) -> str:
    if not may(actor_behind(request), Action.SEE_CASE):
        return ""
    on = day_of(request).on
    figure_of = FigureOf(
        figure=figure, organisation_id=organisation_id, start=first_day(on), end=on
    )
    return figure_href(request, figure_of)


def _organisation_counted(actor: Actor, on: date) -> int | None:
    """The first organisation the actor holds a role in whose figures that role may see.

    A standing committee decides on cells that stand below its committee: of its own it has none.
    """
    scope = scope_of(actor, Action.SEE_FIGURES)
    for held in roles_in_order(actor):
        if held.organisation_id in scope.organisation_ids:
            return held.organisation_id
        path = held.organisation_path
        if path in scope.path_prefixes and has_cells(path, first_day(on), on):
            return held.organisation_id
    return None
