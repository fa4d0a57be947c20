"""The plans of cells that the targets of a period come from, each beside its results."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.design.numbers import whole
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.figures.targets import FIGURES, PlannedCell, plans_within
from ketnap.organisations.queries import names_on
from ketnap.web.day import address
from ketnap.web.figure_lists import FIGURE_NAMES
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.result_tables import Cell, Results, Table

PLANS = "kn-plans"
"""Where on the page the table stands."""
MOST_PLANS = 200


def plans_table(results: Results) -> Table | None:
    """Each plan with its targets and what was reached; none for a cell, nor for readers outside."""
    asked = results.asked
    if asked.is_cell or not asked.sees_cases:
        return None
    plans = plans_within(asked.organisation.path, asked.whole, of=asked.plan_span)
    if not plans:
        return None
    figures = [each for each in FIGURES.values() if each in results.targets]
    reached = cell_counts(asked.counting(asked.span, *figures)) if figures else {}
    names = names_on([plan.cell_id for plan in plans[:MOST_PLANS]], asked.on)
    return Table(
        title=_("Kế hoạch của các chi bộ"),
        columns=[
            {"label": _("Chi bộ")},
            *({"label": FIGURE_NAMES[each], "numeric": True} for each in figures),
        ],
        rows=[
            [_name(results, plan, names[plan.cell_id]), *_numbers(results, plan, reached)]
            for plan in plans[:MOST_PLANS]
        ],
        totals=[
            {"text": _("Cộng chỉ tiêu")},
            *({"text": whole(results.targets[each].target)} for each in figures),
        ],
        note=_("kết quả / chỉ tiêu; %s kế hoạch") % whole(len(plans)),
    )


def target_href(request: HttpRequest, asked: AskedFigures) -> str:
    """Where a target comes from: the plan of a cell, or the table of plans below a committee."""
    if not asked.sees_cases:
        return ""
    if not asked.is_cell:
        return f"#{PLANS}"
    plans = plans_within(asked.organisation.path, asked.whole, of=asked.plan_span)
    return next((_plan_href(request, plan) for plan in plans), "")


def _name(results: Results, plan: PlannedCell, name: str) -> Cell:
    return {"text": name, "href": _plan_href(results.request, plan)}


def _plan_href(request: HttpRequest, plan: PlannedCell) -> str:
    place = CaseRelation(plan.cell_id, plan.path)
    sees = may(actor_behind(request), Action.SEE_PLAN, place)
    return address(request, "plan", plan.plan_id) if sees else ""


def _numbers(
    results: Results, plan: PlannedCell, reached: Mapping[Figure, Mapping[str, int]]
) -> list[Cell]:
    asked, cells = results.asked, []
    for figure, counted in reached.items():
        number, target = counted.get(plan.path, 0), plan.targets.get(figure)
        href = asked.list_href(results.request, figure, organisation_id=plan.cell_id)
        beside = f" / {whole(target)}" if target is not None else ""
        cells.append({"text": f"{whole(number)}{beside}", "href": href if number else ""})
    return cells
