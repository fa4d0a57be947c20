"""The second person's pages: approve a template, reject it, end its use."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.password_again import password_again
from ketnap.documents.own_templates.models import LONGEST_REASON
from ketnap.documents.own_templates.queries import place_of
from ketnap.documents.own_templates.services import (
    approve_template,
    reject_template,
    retire_template,
)
from ketnap.domain.access import Action, require
from ketnap.web.day import address
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.own_templates.reading import (
    OpenTemplate,
    crumbs_to,
    form_title,
    open_template,
)
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import TextField, day_field

_REASON = forms.Textarea(attrs={"rows": 3})


class ApprovalForm(forms.Form):
    """Asks from when the template is used."""

    valid_from = day_field(
        label=gettext_lazy("Dùng từ ngày"),
        help_text=gettext_lazy(
            "Văn bản lập từ ngày này in theo mẫu này; văn bản đã in giữ nguyên."
        ),
    )

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "valid_from")
        return self.cleaned_data


class RejectionForm(forms.Form):
    """Asks why not."""

    reason = TextField(
        label=gettext_lazy("Lý do"),
        help_text=gettext_lazy("Người gửi đọc được nguyên văn."),
        max_length=LONGEST_REASON,
        widget=_REASON,
    )


class RetirementForm(forms.Form):
    """Asks from when no longer, and why."""

    retired_from = day_field(
        label=gettext_lazy("Thôi dùng từ ngày"),
        help_text=gettext_lazy("Từ ngày này in theo mẫu của cấp trên, nếu có, hoặc mẫu chuẩn."),
    )
    reason = TextField(label=gettext_lazy("Lý do"), max_length=LONGEST_REASON, widget=_REASON)

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "retired_from")
        return self.cleaned_data


@access.page(Action.APPROVE_TEMPLATE)
@require_http_methods(["GET", "POST"])
@password_again
def approve(request: HttpRequest, template_id: int) -> HttpResponse:
    """Let a template be used from a day on."""
    opened = _opened(request, template_id)
    form = ApprovalForm(data_of(request), initial={"valid_from": opened.body.day.today})
    page = _page(request, opened, form, _("Duyệt mẫu"), _("Duyệt mẫu"))

    def act(order: dict[str, Any]) -> HttpResponse:
        approve_template(
            opened.id,
            by=opened.body.actor,
            valid_from=order["valid_from"],
            today=opened.body.day.today,
        )
        return _done(request, opened, _("Đã duyệt mẫu."))

    return answered(request, page, act)


@access.page(Action.PROPOSE_TEMPLATE)
@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, template_id: int) -> HttpResponse:
    """Send a template back with the reason, or take one's own back."""
    opened = open_template(request, template_id)
    if not opened.is_own:
        require(opened.body.actor, Action.APPROVE_TEMPLATE, place_of(opened.body.record))
    verb = _("Rút lại mẫu") if opened.is_own else _("Không duyệt mẫu")
    page = _page(request, opened, RejectionForm(data_of(request)), verb, verb, grave=True)

    def act(order: dict[str, Any]) -> HttpResponse:
        reject_template(opened.id, by=opened.body.actor, reason=order["reason"])
        words = _("Đã rút lại mẫu.") if opened.is_own else _("Đã ghi: không duyệt mẫu.")
        return _done(request, opened, words)

    return answered(request, page, act)


@access.page(Action.APPROVE_TEMPLATE)
@require_http_methods(["GET", "POST"])
def retire(request: HttpRequest, template_id: int) -> HttpResponse:
    """End the use of a template from a day on."""
    opened = _opened(request, template_id)
    form = RetirementForm(data_of(request), initial={"retired_from": opened.body.day.today})
    page = _page(request, opened, form, _("Thôi dùng mẫu"), _("Thôi dùng mẫu"), grave=True)

    def act(order: dict[str, Any]) -> HttpResponse:
        retire_template(opened.id, by=opened.body.actor, today=opened.body.day.today, **order)
        return _done(request, opened, _("Đã ghi ngày thôi dùng mẫu."))

    return answered(request, page, act)


def _opened(request: HttpRequest, template_id: int) -> OpenTemplate:
    opened = open_template(request, template_id)
    require(opened.body.actor, Action.APPROVE_TEMPLATE, place_of(opened.body.record))
    return opened


def _page(
    request: HttpRequest,
    opened: OpenTemplate,
    form: forms.Form,
    title: str,
    verb: str,
    *,
    grave: bool = False,
) -> FormPage:
    crumb = {"label": opened.title, "href": address(request, "own_template", opened.id)}
    return FormPage(
        title=title,
        lead=f"{opened.title}. {form_title(opened.sheet)}",
        verb=verb,
        form=form,
        crumbs=[*crumbs_to(request, opened.body, opened.sheet), crumb],
        back_href=crumb["href"],
        grave=grave,
    )


def _done(request: HttpRequest, opened: OpenTemplate, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("own_template", opened.id)
