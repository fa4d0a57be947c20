"""Calls a case back that nobody has received."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.transfers.queries import transfer_from
from ketnap.transfers.services import call_back
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import reason_field
from ketnap.web.transfers.refused import told_by_the_transfer


class CallBackForm(forms.Form):
    """Asks why the case is called back."""

    reason = reason_field(label=gettext_lazy("Lý do rút lại"))


@access.page(Action.TRANSFER_CASE)
@require_http_methods(["GET", "POST"])
def call_back_case(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Ask why, and open the case here again."""
    actor, day = actor_behind(request), day_of(request)
    transfer = transfer_from(actor, transfer_id)
    back = address(request, "transfers")
    if transfer.received_on is not None or transfer.called_back_on is not None:
        messages.info(request, _("Hồ sơ này đã được nhận hoặc đã rút lại."))
        return redirect(back)
    lead = _("Hồ sơ mở lại ở chi bộ này như trước khi chuyển; nơi nhận không nhận được nữa.")
    if transfer.installation_id is not None:
        lead = _(
            "Hồ sơ mở lại ở chi bộ này. Tệp niêm phong đã giao thì nơi kia vẫn mở được: "
            "hãy báo nơi kia hủy tệp trước khi rút lại."
        )
    page = FormPage(
        title=_("Rút lại hồ sơ của %(name)s") % {"name": transfer.casefile.person.full_name},
        verb=_("Rút lại hồ sơ"),
        lead=lead,
        form=CallBackForm(data_of(request)),
        crumbs=[{"label": _("Chuyển hồ sơ"), "href": back}],
        back_href=back,
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_transfer():
            called = call_back(transfer_id, reason=order["reason"], by=actor, today=day.today)
        messages.success(request, _("Đã rút lại hồ sơ."), extra_tags="step")
        return redirect(address(request, "case", called.casefile_id))

    return answered(request, page, act)
