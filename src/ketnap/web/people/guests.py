"""Pages for members of other cells on temporary activity here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.people.queries import guest_visible_to
from ketnap.people.services import end_guest, receive_guest
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import open_cell
from ketnap.web.people.forms import GuestEndForm, GuestForm
from ketnap.web.posted import data_of


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Record somebody who comes from another cell for a while."""
    cell = open_cell(request, Action.CHANGE_PEOPLE)
    posted = data_of(request)
    page = FormPage(
        title=_("Ghi người đến sinh hoạt tạm thời"),
        verb=_("Ghi vào danh sách"),
        lead=_("Người sinh hoạt tạm thời dự họp, không biểu quyết và không tính vào cơ số."),
        form=GuestForm(posted),
        crumbs=_crumbs(request, cell.record.pk),
        back_href=_crumbs(request, cell.record.pk)[0]["href"],
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        receive_guest(
            cell.record,
            order["full_name"],
            home=order["home"],
            since=order["since"],
            actor=cell.actor,
        )
        messages.success(request, _("Đã ghi %(full_name)s đến sinh hoạt tạm thời.") % order)
        return redirect(address(request, "members", query={"cell": cell.record.pk}))

    return answered(request, page, act)


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, guest_id: int) -> HttpResponse:
    """Record that a guest has gone home."""
    actor = actor_behind(request)
    guest = guest_visible_to(actor, guest_id, Action.CHANGE_PEOPLE)
    if guest is None or guest.valid_until is not None:
        raise Http404("no such guest")
    posted = data_of(request)
    page = FormPage(
        title=_("%(name)s thôi sinh hoạt tạm thời?") % {"name": guest.full_name},
        verb=_("Ghi thôi sinh hoạt"),
        form=GuestEndForm(posted, initial={"on": day_of(request).on}),
        crumbs=_crumbs(request, guest.cell_id),
        back_href=_crumbs(request, guest.cell_id)[0]["href"],
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        end_guest(guest, on=order["on"], actor=actor)
        messages.success(request, _("Đã ghi ngày thôi sinh hoạt tạm thời."))
        return redirect(address(request, "members", query={"cell": guest.cell_id}))

    return answered(request, page, act)


def _crumbs(request: HttpRequest, cell_id: int) -> list[dict[str, str]]:
    return [
        {
            "label": _("Đảng viên"),
            "href": address(request, "members", query={"cell": cell_id}),
        }
    ]
