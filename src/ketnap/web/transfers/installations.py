"""The keys of other installations, exchanged by fingerprints that people read to each other."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.transfers.keys import installation_keys, public_keys_in
from ketnap.transfers.queries import installations_kept_by
from ketnap.transfers.services import keep_installation, withdraw_installation
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import line_field


class KeyForm(forms.Form):
    """Asks for the key of another installation, and its fingerprint as its people read it out."""

    name = line_field(label=gettext_lazy("Tên nơi cài đặt"))
    key_line = line_field(
        label=gettext_lazy("Dòng khóa"),
        help_text=gettext_lazy("Bắt đầu bằng “ketnap-key-1:”. Gửi bằng cách nào cũng được."),
    )
    fingerprint = line_field(
        label=gettext_lazy("Dấu vân nơi kia đọc qua điện thoại"),
        help_text=gettext_lazy("Nghe và tự gõ, không chép từ tệp gửi kèm."),
    )


@access.page(Action.KEEP_INSTALLATIONS)
@require_GET
def installations(request: HttpRequest) -> HttpResponse:
    """Show this installation's key and fingerprint, and the others that are known."""
    public = installation_keys().public
    known = installations_kept_by(actor_behind(request))
    context = {
        "own": public,
        "known": [
            {
                "id": each.pk,
                "name": each.name,
                "fingerprint": public_keys_in(each.key_line).fingerprint,
                "since": full_day(each.known_since),
                "withdrawn": full_day(each.withdrawn_on) if each.withdrawn_on else "",
            }
            for each in known
        ],
        "is_today": day_of(request).is_today,
    }
    return render(request, "web/transfers/installations.html", context)


@access.page(Action.KEEP_INSTALLATIONS)
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """Get to know another installation."""
    actor, day, back = actor_behind(request), day_of(request), address(request, "installations")
    page = FormPage(
        title=_("Ghi khóa của nơi cài đặt khác"),
        verb=_("Ghi khóa"),
        form=KeyForm(data_of(request)),
        crumbs=_crumbs(request),
        back_href=back,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        keep_installation(
            order["name"], order["key_line"], order["fingerprint"], by=actor, on=day.today
        )
        messages.success(request, _("Đã ghi khóa. Từ nay hai nơi chuyển được hồ sơ cho nhau."))
        return redirect(back)

    return answered(request, page, act)


@access.page(Action.KEEP_INSTALLATIONS)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, installation_id: int) -> HttpResponse:
    """Let nothing more be exchanged with an installation."""
    actor, day, back = actor_behind(request), day_of(request), address(request, "installations")
    known = installations_kept_by(actor).filter(withdrawn_on__isnull=True)
    installation = get_object_or_404(known, pk=installation_id)
    page = FormPage(
        title=_("Thôi dùng khóa của %(name)s") % {"name": installation.name},
        verb=_("Thôi dùng khóa"),
        lead=_("Tệp niêm phong từ nơi này sẽ không nhận nữa."),
        form=forms.Form(data_of(request)),
        crumbs=_crumbs(request),
        back_href=back,
        grave=True,
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        withdraw_installation(installation_id, by=actor, on=day.today)
        messages.success(request, _("Đã thôi dùng khóa."))
        return redirect(back)

    return answered(request, page, act)


def _crumbs(request: HttpRequest) -> list[dict[str, str]]:
    return [{"label": _("Nơi cài đặt khác"), "href": address(request, "installations")}]
