"""Sends a case to another cell, and hands out its sealed file for another installation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, require
from ketnap.domain.casefile.codes import TransferDirection
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import below, existing_on, names_on
from ketnap.transfers.queries import installations_to_choose, sealed_for_elsewhere
from ketnap.transfers.services import hand_out, send_out, send_within
from ketnap.web.case.reading import OpenCase, open_case
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import line_field, reason_field
from ketnap.web.submissions.handling import SeenForm
from ketnap.web.submissions.refused import told_by_the_form

_CELL, _INSTALLATION = "cell", "installation"


class TransferForm(SeenForm):
    """Asks where the case goes: a cell here, or one of another installation; and why."""

    place = forms.ChoiceField(label=gettext_lazy("Chuyển đến"))
    receiver = line_field(
        label=gettext_lazy("Chi bộ nhận"),
        help_text=gettext_lazy("Chỉ ghi khi chuyển sang nơi cài đặt khác."),
        required=False,
    )
    reason = reason_field(label=gettext_lazy("Lý do chuyển"))
    confirmed = forms.BooleanField(
        label=gettext_lazy("Hồ sơ sẽ khép lại ở chi bộ này; nơi nhận mở lại khi báo đã nhận.")
    )

    def __init__(self, data: Any, *, seen: int, places: list[tuple[str, str]]) -> None:
        super().__init__(data, seen=seen)
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the receiving cell where the place is another installation."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("place", "").partition(":")[0]
        if kind == _INSTALLATION and not cleaned.get("receiver"):
            self.add_error("receiver", _("Hãy ghi tên chi bộ nhận."))
        return cleaned


@access.page(Action.TRANSFER_CASE)
@require_http_methods(["GET", "POST"])
def transfer_case(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Ask where a case goes, and send it there."""
    case = open_case(request, casefile_id)
    require(case.actor, Action.TRANSFER_CASE, case.relation)
    back = address(request, "case", casefile_id)
    if case.assessment.closed is not None:
        messages.info(request, _("Hồ sơ đã khép lại, không chuyển được nữa."))
        return redirect(back)
    page = FormPage(
        title=_("Chuyển hồ sơ"),
        verb=_("Niêm phong và chuyển"),
        lead=_(
            "%(name)s. Gói chuyển có các bước, mục lục giấy tờ kèm mã kiểm tra, "
            "thời hạn còn lại và việc bàn giao."
        )
        % {"name": case.person.full_name},
        form=TransferForm(data_of(request), seen=case.seen_seq, places=_places(case)),
        crumbs=[{"label": case.person.full_name, "href": back}],
        back_href=back,
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            _send(case, order)
        messages.success(request, _("Đã niêm phong và chuyển hồ sơ."), extra_tags="step")
        return redirect(address(request, "transfers"))

    return answered(request, page, act)


@access.page(Action.TRANSFER_CASE)
@require_GET
def sealed_file(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """Hand out what is sealed for another installation: a case, or a receipt; the taking is noted."""
    actor = actor_behind(request)
    transfer = sealed_for_elsewhere(actor, transfer_id)
    sealed = hand_out(transfer, by=actor)
    response = HttpResponse(sealed, content_type="application/json; charset=utf-8")
    is_receipt = transfer.direction == TransferDirection.IN.value
    kind = "giay-bao-nhan" if is_receipt else "ho-so-chuyen"
    name = f"{kind}-{transfer.casefile_id}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _places(case: OpenCase) -> list[tuple[str, str]]:
    """The other cells of the same tree, for no cell need know of any other; then installations."""
    top = Organisation.objects.get(path=case.record.cell.path.split(".")[0] + ".")
    cells = existing_on(below(top).filter(kind=OrganisationKind.CELL), case.on)
    others = cells.exclude(pk=case.record.cell_id).order_by("path")
    names = names_on(others.values_list("pk", flat=True), case.on)
    here = [(f"{_CELL}:{cell_id}", name) for cell_id, name in names.items()]
    elsewhere = [
        (f"{_INSTALLATION}:{each.pk}", _("Nơi cài đặt khác: %(name)s") % {"name": each.name})
        for each in installations_to_choose()
    ]
    return [("", _("Hãy chọn")), *here, *elsewhere]


def _send(case: OpenCase, order: dict[str, Any]) -> None:
    kind, _colon, number = order["place"].partition(":")
    more = {
        "reason": order["reason"],
        "by": case.actor,
        "seen_seq": order["seen_seq"],
        "today": case.day.today,
    }
    if kind == _CELL:
        send_within(case.id, get_object_or_404(Organisation, pk=int(number)), **more)
    elif kind == _INSTALLATION:
        chosen = get_object_or_404(installations_to_choose(), pk=int(number))
        send_out(case.id, chosen, order["receiver"], **more)
    else:
        raise ValidationError({"place": _("Hãy chọn nơi nhận.")})
