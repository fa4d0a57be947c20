"""The head and the foot that all pages of figures share."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.web.day import address, day_of
from ketnap.web.figure_lists import period_words
from ketnap.web.figures.asking import AskedFigures, FiguresForm
from ketnap.web.figures.notes import notes_for
from ketnap.web.figures.reports import PDF, WORD
from ketnap.web.papers.period import END, START

REPORT, FIRST = "bc-nk", "0"
"""The form of a cell's report, and the one paper it gives."""


def head_of(
    request: HttpRequest, form: FiguresForm, asked: AskedFigures, page: str
) -> dict[str, Any]:
    """Return what the head and the foot of every page of figures take."""
    day = day_of(request)
    names = {
        "figures": _("Kết quả"),
        "figure_pictures": _("Biểu đồ"),
        "official_tables": _("Biểu thống kê"),
    }
    return {
        "title": _("Số liệu"),
        "lead": _("%(name)s. Số liệu %(period)s.")
        % {"name": asked.name, "period": period_words(asked.span.start, asked.span.end)},
        "form": form,
        "more_open": form.errors.keys() - {"start", "end", "period", "organisation"},
        "action_url": address(request, page).partition("?")[0],
        "kept": [] if day.is_today else [("on", day.on.isoformat())],
        "tabs": [
            {"label": label, "href": asked.href(request, name), "current": name == page}
            for name, label in names.items()
        ],
        "notes": notes_for(asked),
        "ways": list(_ways(request, asked)),
    }


def _ways(request: HttpRequest, asked: AskedFigures) -> Iterator[dict[str, str]]:
    """What can be taken along: the report of a cell as a paper, the tables as a workbook."""
    place = CaseRelation(asked.organisation.pk, asked.organisation.path)
    if asked.is_cell and asked.sees_cases and may(actor_behind(request), Action.PRINT_PAPER, place):
        days = {START: asked.span.start.isoformat(), END: asked.span.end.isoformat()}
        paper = (asked.organisation.pk, REPORT, FIRST)
        href = address(request, "cell_paper", *paper, query=days)
        yield {"label": _("Lập báo cáo Word"), "href": href, "icon": "certificate"}
    if not asked.is_cell and asked.sees_cases:
        for kind, label in ((WORD, _("Tải báo cáo Word")), (PDF, _("Tải báo cáo PDF"))):
            href = asked.href(request, "period_report", kind)
            yield {"label": label, "href": href, "icon": "certificate"}
    excel = asked.href(request, "official_workbook")
    yield {"label": _("Tải biểu Excel"), "href": excel, "icon": "table"}
