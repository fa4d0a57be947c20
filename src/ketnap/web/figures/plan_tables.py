"""The plans of cells that the targets of a period come from, each beside its results."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.design.numbers import whole
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.figures.names import FIGURE_NAMES
from ketnap.figures.targets import FIGURES, PlannedCell, PlannedTotal, plans_within
from ketnap.organisations.queries import names_on
from ketnap.web.day import address
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.cell_tables import CellList, cells_href
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
    shown = _table(results.request, asked, plans[:MOST_PLANS], results.targets)
    return replace(
        shown,
        note=ngettext(
            "kết quả / chỉ tiêu; %s kế hoạch", "kết quả / chỉ tiêu; %s kế hoạch", len(plans)
        )
        % whole(len(plans)),
        note_href=cells_href(results.request, asked, CellList.PLANNED),
    )


def plans_listed(request: HttpRequest, asked: AskedFigures) -> Table:
    """The same of every plan, as a list of its own."""
    plans = plans_within(asked.organisation.path, asked.whole, of=asked.plan_span)
    return _table(request, asked, plans, asked.targets)


def _table(
    request: HttpRequest,
    asked: AskedFigures,
    plans: Sequence[PlannedCell],
    targets: Mapping[Figure, PlannedTotal],
) -> Table:
    figures = [each for each in FIGURES.values() if each in targets]
    reached = cell_counts(asked.counting(asked.span, *figures)) if figures else {}
    names = names_on([plan.cell_id for plan in plans], asked.on)
    return Table(
        title=_("Kế hoạch của các chi bộ"),
        columns=[
            {"label": _("Chi bộ")},
            *({"label": FIGURE_NAMES[each], "numeric": True} for each in figures),
        ],
        rows=[
            [
                {"text": names[plan.cell_id], "href": _plan_href(request, plan)},
                *_numbers(request, asked, plan, reached),
            ]
            for plan in plans
        ],
        totals=[
            {"text": _("Cộng chỉ tiêu")},
            *({"text": whole(targets[each].target)} for each in figures),
        ],
        empty=_("Không có chi bộ nào."),
    )


def target_href(request: HttpRequest, asked: AskedFigures) -> str:
    """Where a target comes from: the plan of a cell, or the table of plans below a committee."""
    if not asked.sees_cases:
        return ""
    if not asked.is_cell:
        return f"#{PLANS}"
    plans = plans_within(asked.organisation.path, asked.whole, of=asked.plan_span)
    return next((_plan_href(request, plan) for plan in plans), "")


def _plan_href(request: HttpRequest, plan: PlannedCell) -> str:
    place = CaseRelation(plan.cell_id, plan.path)
    sees = may(actor_behind(request), Action.SEE_PLAN, place)
    return address(request, "plan", plan.plan_id) if sees else ""


def _numbers(
    request: HttpRequest,
    asked: AskedFigures,
    plan: PlannedCell,
    reached: Mapping[Figure, Mapping[str, int]],
) -> list[Cell]:
    cells = []
    for figure, counted in reached.items():
        number, target = counted.get(plan.path, 0), plan.targets.get(figure)
        href = asked.list_href(request, figure, organisation_id=plan.cell_id)
        beside = f" / {whole(target)}" if target is not None else ""
        cells.append({"text": f"{whole(number)}{beside}", "href": href if number else ""})
    return cells
