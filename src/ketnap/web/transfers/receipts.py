"""Takes the receipt that the other installation sends back, which closes the duty here."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.transfers.services import take_receipt
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.transfers.from_file import sealed_text_of
from ketnap.web.transfers.refused import told_by_the_transfer


class ReceiptForm(forms.Form):
    """Asks for the receipt: as a file, or its text as it came in a message."""

    file = forms.FileField(
        label=gettext_lazy("Giấy báo nhận (.json)"),
        help_text=gettext_lazy("Tệp nơi nhận gửi lại."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Hoặc dán nội dung giấy báo nhận"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, whichever is there."""
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text):
            raise ValidationError(_("Hãy chọn tệp, hoặc dán nội dung; chỉ một trong hai."))
        cleaned["sealed"] = sealed_text_of(file) if file else text
        return cleaned


@access.page(Action.TRANSFER_CASE)
@require_http_methods(["GET", "POST"])
def receive_receipt(request: HttpRequest) -> HttpResponse:
    """Take the receipt, and close the transfer it is about."""
    back = address(request, "transfers")
    page = FormPage(
        title=_("Ghi giấy báo nhận"),
        verb=_("Ghi giấy báo nhận"),
        lead=_("Nơi nhận gửi lại giấy báo nhận thì việc của chi bộ này với hồ sơ mới khép."),
        form=ReceiptForm(data_of(request), request.FILES or None),
        crumbs=[{"label": _("Chuyển hồ sơ"), "href": back}],
        back_href=back,
        template="web/transfers/from_file.html",
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_transfer():
            transfer = take_receipt(
                order["sealed"], by=actor_behind(request), today=day_of(request).today
            )
        messages.success(
            request,
            _("%(other)s đã nhận hồ sơ của %(name)s.")
            % {"other": transfer.other, "name": transfer.casefile.person.full_name},
            extra_tags="step",
        )
        return redirect(back)

    return answered(request, page, act)
