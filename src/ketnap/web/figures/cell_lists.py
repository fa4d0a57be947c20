"""The lists that numbers of cells open: which cells a page of figures has counted."""

from typing import assert_never

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.design.numbers import whole
from ketnap.domain.access import Action
from ketnap.figures.admissions import cells_by_source, cells_without_admission
from ketnap.organisations.tree import tree_read_once
from ketnap.web.figure_lists import period_words
from ketnap.web.figures.asking import AskedFigures, asked_in, to_mend
from ketnap.web.figures.cell_tables import (
    CELL_LISTS,
    CellList,
    admitting_cells_table,
    quiet_cells,
)
from ketnap.web.figures.notes import counted_by
from ketnap.web.figures.plan_tables import plans_listed
from ketnap.web.figures.result_tables import Table


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def figure_cells(request: HttpRequest, code: str) -> HttpResponse:
    """Show which cells a number counts; nobody whom figures alone are shown sees them."""
    form, asked = asked_in(request)
    if form.errors:
        return to_mend(request, asked)
    if code not in list(CellList) or asked.is_cell or not asked.sees_cases:
        raise Http404("no such list")
    of = CellList(code)
    table = _table(request, asked, of)
    period = period_words(asked.span.start, asked.span.end)
    context = {
        "title": CELL_LISTS[of],
        "lead": ngettext(
            "%(name)s, %(period)s: %(number)s chi bộ. %(counted_by)s",
            "%(name)s, %(period)s: %(number)s chi bộ. %(counted_by)s",
            len(table.rows),
        )
        % {
            "name": asked.name,
            "period": period,
            "number": whole(len(table.rows)),
            "counted_by": counted_by(asked.count_by),
        },
        "crumbs": [{"label": _("Số liệu"), "href": asked.href(request, "figures")}],
        "table": table,
    }
    return render(request, "web/figures/cells.html", context)


def _table(request: HttpRequest, asked: AskedFigures, of: CellList) -> Table:
    path = asked.organisation.path
    match of:
        case CellList.QUIET:
            found = cells_without_admission(
                path,
                on=asked.span.end,
                months=asked.months,
                count_by=asked.count_by,
                known_on=asked.known_on,
            )
            return quiet_cells(request, asked, found)
        case CellList.SOURCE | CellList.ADMITTING:
            admitting, with_source = cells_by_source(
                path, asked.span, asked.count_by, known_on=asked.known_on
            )
            cells = admitting if of is CellList.ADMITTING else with_source
            return admitting_cells_table(request, asked, of, cells)
        case CellList.PLANNED:
            return plans_listed(request, asked)
        case _:
            assert_never(of)
