"""The figures of a plan as tiles: result and target, and where an even course would stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import Figure, FigureOf
from ketnap.domain.access import Action, may
from ketnap.plans.models import Plan, PlannedFigure
from ketnap.plans.queries.targets import FigureProgress
from ketnap.web.day import address
from ketnap.web.figure_lists import figure_href
from ketnap.web.plans.words import pace_words

LISTS: Mapping[PlannedFigure, Figure] = {
    PlannedFigure.SENT_TO_COURSE: Figure.SENT_TO_COURSE,
    PlannedFigure.ADMITTED: Figure.ADMITTED,
    PlannedFigure.RECOGNISED: Figure.RECOGNISED,
}
"""The figures of a plan that the list of cases tells apart; who was put forward has a list of its own."""


@dataclass(frozen=True, slots=True)
class FigureTile:
    """One number with what it counts, beside its target where there is one; see the component."""

    label: str
    value: str
    href: str = ""
    target: str = ""
    percent: int = 0
    mark: int | None = None
    text: str = ""


def tiles_of(
    request: HttpRequest, plan: Plan, figures: Iterable[FigureProgress], *, on: date
) -> tuple[FigureTile, ...]:
    """Return the figures of a plan up to a day as tiles."""
    return tuple(_tile(each, _list_behind(request, plan, each, on)) for each in figures)


def _tile(each: FigureProgress, href: str) -> FigureTile:
    label, value, pace = str(each.figure.label), str(each.reached), each.pace
    if pace is None:
        return FigureTile(label, value, href, text=_("chưa đặt chỉ tiêu"))
    return FigureTile(
        label=label,
        value=value,
        href=href,
        target=str(pace.target),
        percent=pace.percent,
        mark=pace.mark,
        text=pace_words(pace),
    )


def _list_behind(request: HttpRequest, plan: Plan, each: FigureProgress, on: date) -> str:
    """The list of the people who make up a number, where the reader may see it."""
    if not each.reached or not may(actor_behind(request), Action.SEE_CASE):
        return ""
    if each.figure is PlannedFigure.PUT_FORWARD:
        return address(request, "people_put_forward", plan.pk)
    behind = FigureOf(
        figure=LISTS[each.figure], organisation_id=plan.cell_id, start=plan.starts_on, end=on
    )
    return figure_href(request, behind)
