"""The list of cases (hồ sơ), as a board by stage or as a table."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.design.numbers import whole
from ketnap.domain.access import Action, may
from ketnap.domain.casefile.codes import Stage
from ketnap.web.cases.board import board_of
from ketnap.web.cases.filters import TABLE, Wanted, filter_in, wanted_in
from ketnap.web.cases.narrowing import narrowed_to
from ketnap.web.cases.not_begun import not_begun
from ketnap.web.cases.table import table_of
from ketnap.web.day import address, day_of
from ketnap.web.figure_lists import figure_query
from ketnap.web.figure_numbers import number_query
from ketnap.web.fragments import wants_fragment
from ketnap.web.import_lists import import_query, undone_words
from ketnap.web.stages import stage_counts_of

IN_THE_END = frozenset({Stage.OFFICIAL, Stage.CLOSED})


@access.page(Action.SEE_CASE)
@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases the reader may see, as of the page's day."""
    actor, day = actor_behind(request), day_of(request)
    form = filter_in(request)
    wanted = wanted_in(form, request)
    counts = stage_counts_of(request)
    shown = (
        {"table": table_of(request, wanted)}
        if wanted.shows_table
        else {"columns": board_of(request, counts)}
    )
    template = "web/cases/found.html" if wants_fragment(request) else "web/cases/cases.html"
    return render(
        request,
        template,
        {
            "form": form,
            "wanted": wanted,
            "lead": _lead(counts),
            "nothing": wanted.brought_by is None and not any(counts.values()),
            "can_open": day.is_today and may(actor, Action.OPEN_CASE),
            "tabs": _tabs(request, wanted, counts),
            "not_begun": not_begun(request, wanted),
            "undone": undone_words(wanted.brought_by),
            "narrowed_to": narrowed_to(request, wanted),
            "reset_href": Wanted(as_table=True).href(request),
            "kept": _kept(request, wanted),
            "export_href": wanted.export_href(request) if may(actor, Action.EXPORT_CASE) else "",
            **shown,
        },
    )


def _lead(counts: Mapping[Stage, int]) -> str:
    words = _("%(open)s hồ sơ đang theo dõi, %(official)s đã chính thức, %(closed)s đã khép lại.")
    return words % {
        "open": whole(sum(count for stage, count in counts.items() if stage not in IN_THE_END)),
        "official": whole(counts[Stage.OFFICIAL]),
        "closed": whole(counts[Stage.CLOSED]),
    }


def _tabs(
    request: HttpRequest, wanted: Wanted, counts: Mapping[Stage, int]
) -> list[dict[str, Any]]:
    closed = wanted.stage is Stage.CLOSED
    return [
        {
            "label": _("Bảng theo giai đoạn"),
            "href": Wanted().href(request),
            "current": not wanted.shows_table,
        },
        {
            "label": _("Danh sách"),
            "href": address(request, "cases", query={"view": TABLE}),
            "current": wanted.shows_table and not closed,
        },
        {
            "label": _("Đã khép lại"),
            "href": Wanted(stage=Stage.CLOSED).href(request),
            "count": counts[Stage.CLOSED],
            "current": closed,
        },
    ]


def _kept(request: HttpRequest, wanted: Wanted) -> list[tuple[str, str]]:
    """What the filter carries along: the view, the figure, the import and the day."""
    day = day_of(request)
    on = "" if day.is_today else day.on.isoformat()
    asked = {
        **figure_query(wanted.figure),
        **number_query(wanted.number),
        **import_query(wanted.brought_by),
    }
    kept = {"view": TABLE, **asked, "on": on}
    return [(name, value) for name, value in kept.items() if value]
