"""Ways from a page about one cell to the same page of the reader's other cells."""

from typing import Any

from django.http import HttpRequest

from ketnap.domain.access import Action
from ketnap.web.day import address
from ketnap.web.open_cell import CELL, OpenCell, cells_of
from ketnap.web.organisations.tree import name_of


def other_cells(
    request: HttpRequest, opened: OpenCell, page: str, action: Action = Action.SEE_PLAN
) -> list[dict[str, Any]]:
    """Return label, href and current of each cell; none where the reader has one cell only."""
    cells = list(cells_of(request, action))
    if len(cells) == 1:
        return []
    return [
        {
            "label": name_of(cell),
            "href": address(request, page, query={CELL: cell.pk}),
            "current": cell.pk == opened.record.pk,
        }
        for cell in cells
    ]
