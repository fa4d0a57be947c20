"""A page that hands a list out as a file: in which form it is asked for, and nothing else."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.accounts.actors import actor_behind
from ketnap.intake.exports.tables import Table, export_table
from ketnap.intake.exports.writing import Format
from ketnap.web.day import day_of
from ketnap.web.form_page import FormPage, shown
from ketnap.web.posted import data_of

_ANY_FILE = "application/octet-stream"


class FormatForm(forms.Form):
    """Asks as what the list is wanted."""

    format = forms.TypedChoiceField(
        label=gettext_lazy("Dạng tệp"),
        coerce=Format,
        choices=[
            (Format.XLSX.value, gettext_lazy("Excel (.xlsx)")),
            (Format.CSV.value, gettext_lazy("CSV, mở được bằng mọi bảng tính")),
            (Format.JSON.value, gettext_lazy("JSON, cho chương trình khác")),
            (Format.PARQUET.value, gettext_lazy("Parquet, cho phân tích dữ liệu")),
        ],
        initial=Format.XLSX.value,
        widget=forms.RadioSelect,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """What a list is called on the page and as a file, and the page it is taken from."""

    title: str
    name: str
    back_href: str
    crumbs: Sequence[Mapping[str, str]] = ()


def take_out(request: HttpRequest, asked: TakenOut, table_of: Callable[[], Table]) -> HttpResponse:
    """Ask for the form of the file; hand the list out. The reader's right was proved before."""
    page = FormPage(
        title=asked.title,
        verb=_("Tải xuống"),
        lead=_("Danh sách đúng như trên trang. Việc xuất được ghi lại."),
        form=FormatForm(data_of(request)),
        back_href=asked.back_href,
        crumbs=asked.crumbs,
    )
    if request.method == "POST" and page.form.is_valid():
        return _file(request, asked, table_of(), page.form.cleaned_data["format"])
    return shown(request, page)


def _file(request: HttpRequest, asked: TakenOut, table: Table, format_: Format) -> HttpResponse:
    file = io.BytesIO()
    export_table(table, format_, file, by=actor_behind(request))
    response = HttpResponse(file.getvalue(), content_type=_ANY_FILE)
    name = f"{asked.name}-{day_of(request).on:%Y%m%d}.{format_.value}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
