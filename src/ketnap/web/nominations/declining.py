"""Declining a nomination: the cell says why it does not take somebody up."""

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
from ketnap.plans.models import Nomination
from ketnap.plans.queries.nominations import nomination_visible_to
from ketnap.plans.refusals import AnsweredAlready
from ketnap.plans.services.nominations import decline as decline_it
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.nominations.forms import DeclineForm
from ketnap.web.open_cell import CELL, opened_cell
from ketnap.web.plans.reading import crumbs_to
from ketnap.web.posted import data_of


@access.page(Action.TAKE_UP_NOMINATION)
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, nomination_id: int) -> HttpResponse:
    """Say why the cell does not take somebody up; the nominator reads it."""
    actor = actor_behind(request)
    nomination = nomination_visible_to(actor, nomination_id)
    page = FormPage(
        title=_("Chưa tiếp nhận %(name)s?") % {"name": nomination.full_name},
        verb=_("Gửi trả lời"),
        lead=_("%(body)s nhận được lý do. Không có hồ sơ nào được lập.")
        % {"body": nomination.body.name},
        form=DeclineForm(data_of(request)),
        crumbs=crumbs_to_inbox(request, nomination),
        back_href=_inbox(request, nomination),
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        try:
            decline_it(nomination.pk, order["reason"], by=actor, on=day_of(request).today)
        except AnsweredAlready as refusal:
            raise ValidationError(already_words()) from refusal
        messages.success(request, _("Đã trả lời bên giới thiệu."))
        return redirect(_inbox(request, nomination))

    return answered(request, page, act)


def crumbs_to_inbox(request: HttpRequest, nomination: Nomination) -> list[dict[str, str]]:
    """The way from the plans of the cell to its inbox."""
    return crumbs_to(request, opened_cell(request, nomination.cell), "nomination_inbox")


def already_words() -> str:
    """What the slower of two officers is told."""
    return _(
        "Người này vừa được người khác trả lời, hoặc bên giới thiệu vừa rút. Hãy xem lại danh sách."
    )


def _inbox(request: HttpRequest, nomination: Nomination) -> str:
    return address(request, "nomination_inbox", query={CELL: nomination.cell_id})
