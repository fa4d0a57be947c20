"""The report of a period as a file: Word and PDF of a committee on a day gone by, and Excel."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.documents.making import Made
from ketnap.documents.period_reports import committee_report
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.domain.access import Action
from ketnap.domain.paperwork.filling import BlanksMissing
from ketnap.domain.paperwork.sheet import NoVersionInForce
from ketnap.figures.workbook import CONTENT_TYPE
from ketnap.organisations.tree import tree_read_once
from ketnap.web.figures.asking import AskedFigures, asked_in, to_mend
from ketnap.web.figures.period_workbook import period_workbook, workbook_name
from ketnap.web.language import reader_language

WORD, PDF, EXCEL = "docx", "pdf", "xlsx"
_KINDS: Mapping[str, tuple[str, Callable[[Made], bytes]]] = {
    WORD: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Made.word,
    ),
    PDF: ("application/pdf", Made.pdf),
}


@access.page(Action.SEE_FIGURES)
@require_GET
@tree_read_once()
def period_report_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand the report out; it tells small groups too, so that readers outside have none."""
    form, asked = asked_in(request)
    if form.errors:
        return to_mend(request, asked)
    if kind == EXCEL and asked.sees_cases:
        return _workbook(asked)
    if kind not in _KINDS or asked.is_cell or not asked.sees_cases:
        raise Http404("no such report")
    content_type, write = _KINDS[kind]
    try:
        made = committee_report(
            asked.organisation, asked.reported, on=asked.on, months=asked.months
        )
        response = HttpResponse(write(made), content_type=content_type)
    except (BlanksMissing, NoVersionInForce, *CANNOT_BE_MADE) as refusal:
        messages.error(request, refusal.vi if reader_language() == "vi" else refusal.en)
        return redirect(asked.href(request, "figures"))
    return _named(response, f"{made.file_stem}.{kind}")


def _workbook(asked: AskedFigures) -> HttpResponse:
    response = HttpResponse(period_workbook(asked), content_type=CONTENT_TYPE)
    return _named(response, workbook_name(asked))


def _named(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
