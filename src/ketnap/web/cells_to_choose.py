"""The cells in which somebody may do something, as a form offers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.web.day import address, day_of


def cells_to_choose(request: HttpRequest, action: Action) -> list[tuple[str, str]]:
    """Return the cells, each with its name on the page's day."""
    cells = organisations_visible_to(actor_behind(request), action)
    ids = cells.filter(kind=OrganisationKind.CELL).values_list("pk", flat=True)
    return [(str(pk), name) for pk, name in names_on(ids, day_of(request).on).items()]


def chosen_cell(request: HttpRequest, action: Action, cell_id: int) -> Organisation:
    """Return the cell that was chosen; any other than those offered is a 404."""
    cells = organisations_visible_to(actor_behind(request), action)
    return get_object_or_404(cells, pk=cell_id, kind=OrganisationKind.CELL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPage:
    """A page that starts something in a cell; `name` is its address, which takes the cell."""

    title: str
    name: str
    crumbs: Sequence[Mapping[str, str]]


def led_to_a_cell(request: HttpRequest, action: Action, page: CellPage) -> HttpResponse:
    """Lead to the page of the reader's cell, or ask which where there are several."""
    cells = cells_to_choose(request, action)
    if len(cells) == 1:
        return redirect(page.name, int(cells[0][0]))
    context = {
        "title": page.title,
        "crumbs": page.crumbs,
        "cells": [(address(request, page.name, int(pk)), name) for pk, name in cells],
    }
    return render(request, "web/choose_cell.html", context)
