"""Cells that are counted: which they are, and the numbers that lead to their lists."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.casefiles.queries import Figure
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.design.numbers import whole
from ketnap.domain.figures import Without
from ketnap.domain.text import fold
from ketnap.figures.names import FIGURE_NAMES
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import names_on
from ketnap.web.day_words import full_day
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.figures.result_tables import Cell, Table


class CellList(StrEnum):
    """A list of cells that a number of cells opens."""

    QUIET = "quiet"
    SOURCE = "source"
    ADMITTING = "admitting"
    PLANNED = "planned"


CELL_LISTS: Mapping[CellList, str | Promise] = {
    CellList.QUIET: gettext_lazy("Chi bộ lâu chưa kết nạp"),
    CellList.SOURCE: gettext_lazy("Chi bộ có nguồn"),
    CellList.ADMITTING: gettext_lazy("Chi bộ đã kết nạp"),
    CellList.PLANNED: gettext_lazy("Chi bộ có kế hoạch"),
}


def cells_number(request: HttpRequest, asked: AskedFigures, of: CellList, number: int) -> Cell:
    """How many cells there are, leading to their list for whoever may see cases."""
    href = cells_href(request, asked, of) if number else ""
    return {"text": whole(number), "href": href}


def cells_href(request: HttpRequest, asked: AskedFigures, of: CellList) -> str:
    """The address of a list of cells; empty for whoever sees figures alone."""
    return asked.href(request, "figure_cells", of.value) if asked.sees_cases else ""


def quiet_cells(request: HttpRequest, asked: AskedFigures, cells: Iterable[Without]) -> Table:
    """The cells that have long admitted nobody, as they come."""
    shown = list(cells)
    names = names_on([each.organisation_id for each in shown], asked.on)
    return Table(
        title=_("Chi bộ chưa kết nạp từ %d tháng trở lên") % asked.months,
        columns=[
            {"label": _("Chi bộ")},
            {"label": _("Kết nạp gần nhất"), "numeric": True},
            {"label": _("Số tháng"), "numeric": True},
        ],
        rows=[
            [
                _named(request, asked, each.organisation_id, names),
                {"text": full_day(each.last_on) if each.last_on else _("chưa có")},
                {"text": whole(each.months)},
            ]
            for each in shown
        ],
        empty=_("Không có chi bộ nào."),
    )


def admitting_cells_table(
    request: HttpRequest, asked: AskedFigures, of: CellList, cells: Collection[int]
) -> Table:
    """Cells by their names, each with how many it admitted in the period."""
    names = names_on(cells, asked.on)
    admitted = cell_counts(asked.counting(asked.span, Figure.ADMITTED))[Figure.ADMITTED]
    paths = Organisation.objects.filter(pk__in=cells).values_list("pk", "path")
    numbers = {number: admitted.get(path, 0) for number, path in paths}
    return Table(
        title=str(CELL_LISTS[of]),
        columns=[
            {"label": _("Chi bộ")},
            {"label": FIGURE_NAMES[Figure.ADMITTED], "numeric": True},
        ],
        rows=[
            [
                _named(request, asked, cell, names),
                {
                    "text": whole(numbers[cell]),
                    "href": asked.list_href(request, Figure.ADMITTED, organisation_id=cell)
                    if numbers[cell]
                    else "",
                },
            ]
            for cell in sorted(cells, key=lambda cell: (fold(names[cell]), cell))
        ],
        empty=_("Không có chi bộ nào."),
    )


def _named(request: HttpRequest, asked: AskedFigures, cell: int, names: Mapping[int, str]) -> Cell:
    return {"text": names[cell], "href": asked.below_href(request, cell)}
