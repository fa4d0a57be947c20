"""The list of cases as a file, narrowed as it is on the screen."""

import io
from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.password_again import password_again
from ketnap.documents.word.listing import MOST_ROWS, write_list
from ketnap.domain.access import Action
from ketnap.intake.exports.case_list import (
    ListTooLong,
    ListWanted,
    export_case_list,
    export_case_list_by,
)
from ketnap.intake.exports.writing import Format
from ketnap.web.cases.filters import Wanted, filter_in, wanted_in
from ketnap.web.cases.narrowing import narrowed_to
from ketnap.web.day import day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, put_refusal, shown
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of

_ANY_FILE = "application/octet-stream"
WORD = "docx"


class ExportForm(forms.Form):
    """Asks as what the list is wanted."""

    format = forms.ChoiceField(
        label=gettext_lazy("Dạng tệp"),
        choices=[
            (Format.XLSX.value, gettext_lazy("Excel (.xlsx)")),
            (WORD, gettext_lazy("Word (.docx)")),
            (Format.CSV.value, gettext_lazy("CSV, mở được bằng mọi bảng tính")),
            (Format.JSON.value, gettext_lazy("JSON, cả hồ sơ với từng bước (ketnap.casefile/1)")),
            (Format.PARQUET.value, gettext_lazy("Parquet, cho phân tích dữ liệu")),
        ],
        initial=Format.XLSX.value,
        widget=forms.RadioSelect,
    )


@access.page(Action.EXPORT_CASE)
@require_http_methods(["GET", "POST"])
@password_again
def export_cases(request: HttpRequest) -> HttpResponse:
    """Ask for the form of the file; hand the list out and note that it was taken."""
    wanted = wanted_in(filter_in(request), request)
    page = FormPage(
        title=_("Xuất danh sách hồ sơ"),
        verb=_("Tải xuống"),
        form=ExportForm(data_of(request)),
        back_href=wanted.href(request),
        lead=_(
            "Chỉ gồm những hồ sơ bạn được xuất, đúng như danh sách đang lọc. "
            "Việc xuất được ghi lại, từng người có hồ sơ đọc được."
        ),
        crumbs=[{"label": _("Hồ sơ"), "href": wanted.href(request)}],
    )
    if request.method == "POST" and page.form.is_valid():
        try:
            kind = page.form.cleaned_data["format"]
            return _file(request, _listed(request, wanted), kind, narrowed_to(request, wanted))
        except ListTooLong as refusal:
            words = _(
                "Danh sách dài quá %(most)s hồ sơ, không xuất thành tệp Word được. "
                "Hãy chọn Excel, hoặc lọc danh sách ngắn lại rồi xuất."
            ) % {"most": number_format(refusal.most, force_grouping=True)}
            put_refusal(page.form, ValidationError({"format": words}))
    return shown(request, page)


def _listed(request: HttpRequest, wanted: Wanted) -> ListWanted:
    return ListWanted(
        on=day_of(request).on,
        stage=wanted.stage,
        search=wanted.search,
        figure=wanted.figure,
        among=wanted.among,
        batch=wanted.batch,
        path=wanted.path,
    )


def _file(request: HttpRequest, wanted: ListWanted, kind: str, narrowed_to: str) -> HttpResponse:
    file = io.BytesIO()
    actor, language = actor_behind(request), reader_language()
    if kind == WORD:
        about = _("Ngày %(day)s. %(narrowed)s") % {
            "day": full_day(wanted.on),
            "narrowed": narrowed_to,
        }
        write = partial(write_list, title=_("Danh sách hồ sơ"), about=about)
        export_case_list_by(
            write, wanted, file, kind=WORD, most=MOST_ROWS, by=actor, language=language
        )
    else:
        export_case_list(wanted, Format(kind), file, by=actor, language=language)
    response = HttpResponse(file.getvalue(), content_type=_ANY_FILE)
    name = f"ho-so-{wanted.on:%Y%m%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
