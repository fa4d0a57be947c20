"""The page that changes a member's standing from a day on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.people.models import Membership
from ketnap.people.queries import membership_visible_to
from ketnap.people.services import change_membership
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.people.forms import StandingForm
from ketnap.web.posted import data_of


def open_membership(request: HttpRequest, membership_id: int) -> Membership:
    """The membership that has not ended, for who may change it; else 404."""
    found = membership_visible_to(actor_behind(request), membership_id, Action.CHANGE_PEOPLE)
    if found is None or found.valid_until is not None:
        raise Http404("no such membership")
    return found


def crumbs_to(request: HttpRequest, membership: Membership) -> list[dict[str, str]]:
    """Return the way from the members to one of them."""
    return [
        {
            "label": _("Đảng viên"),
            "href": address(request, "members", query={"cell": membership.cell_id}),
        },
        {
            "label": membership.person.full_name,
            "href": address(request, "person", membership.person_id),
        },
    ]


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Say what holds for a member from a day on."""
    membership = open_membership(request, membership_id)
    posted = data_of(request)
    form = StandingForm(posted, membership=membership, today=day_of(request).on)
    page = FormPage(
        title=_("Đổi tư cách của %(name)s") % {"name": membership.person.full_name},
        verb=_("Ghi tư cách mới"),
        lead=_("Rời chi bộ thì dùng trang bàn giao, để không sót việc đang giữ."),
        form=form,
        crumbs=crumbs_to(request, membership),
        back_href=address(request, "person", membership.person_id),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        change_membership(membership, on=order["on"], actor=actor_behind(request), **form.changes())
        messages.success(request, _("Đã ghi tư cách mới."))
        return redirect("person", membership.person_id)

    return answered(request, page, act)
