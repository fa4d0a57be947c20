"""Withdrawing a nomination: who made it takes it back, and the cell reads why."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.plans.queries.nominations import own_nomination
from ketnap.plans.refusals import AnsweredAlready
from ketnap.plans.services import nominations as services
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.nominations.following import crumbs_to_nominations
from ketnap.web.nominations.forms import WithdrawForm
from ketnap.web.posted import data_of


@access.page(Action.NOMINATE)
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Say why a nomination is taken back that the cell has not answered yet."""
    actor = actor_behind(request)
    nomination = own_nomination(actor, nomination_id)
    page = FormPage(
        title=_("Rút giới thiệu %(name)s?") % {"name": nomination.full_name},
        verb=_("Rút giới thiệu"),
        lead=_(
            "Chi bộ không xem người này nữa và đọc được lý do. Sau này vẫn giới thiệu lại được."
        ),
        form=WithdrawForm(data_of(request)),
        crumbs=crumbs_to_nominations(request),
        back_href=address(request, "nominations"),
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        try:
            services.withdraw(nomination.pk, order["reason"], by=actor, on=day_of(request).today)
        except AnsweredAlready as refusal:
            raise ValidationError(
                _("Chi bộ đã trả lời về người này nên không rút được nữa.")
            ) from refusal
        messages.success(request, _("Đã rút giới thiệu. Chi bộ đọc được lý do."))
        return redirect("nominations")

    return answered(request, page, act)
