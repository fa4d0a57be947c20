"""A plan as a file: targets and results, of the whole cell and by unit."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.intake.exports.tables import Column, Table
from ketnap.intake.exports.writing import Row, ValueKind
from ketnap.plans.models import Plan, PlannedFigure
from ketnap.plans.queries.targets import Progress, UnitProgress, plan_visible_to
from ketnap.web.day import address
from ketnap.web.open_cell import opened_cell
from ketnap.web.plans.targets import progress_shown
from ketnap.web.plans.words import plan_title
from ketnap.web.taken_out import TakenOut, take_out


@access.page(Action.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def export_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Hand out a plan with its results by the page's day."""
    plan = plan_visible_to(actor_behind(request), plan_id)
    opened = opened_cell(request, plan.cell)
    back = address(request, "plan", plan_id)
    asked = TakenOut(
        title=_("Xuất kế hoạch ra tệp"),
        name="ke-hoach",
        back_href=back,
        crumbs=[{"label": plan_title(plan), "href": back}],
    )
    return take_out(request, asked, lambda: _table(plan, progress_shown(plan, on=opened.on)))


def _table(plan: Plan, progress: Progress) -> Table:
    return Table(
        kind="plan",
        title=_("Kế hoạch"),
        about=f"kế hoạch đến ngày {progress.on:%d/%m/%Y}",
        columns=[Column("unit", _("Đơn vị")), *_figure_columns()],
        rows=[_whole(progress), *(_unit(each) for each in progress.units)],
        record_id=plan.pk,
    )


def _figure_columns() -> list[Column]:
    return [
        column
        for figure in PlannedFigure
        for column in (
            Column(
                f"{figure.value}_reached",
                _("%(figure)s: kết quả") % {"figure": figure.label},
                ValueKind.WHOLE,
            ),
            Column(
                f"{figure.value}_target",
                _("%(figure)s: chỉ tiêu") % {"figure": figure.label},
                ValueKind.WHOLE,
            ),
        )
    ]


def _whole(progress: Progress) -> Row:
    cells = (
        number
        for each in progress.figures
        for number in (each.reached, each.pace.target if each.pace else None)
    )
    return (_("Toàn chi bộ"), *cells)


def _unit(unit: UnitProgress) -> Row:
    cells = (
        number
        for figure in PlannedFigure
        for number in (unit.reached[figure], unit.targets.get(figure))
    )
    return (unit.name or _("Không thuộc đơn vị nào ở trên"), *cells)
