"""Takes a case over from the sealed file of another installation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.transfers.models import Transfer
from ketnap.transfers.queries import is_received_again
from ketnap.transfers.services import receive_file
from ketnap.web.cells_to_choose import cells_to_choose, chosen_cell
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.transfers.refused import told_by_the_transfer

_LARGEST_BYTES = 32 * 1024 * 1024


class SealedFileForm(forms.Form):
    """Asks for the sealed file, and into which cell."""

    file = forms.FileField(
        label=gettext_lazy("Tệp niêm phong (.json)"),
        help_text=gettext_lazy("Tệp nơi chuyển giao cho chi bộ, dưới 32 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )
    cell = forms.TypedChoiceField(label=gettext_lazy("Nhận vào chi bộ"), coerce=int)
    arrived = forms.BooleanField(
        label=gettext_lazy("Đã nhận đủ giấy tờ bản giấy theo mục lục kèm theo")
    )

    def __init__(self, *args: Any, cells: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        self.fields["cell"].choices = cells  # type: ignore[attr-defined]  # a choice field
        if len(cells) == 1:
            self.fields["cell"].widget = forms.HiddenInput()
            self.fields["cell"].initial = cells[0][0]

    def clean_file(self) -> str:
        return sealed_text_of(self.cleaned_data["file"])


def sealed_text_of(file: UploadedFile[Any]) -> str:
    """The text of a sealed file; refuses what is too large or no text."""
    if (file.size or 0) > _LARGEST_BYTES:
        raise ValidationError(_("Tệp quá lớn."))
    try:
        text: str = file.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Đây không phải tệp niêm phong.")) from error
    return text


def _received(transfer: Transfer) -> str:
    if is_received_again(transfer):
        return _(
            "Chi bộ đã nhận hồ sơ này từ trước nên không lập hồ sơ thứ hai. "
            "Hãy tải giấy báo nhận mới và gửi lại nơi chuyển."
        )
    return _("Đã nhận hồ sơ. Hãy tải giấy báo nhận và gửi lại nơi chuyển.")


@access.page(Action.TRANSFER_CASE)
@require_http_methods(["GET", "POST"])
def receive_from_file(request: HttpRequest) -> HttpResponse:
    """Take the file, and lead to the receipt that is to be sent back."""
    cells = cells_to_choose(request, Action.TRANSFER_CASE)
    back = address(request, "transfers")
    page = FormPage(
        title=_("Nhận hồ sơ chuyển đến từ tệp"),
        verb=_("Nhận hồ sơ"),
        lead=_("Chỉ nhận tệp của nơi cài đặt khác mà quản trị đã đối chiếu khóa."),
        form=SealedFileForm(data_of(request), request.FILES or None, cells=cells),
        crumbs=[{"label": _("Chuyển hồ sơ"), "href": back}],
        back_href=back,
        template="web/transfers/from_file.html",
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        cell = chosen_cell(request, Action.TRANSFER_CASE, order["cell"])
        with told_by_the_transfer():
            transfer, _receipt = receive_file(
                order["file"], cell, by=actor_behind(request), today=day_of(request).today
            )
        messages.success(request, _received(transfer))
        return redirect(back)

    return answered(request, page, act)
