"""The page that asks which sheet of a file is wanted."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.intake.kinds import Part
from ketnap.intake.services import choose_sheet
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.intake.reading import crumbs_to, do_part, open_import
from ketnap.web.posted import data_of

_FEW = 12


class SheetForm(forms.Form):
    """Asks for one of the sheets; those their owner has hidden say so."""

    sheet = forms.ChoiceField(label=gettext_lazy("Trang tính"))

    def __init__(self, *args: Any, sheets: list[dict[str, Any]]) -> None:
        super().__init__(*args)
        names = [(each["name"], _named(each)) for each in sheets]
        self.fields["sheet"].choices = names  # type: ignore[attr-defined]  # a choice field
        if len(names) <= _FEW:
            self.fields["sheet"].widget = forms.RadioSelect(choices=names)
        self.fields["sheet"].initial = next(
            (each["name"] for each in sheets if not each["hidden"]), None
        )


def _named(sheet: dict[str, Any]) -> str:
    name: str = sheet["name"]
    return _("%(name)s (đang ẩn trong tệp)") % {"name": name} if sheet["hidden"] else name


@access.page(Action.IMPORT_RECORDS)
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, import_id: int) -> HttpResponse:
    """Read the sheet that is chosen."""
    opened = open_import(request, import_id)
    if opened.record.is_final:
        return redirect("sheet_import", import_id)
    page = FormPage(
        title=_("Chọn trang tính"),
        verb=_("Đọc trang này"),
        form=SheetForm(data_of(request), sheets=opened.record.sheets),
        back_href=address(request, "imports"),
        lead=opened.title,
        crumbs=crumbs_to(request, opened),
    )

    def act(answers: dict[str, Any]) -> HttpResponse:
        choose_sheet(opened.record, answers["sheet"], by=opened.actor)
        do_part(Part.READ, opened)
        return redirect("sheet_import", import_id)

    return answered(request, page, act)
