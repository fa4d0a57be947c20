"""The place from which an organisation dates its papers (địa danh): its card and its form."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.organisations.queries import seat_on
from ketnap.organisations.services import seat
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.organisations.changing import done
from ketnap.web.organisations.forms import SeatForm
from ketnap.web.organisations.reading import (
    OpenOrganisation,
    crumbs_to,
    organisation_to_change,
)
from ketnap.web.posted import data_of


@dataclass(frozen=True, slots=True)
class Seat:
    """The place on the page's day; `is_own` where the organisation itself said so."""

    place: str
    is_own: bool


def seat_of(opened: OpenOrganisation) -> Seat:
    """Return the place that papers of the day bear: the organisation's, else the nearest above's."""
    return Seat(seat_on(opened.record, opened.on), opened.record.seats.exists())


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def seat_it(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Say from which place an organisation dates its papers."""
    opened = organisation_to_change(request, organisation_id)
    place = seat_on(opened.record, opened.on)
    page = FormPage(
        title=_("Địa danh ghi trên văn bản"),
        verb=_("Ghi địa danh"),
        lead=_("Giấy tờ của những ngày trước giữ địa danh cũ."),
        form=SeatForm(data_of(request), today=opened.on, place=place),
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", opened.record.pk),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        seat(opened.record, order["place"], on=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã ghi địa danh %(place)s.") % order)

    return answered(request, page, act)
