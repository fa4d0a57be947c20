"""The cell records the day on which a decision reached it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.submissions.queries import unreceived_decision
from ketnap.submissions.services import confirm_receipt
from ketnap.web.case.reading import open_case
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import day_field
from ketnap.web.submissions.handling import SeenForm
from ketnap.web.submissions.refused import told_by_the_form


class ReceiptForm(SeenForm):
    """Asks when the decision reached the cell."""

    received_on = day_field(
        label=gettext_lazy("Ngày chi bộ nhận quyết định"),
        help_text=gettext_lazy("Thời hạn tổ chức lễ kết nạp tính từ ngày này."),
    )


@access.page(Action.SUBMIT_CASE)
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Record the receipt of the decision that approves an admission."""
    case = open_case(request, casefile_id)
    back = address(request, "case", casefile_id)
    decision = unreceived_decision(case.casefile, on=case.on)
    if decision is None:
        messages.info(request, _("Hồ sơ không có quyết định nào chờ ghi ngày nhận."))
        return redirect(back)
    page = FormPage(
        title=_("Ghi ngày nhận quyết định"),
        verb=_("Ghi ngày nhận"),
        lead=f"{case.person.full_name} · {decision.decision}, {full_day(decision.on)}",
        form=ReceiptForm(data_of(request), seen=case.seen_seq),
        crumbs=[{"label": case.person.full_name, "href": back}],
        back_href=back,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            confirm_receipt(
                casefile_id,
                order["received_on"],
                by=case.actor,
                seen_seq=order["seen_seq"],
                today=case.day.today,
            )
        messages.success(request, _("Đã ghi ngày nhận quyết định."), extra_tags="step")
        return redirect(back)

    return answered(request, page, act)
