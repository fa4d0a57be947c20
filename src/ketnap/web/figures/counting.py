"""The setting of the installation on which day an admission counts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CountBy, counting_day, may_choose_counting_day
from ketnap.casefiles.services import choose_counting_day
from ketnap.domain.access import Action, NotAllowed
from ketnap.web.day import address
from ketnap.web.figures.notes import counted_by
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import line_field


class CountingForm(forms.Form):
    """Asks for the day, and the paper that says so."""

    count_by = forms.TypedChoiceField(
        label=gettext_lazy("Kết nạp tính theo"),
        coerce=CountBy,
        choices=[
            (CountBy.DECISION.value, gettext_lazy("ngày quyết định")),
            (CountBy.CEREMONY.value, gettext_lazy("ngày lễ")),
        ],
        widget=forms.RadioSelect,
    )
    basis = line_field(
        label=pgettext_lazy("paper relied on", "Căn cứ"),
        help_text=gettext_lazy("Văn bản hoặc ý kiến của cấp ủy về cách tính."),
    )


@access.page(Action.CHOOSE_COUNTING)
@require_http_methods(["GET", "POST"])
def choose_counting(request: HttpRequest) -> HttpResponse:
    """Choose the day by which the whole installation counts admissions."""
    if not may_choose_counting_day(actor_behind(request)):
        raise NotAllowed(Action.CHOOSE_COUNTING)
    page = FormPage(
        title=_("Ngày tính kết nạp"),
        verb=_("Đổi cách tính"),
        form=CountingForm(data_of(request), initial={"count_by": counting_day()}),
        back_href=address(request, "desk"),
        lead=_(
            "%(now)s Cách tính áp dụng cho mọi màn hình, báo cáo và dòng lệnh của nơi cài đặt, "
            "và được nêu ở chân mỗi báo cáo. Người xem số liệu vẫn chọn được cách khác cho lần xem."
        )
        % {"now": counted_by(counting_day())},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        chosen = order["count_by"]
        choose_counting_day(chosen, order["basis"], by=actor_behind(request))
        messages.success(request, _("Đã đổi. %s") % counted_by(chosen))
        return redirect(address(request, "choose_counting"))

    return answered(request, page, act)
