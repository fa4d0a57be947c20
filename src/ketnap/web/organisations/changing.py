"""Pages that found, rename, move and end an organisation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.handovers.services import close_organisation
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.organisations.queries import organisations_visible_to
from ketnap.organisations.services import create_organisation, move, rename
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.organisations.choices import parents_to_choose
from ketnap.web.organisations.forms import EndForm, MoveForm, NewOrganisationForm, RenameForm
from ketnap.web.organisations.reading import (
    OpenOrganisation,
    crumbs_to,
    organisation_to_change,
)
from ketnap.web.posted import data_of


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Found an organisation below another one."""
    above = organisation_to_change(request, organisation_id)
    form = NewOrganisationForm(data_of(request), today=above.on)
    page = _page(
        request,
        above,
        form,
        title=_("Lập tổ chức trực thuộc"),
        verb=_("Lập tổ chức"),
        lead=_("Tổ chức mới trực thuộc %(name)s.") % {"name": above.name},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        new = create_organisation(
            OrganisationKind(order["kind"]),
            order["name"],
            since=order["on"],
            parent=above.record,
            actor=above.actor,
        )
        return done(request, new, _("Đã lập %(name)s.") % {"name": order["name"]})

    return answered(request, page, act)


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def rename_it(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Give an organisation another name from a day on."""
    opened = organisation_to_change(request, organisation_id)
    form = RenameForm(data_of(request), today=opened.on, name=opened.name)
    page = _page(request, opened, form, title=_("Đổi tên tổ chức"), verb=_("Đổi tên"))

    def act(order: dict[str, Any]) -> HttpResponse:
        rename(opened.record, order["name"], on=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã đổi tên thành %(name)s.") % order)

    return answered(request, page, act)


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def move_it(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Put an organisation under another body from a day on."""
    opened = organisation_to_change(request, organisation_id)
    parents = parents_to_choose(opened.actor, opened.record, on=opened.on)
    form = MoveForm(data_of(request), today=opened.on, parents=parents)
    page = _page(
        request,
        opened,
        form,
        title=_("Chuyển về cấp trên khác"),
        verb=_("Chuyển tổ chức"),
        lead=_(
            "Các tổ chức trực thuộc đi theo. Các cấp xét duyệt không tự đổi: hãy khai lại sau khi chuyển."
        ),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        changeable = organisations_visible_to(opened.actor, Action.MANAGE_ORGANISATION)
        parent = changeable.get(pk=int(order["parent"]))
        move(opened.record, parent, on=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã chuyển tổ chức về cấp trên mới."))

    return answered(request, page, act)


@access.page(Action.MANAGE_ORGANISATION)
@require_http_methods(["GET", "POST"])
def close_it(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Let an organisation end on a day, once nobody and no case is left in it."""
    opened = organisation_to_change(request, organisation_id)
    page = _page(
        request,
        opened,
        EndForm(data_of(request), today=opened.on),
        title=_("Kết thúc hoạt động của %(name)s?") % {"name": opened.name},
        verb=_("Kết thúc hoạt động"),
        lead=_(
            "Đơn vị và đoàn thể thuộc tổ chức kết thúc cùng ngày. Những gì đã ghi vẫn xem được."
        ),
        grave=True,
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        close_organisation(opened.record, on=order["on"], actor=opened.actor)
        return done(request, opened.record, _("Đã ghi ngày kết thúc hoạt động."))

    return answered(request, page, act)


def done(request: HttpRequest, organisation: Organisation, words: str) -> HttpResponse:
    """Say what was written, and go to the organisation."""
    messages.success(request, words)
    return redirect("organisation", organisation.pk)


def _page(request: HttpRequest, opened: OpenOrganisation, form: Any, **words: Any) -> FormPage:
    return FormPage(
        form=form,
        crumbs=crumbs_to(request, opened),
        back_href=address(request, "organisation", opened.record.pk),
        **words,
    )
