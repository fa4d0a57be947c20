"""Pages that add and end units (phòng, trung tâm) and mass organisations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.models import MassKind, MassOrganisation, Unit
from ketnap.organisations.queries import organisations_visible_to
from ketnap.organisations.services import add_mass_organisation, add_unit, close_down
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.organisations.changing import done
from ketnap.web.organisations.forms import EndForm, NamedForm, NewMassForm
from ketnap.web.organisations.reading import crumbs_to, organisation_to_change
from ketnap.web.posted import data_of


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def new_unit(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Add a room or centre."""
    opened = organisation_to_change(request, organisation_id)
    page = FormPage(
        title=_("Thêm phòng, trung tâm"),
        verb=_("Thêm đơn vị"),
        form=NamedForm(data_of(request), today=opened.on),
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", opened.record.pk),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        add_unit(opened.record, order["name"], since=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã thêm %(name)s.") % order)

    return answered(request, page, act)


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def new_mass(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Add a Youth Union branch or a trade union."""
    opened = organisation_to_change(request, organisation_id)
    page = FormPage(
        title=_("Thêm đoàn thể"),
        verb=_("Thêm đoàn thể"),
        form=NewMassForm(data_of(request), today=opened.on),
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", opened.record.pk),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        add_mass_organisation(
            opened.record,
            MassKind(order["kind"]),
            order["name"],
            since=order["on"],
            actor=opened.actor,
        )
        return done(request, opened.record, _("Đã thêm %(name)s.") % order)

    return answered(request, page, act)


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def end_unit(request: HttpRequest, part_id: int) -> HttpResponse:
    """Let a room or centre end on a day."""
    return _end(request, _changeable(request, Unit.objects, part_id))


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def end_mass(request: HttpRequest, part_id: int) -> HttpResponse:
    """Let a mass organisation end on a day."""
    return _end(request, _changeable(request, MassOrganisation.objects, part_id))


def _end(request: HttpRequest, part: Unit | MassOrganisation) -> HttpResponse:
    opened = organisation_to_change(request, part.organisation_id)
    page = FormPage(
        title=_("Kết thúc %(name)s?") % {"name": part.name},
        verb=_("Kết thúc"),
        lead=_("Những gì đã ghi cho các ngày trước giữ nguyên."),
        form=EndForm(data_of(request), today=day_of(request).on),
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", part.organisation_id),
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        close_down(part, on=order["on"], actor=opened.actor)
        return done(request, part.organisation, _("Đã ghi ngày kết thúc."))

    return answered(request, page, act)


def _changeable(request: HttpRequest, records: Any, part_id: int) -> Any:
    """The part that has not ended, of an organisation the reader may change; else 404."""
    changeable = organisations_visible_to(actor_behind(request), Action.MANAGE_ORGANISATION)
    part = (
        records.filter(pk=part_id, organisation__in=changeable, valid_until__isnull=True)
        .select_related("organisation")
        .first()
    )
    if part is None:
        raise Http404("no such part")
    return part
