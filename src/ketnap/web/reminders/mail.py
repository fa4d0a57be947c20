"""Where the reader's reminders are mailed: typed here, confirmed from the mailbox."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.reminders.models import MailAddress
from ketnap.reminders.queries import address_of
from ketnap.reminders.refusals import AddressRemoved, LinkWorthless, TooManyLinks
from ketnap.reminders.services import confirm_address, keep_address, remove_address
from ketnap.reminders.services.sending import TROUBLE
from ketnap.web.mail_words import failed_mail
from ketnap.web.posted import data_of


class MailForm(forms.Form):
    """Asks for the address, and whether the weekly digest is wanted."""

    address = forms.EmailField(
        label=_("Địa chỉ thư điện tử"),
        help_text=_("Nên dùng hộp thư công vụ. Thư chỉ có họ tên và việc đến hạn."),
        max_length=200,
    )
    wants_digest = forms.BooleanField(
        label=_("Mỗi tuần nhận một thư tổng hợp việc đến hạn của người khác"), required=False
    )

    def __init__(self, data: Mapping[str, Any] | None, *, kept: MailAddress | None) -> None:
        initial = {
            "address": kept.address if kept else "",
            "wants_digest": kept.wants_digest if kept else True,
        }
        super().__init__(data, initial=initial)


@access.page(Action.SEE_DESK)
@require_http_methods(["GET", "POST"])
def mail_settings(request: HttpRequest) -> HttpResponse:
    """Show the reader's address and keep another."""
    actor = actor_behind(request)
    form = MailForm(data_of(request), kept=address_of(actor.user_id))
    if form.is_valid() and _kept(request, form):
        return redirect("mail_settings")
    kept = address_of(actor.user_id)
    context = {
        "form": form,
        "kept": kept,
        "failed": failed_mail(kept) if kept else "",
        "crumbs": [{"label": _t("Nhắc việc"), "href": reverse("reminders")}],
    }
    status = 422 if form.is_bound else 200
    return render(request, "web/reminders/mail.html", context, status=status)


@access.page(Action.SEE_DESK)
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Let no more mail go to the reader."""
    remove_address(actor=actor_behind(request))
    messages.success(request, _t("Đã bỏ địa chỉ. Lời nhắc chỉ còn hiện trong phần mềm."))
    return redirect("mail_settings")


@access.page(Action.SEE_DESK)
@require_GET
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm the address a link was sent to; opening it again changes nothing."""
    try:
        confirm_address(token, actor=actor_behind(request))
    except LinkWorthless:
        messages.warning(
            request,
            _t("Liên kết này không còn dùng được. Hãy ghi lại địa chỉ để nhận liên kết mới."),
        )
    else:
        messages.success(request, _t("Đã xác nhận. Lời nhắc sẽ được gửi đến địa chỉ này."))
    return redirect("mail_settings")


def _kept(request: HttpRequest, form: MailForm) -> bool:
    """Whether the address was kept, and the mail to confirm it went out."""
    answers = form.cleaned_data
    try:
        kept = keep_address(
            answers["address"], wants_digest=answers["wants_digest"], actor=actor_behind(request)
        )
    except TooManyLinks:
        form.add_error(
            "address",
            _t("Chưa ghi: trong một giờ qua đã gửi nhiều thư xác nhận. Hãy thử lại sau một giờ."),
        )
        return False
    except AddressRemoved:
        form.add_error(
            "address",
            _t(
                "Chưa ghi: địa chỉ vừa được bỏ trong lúc gửi thư xác nhận. Vẫn muốn nhận thư thì hãy ghi lại."
            ),
        )
        return False
    except TROUBLE:
        form.add_error(
            None,
            _t("Máy chủ thư chưa nhận thư xác nhận. Hãy thử lại sau, hoặc báo người quản trị."),
        )
        return False
    if kept.confirmed_at is None:
        messages.success(
            request, _t("Đã gửi thư xác nhận. Hãy mở liên kết trong thư trong ba ngày.")
        )
    else:
        messages.success(request, _t("Đã ghi."))
    return True
