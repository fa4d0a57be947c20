"""Figures of a period: results, and pictures of them with their files."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.documents.pdf.pictures import png_of
from ketnap.domain.access import Action
from ketnap.figures.names import FIGURE_NAMES
from ketnap.organisations.tree import tree_read_once
from ketnap.web.figure_lists import period_words
from ketnap.web.figures.ahead import ahead_table, quiet_table, source_table
from ketnap.web.figures.asking import AskedFigures, asked_in, to_mend
from ketnap.web.figures.bridges import followed_shown, members_shown
from ketnap.web.figures.charts import Chart, Shape
from ketnap.web.figures.drawing import columns_of, csv_of, svg_of
from ketnap.web.figures.head import head_of
from ketnap.web.figures.notes import counted_by
from ketnap.web.figures.pictures import CODES, charts_of, plan_chart
from ketnap.web.figures.plan_tables import PLANS, plans_table, target_href
from ketnap.web.figures.result_tables import (
    breakdown_tables,
    figures_table,
    mean_age,
    nominators_table,
    parts_table,
    rates_table,
    results_for,
)
from ketnap.web.figures.saved_reports import NameForm, mail_trouble, saved_shown

CONTENT_TYPES: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def figures(request: HttpRequest) -> HttpResponse:
    """Show the results of a period."""
    form, asked = asked_in(request)
    results = results_for(request, asked)
    context = {
        **head_of(request, form, asked, "figures"),
        "plans": plans_table(results),
        "plans_id": PLANS,
        "plan": plan_chart(request, asked, results.counts, results.targets, results.reached),
        "figures": figures_table(results, target_href(request, asked)),
        "members": members_shown(request, asked, results.members),
        "followed": followed_shown(request, asked),
        "rates": rates_table(results),
        "ahead": ahead_table(request, asked),
        "nominators": nominators_table(results),
        "parts": parts_table(results),
        "quiet": quiet_table(request, asked),
        "source": source_table(request, asked),
        "analysed": _("Phân tích: %s") % FIGURE_NAMES[asked.figure],
        "mean_age": mean_age(results),
        "breakdowns": breakdown_tables(results),
        "saved": saved_shown(request),
        "mail_trouble": mail_trouble(request),
        "report_form": NameForm(auto_id="kn-report-%s", is_term_known=asked.term is not None),
        "keep_href": asked.href(request, "keep_report"),
    }
    return render(request, "web/figures/results.html", context)


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def figure_pictures(request: HttpRequest) -> HttpResponse:
    """Show the charts of a period, each with its table and its files."""
    form, asked = asked_in(request)
    plan, funnel, stages, flow, years, waiting = (
        _shown(request, asked, chart) for chart in charts_of(request, asked)
    )
    rows = [[plan], [funnel, stages], [years], [flow], [waiting]]
    context = {**head_of(request, form, asked, "figure_pictures"), "rows": rows}
    return render(request, "web/figures/pictures.html", context)


@access.page(Action.SEE_FIGURES)
@require_GET
def figure_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Hand out one chart as a drawing, a picture or a table."""
    if code not in CODES or kind not in CONTENT_TYPES:
        raise Http404("no such file")
    form, asked = asked_in(request)
    if form.errors:
        return to_mend(request, asked)
    (chart,) = charts_of(request, asked, [code])
    period = period_words(asked.span.start, asked.span.end)
    about = f"{asked.name}, {period}. {counted_by(asked.count_by)}"
    response = HttpResponse(_content(chart, about, kind), content_type=CONTENT_TYPES[kind])
    name = f"so-lieu-{code}-{asked.span.end.isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(request: HttpRequest, asked: AskedFigures, chart: Chart) -> dict[str, Any]:
    files = [
        {
            "label": kind.upper(),
            "href": asked.href(request, "figure_file", chart.code, kind),
        }
        for kind in CONTENT_TYPES
    ]
    columns = columns_of(chart) if chart.shape is Shape.COLUMNS else None
    return {"chart": chart, "columns": columns, "files": files}


def _content(chart: Chart, about: str, kind: str) -> str | bytes:
    if kind == "csv":
        return csv_of(chart)
    drawing = svg_of(chart, about=about)
    return drawing if kind == "svg" else png_of(drawing)
