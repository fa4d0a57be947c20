"""The cell whose plans a page is about: who may write about them, and the ways to other pages."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ketnap.domain.access import Action
from ketnap.web.day import address
from ketnap.web.open_cell import CELL, OpenCell, cells_of, opened_cell


def cell_to_plan(request: HttpRequest, cell_id: int) -> OpenCell:
    """The cell for whoever may write about its plans; anybody else gets 404."""
    return opened_cell(
        request, get_object_or_404(cells_of(request, Action.MANAGE_PLAN), pk=cell_id)
    )


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
