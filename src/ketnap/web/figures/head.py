"""The head and the foot that all pages of figures share."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.organisations.standing import has_cells
from ketnap.web.day import address, day_of
from ketnap.web.figure_lists import period_words
from ketnap.web.figures.asking import AskedFigures, FiguresForm
from ketnap.web.figures.notes import notes_for, outside_notes
from ketnap.web.figures.reports import EXCEL, PDF, WORD
from ketnap.web.papers.committee_period import query_of
from ketnap.web.papers.period import AskedPeriod

OF_CELL, OF_COMMITTEE, FIRST = "bc-nk", "bc-cu", "0"
"""The form of a cell's report, of a committee's, and the one paper each gives."""


def head_of(
    request: HttpRequest, form: FiguresForm, asked: AskedFigures, page: str
) -> dict[str, Any]:
    """Return what the head and the foot of every page of figures take."""
    day = day_of(request)
    names = {
        "figures": pgettext("of a period", "Kết quả"),
        "figure_pictures": _("Biểu đồ"),
        "figure_courses": _("Lớp bồi dưỡng"),
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
        "outside": _outside(request, asked, page),
        "no_cells": _no_cells(asked),
        "notes": notes_for(asked),
        "ways": list(_ways(request, asked)),
    }


def _outside(request: HttpRequest, asked: AskedFigures, page: str) -> dict[str, str]:
    """What a page of figures alone is, and what its words mean; empty for whoever sees the cases.

    A copy for outside leads back to the whole page; to whom figures alone are shown, there is none.
    """
    if asked.sees_cases:
        return {}
    text = " ".join(outside_notes(asked))
    if not asked.is_for_outside:
        return {"title": _("Bạn xem được số liệu, không xem hồ sơ"), "text": text}
    return {
        "title": _("Bản cho bên ngoài: dành cho người không được xem hồ sơ"),
        "text": text,
        "href": asked.href(request, page, outside=""),
        "link": _("Về bản đầy đủ"),
    }


def _no_cells(asked: AskedFigures) -> str:
    """Why every number is nought where no cell stood below, as of a standing committee; else empty."""
    if asked.is_cell or has_cells(asked.organisation.path, asked.span.start, asked.span.end):
        return ""
    return _(
        "Trong kỳ không có chi bộ nào trực thuộc tổ chức này nên mọi số đều là 0. "
        "Chi bộ được tính ở tổ chức mà chi bộ trực thuộc, không tính ở cấp ra quyết định."
    )


def _ways(request: HttpRequest, asked: AskedFigures) -> Iterator[dict[str, str]]:
    """What can be taken along: the report as a paper, the tables as a workbook."""
    href = _report_href(request, asked)
    if href:
        yield {"label": _("Lập báo cáo Word"), "href": href, "icon": "certificate"}
    elif not asked.is_cell and asked.sees_cases:
        for kind, label in ((WORD, _("Tải báo cáo Word")), (PDF, _("Tải báo cáo PDF"))):
            href = asked.href(request, "period_report", kind)
            yield {"label": label, "href": href, "icon": "certificate"}
    if asked.sees_cases:
        workbook = asked.href(request, "period_report", EXCEL)
        yield {"label": _("Tải báo cáo Excel"), "href": workbook, "icon": "table"}
    excel = asked.href(request, "official_workbook")
    yield {"label": _("Tải biểu Excel"), "href": excel, "icon": "table"}


def _report_href(request: HttpRequest, asked: AskedFigures) -> str:
    """The report as a paper; empty for who prints none, and for a committee on a day gone by."""
    place, number = (
        CaseRelation(asked.organisation.pk, asked.organisation.path),
        asked.organisation.pk,
    )
    if not asked.sees_cases or not may(actor_behind(request), Action.PRINT_PAPER, place):
        return ""
    if asked.is_cell:
        period = AskedPeriod(
            start=asked.span.start,
            end=asked.span.end,
            on=asked.on,
            count_by=asked.count_by,
            known_on=asked.known_on,
            whole_end=asked.whole.end if asked.whole.end > asked.span.end else None,
        )
        return address(request, "cell_paper", number, OF_CELL, FIRST, query=period.query)
    if not day_of(request).is_today:
        return ""
    return address(request, "committee_paper", number, OF_COMMITTEE, FIRST, query=query_of(asked))
