"""What the person asks about his own data: one short form."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.domain.data_request import RequestKind
from ketnap.privacy.services import send_request
from ketnap.web.applicant.consents import crumbs
from ketnap.web.applicant.reading import open_own_case
from ketnap.web.data_requests.lines import KINDS
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import TextField

_LONGEST = 500


class RequestForm(forms.Form):
    """Asks what is wished, in the person's own words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Bạn muốn"),
        choices=[(kind.value, words) for kind, words in KINDS.items()],
        widget=forms.RadioSelect,
    )
    wish = TextField(
        label=gettext_lazy("Nội dung"),
        help_text=gettext_lazy("Ví dụ: ngày sinh ghi sai, đúng là 12/03/1995."),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@access.page(Action.SEND_REQUEST)
@require_http_methods(["GET", "POST"])
def ask_about_data(request: HttpRequest) -> HttpResponse:
    """Take down what the person asks about his own data."""
    case = open_own_case(request)
    page = FormPage(
        title=_("Gửi yêu cầu về dữ liệu của tôi"),
        verb=_("Gửi yêu cầu"),
        lead=_(
            "Bí thư chi bộ nhận được và phải trả lời đúng hạn. Hồ sơ lưu trữ có thể không xóa được."
        ),
        form=RequestForm(data_of(request)),
        crumbs=crumbs(request),
        back_href=address(request, "own_record"),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        kind = RequestKind(order["kind"])
        send_request(kind, order["wish"], by=case.actor, on=day_of(request).today)
        messages.success(request, _("Đã gửi yêu cầu."))
        return redirect(address(request, "own_record"))

    return answered(request, page, act)
