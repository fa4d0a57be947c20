"""The page that says what each column of a sheet is taken for, and lets a person put it right."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.intake.columns import Layout
from ketnap.intake.kinds import Part
from ketnap.intake.models import ImportState
from ketnap.intake.refusals import FileGone
from ketnap.intake.services import match_columns
from ketnap.intake.sheet import Matching, Proposal, proposed
from ketnap.intake.step_words import UnknownWords, unknown_step_words
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered, shown
from ketnap.web.intake.matching_form import MatchingForm
from ketnap.web.intake.reading import OpenImport, crumbs_to, do_part, open_import
from ketnap.web.posted import data_of

_LAST_ROW = 1000


class HeadingRows(forms.Form):
    """Asks in which rows the headings stand."""

    first = forms.IntegerField(
        label=gettext_lazy("Tiêu đề từ dòng"), min_value=1, max_value=_LAST_ROW
    )
    last = forms.IntegerField(label=gettext_lazy("đến dòng"), min_value=1, max_value=_LAST_ROW)

    def rows(self) -> tuple[int, int] | None:
        """The rows that were asked for; nothing where they make no sense."""
        if not (self.is_bound and self.is_valid()):
            return None
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return (first, last) if first <= last else None


@access.page(Action.IMPORT_RECORDS)
@require_http_methods(["GET", "POST"])
def match(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show the columns and keep what is answered; then the sheet is checked."""
    opened = open_import(request, import_id)
    if opened.record.is_final or opened.record.state == ImportState.UPLOADED:
        return redirect("sheet_import", import_id)
    before = Matching.from_data(opened.record.matching) if opened.record.matching else None
    rows = HeadingRows(request.GET or None)
    at = rows.rows() or ((before.first_row, before.last_row) if before else None)
    try:
        proposal = proposed(opened.record, at)
    except FileGone:
        return redirect("sheet_import", import_id)
    return _page(request, opened, proposal, before)


def _step_words(opened: OpenImport, proposal: Proposal, before: Matching | None) -> UnknownWords:
    """The words for steps that are not known, in the column that was chosen or is proposed."""
    matching = before or proposal.matching({})
    if opened.layout is not Layout.STEPS or matching is None:
        return UnknownWords()
    return unknown_step_words(opened.record, matching)


def _page(
    request: HttpRequest, opened: OpenImport, proposal: Proposal, before: Matching | None
) -> HttpResponse:
    headings = proposal.headings
    around: Mapping[str, Any] = {
        "title": _("Khớp cột"),
        "lead": f"{opened.title}. {opened.layout_name}.",
        "crumbs": crumbs_to(request, opened),
        "rows": HeadingRows(
            initial={
                "first": headings.first_row if headings else 1,
                "last": headings.last_row if headings else 1,
            }
        ),
    }
    if headings is None:
        return render(request, "web/intake/no_headings.html", {**around, "opened": opened})
    form = MatchingForm(
        data_of(request),
        layout=opened.layout,
        proposal=proposal,
        headings=headings,
        before=before,
        workplace=opened.cell_name,
        words=_step_words(opened, proposal, before),
    )
    page = FormPage(
        title=around["title"],
        verb=_("Kiểm tra các dòng"),
        form=form,
        back_href=address(request, "imports"),
        lead=around["lead"],
        crumbs=around["crumbs"],
        template="web/intake/match.html",
        more={"rows": around["rows"], "turned": proposal.encoding is not None},
    )

    def act(_answers: dict[str, Any]) -> HttpResponse:
        match_columns(opened.record, form.matching(), by=opened.actor)
        try:
            do_part(Part.CHECK, opened)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return shown(request, page)
        return redirect("sheet_import", opened.id)

    return answered(request, page, act)
