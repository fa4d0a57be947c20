"""What waits above each cell below the reader's bodies: counts, days and owners, in tree order."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.submissions.queries import CellWaiting, waiting_below
from ketnap.web.clocks import tone_before
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.submissions.words import line_of


@access.page(Action.SEE_SUBMISSIONS)
@require_GET
def waiting_cells(request: HttpRequest) -> HttpResponse:
    """Show, for every cell, which of its files wait with a body above, since when and until when."""
    on = day_of(request).on
    rows = waiting_below(actor_behind(request), on=on)
    context = {
        "cells": [_shown(request, row, on=on) for row in rows],
        "crumbs": [{"label": _("Hồ sơ trình lên"), "href": address(request, "submissions")}],
    }
    return render(request, "web/submissions/waiting_cells.html", context)


def _shown(request: HttpRequest, row: CellWaiting, *, on: date) -> dict[str, object]:
    return {
        "name": row.name,
        "href": address(request, "organisation", row.cell_id) if row.is_below else "",
        "count": len(row.files),
        "since": full_day(row.waiting_since),
        "due": "" if row.due_on == date.max else full_day(row.due_on),
        "tone": tone_before(row.due_on, on=on),
        "bodies": sorted({way.journey.at for way in row.files}),
        "files": [
            line_of(request, way, cell=row.name, submission=None, on=on, page="case")
            for way in row.files
        ],
    }
