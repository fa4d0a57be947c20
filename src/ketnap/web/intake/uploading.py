"""The page that takes a file, and the blank sheets."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.wording import layout_name
from ketnap.intake.blank_sheets import blank_sheet
from ketnap.intake.kinds import Part
from ketnap.intake.reading.container import LARGEST_FILE_BYTES
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.services import begin_import
from ketnap.web.cells_to_choose import cells_to_choose, chosen_cell
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.intake.reading import OpenImport, crumbs_to, do_part, refusal_words
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """Asks for the file, into which cell, and what its rows are."""

    file = forms.FileField(
        label=gettext_lazy("Bảng tính (.xlsx hoặc .csv)"),
        help_text=gettext_lazy("Tệp dưới 32 MB. Tệp bị xóa ngay sau khi nhập, hoặc sau một ngày."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    layout = forms.TypedChoiceField(
        label=gettext_lazy("Mỗi dòng là"), coerce=Layout, widget=forms.RadioSelect
    )
    cell = forms.TypedChoiceField(label=gettext_lazy("Nhập vào chi bộ"), coerce=int)

    def __init__(self, *args: Any, cells: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        language = reader_language()
        names = [(each.value, layout_name(each, language)) for each in Layout]
        self.fields["layout"].choices = names  # type: ignore[attr-defined]  # a choice field
        self.fields["layout"].initial = Layout.MEMBERS.value
        self.fields["cell"].choices = cells  # type: ignore[attr-defined]  # as above
        if len(cells) == 1:
            self.fields["cell"].widget = forms.HiddenInput()
            self.fields["cell"].initial = cells[0][0]

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE_BYTES:
            raise ValidationError(refusal_words(FileRefused(Code.TOO_LARGE)))
        return file


@access.page(Action.IMPORT_RECORDS)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; one that cannot be read is refused with what to do about it."""
    cells = cells_to_choose(request, Action.IMPORT_RECORDS)
    page = FormPage(
        title=_("Tải bảng tính lên"),
        verb=_("Tải lên"),
        form=UploadForm(data_of(request), request.FILES or None, cells=cells),
        back_href=address(request, "imports"),
        lead=_("Chưa có gì được ghi vào sổ cho đến khi bạn xem trước và bấm nhập."),
        crumbs=crumbs_to(request),
        template="web/intake/upload.html",
    )

    def act(answers: dict[str, Any]) -> HttpResponse:
        cell = chosen_cell(request, Action.IMPORT_RECORDS, answers["cell"])
        file = answers["file"]
        actor = actor_behind(request)
        try:
            record = begin_import(
                cell, answers["layout"], file_name=file.name, content=file.read(), by=actor
            )
        except FileRefused as refusal:
            raise ValidationError({"file": refusal_words(refusal)}) from refusal
        if not record.sheet:
            return redirect("choose_sheet", record.pk)
        do_part(Part.READ, OpenImport(actor, record, day_of(request)))
        messages.success(request, _("Đã nhận tệp. Hãy xem các cột được hiểu thế nào."))
        return redirect("sheet_import", record.pk)

    return answered(request, page, act)


@access.page(Action.IMPORT_RECORDS)
@require_GET
def blank(request: HttpRequest, layout: str) -> HttpResponse:
    """Hand out the blank sheet of a layout."""
    if layout not in [each.value for each in Layout]:
        raise Http404(layout)
    content = blank_sheet(Layout(layout), reader_language())
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="tep-mau-{layout}.xlsx"'
    return response
