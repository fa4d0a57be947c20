"""Giving up a package that the portal refused, with the reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.press.queries import package_visible_to, refused_call_of
from ketnap.press.services import drop_refused
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.press.forms import ReasonForm


@access.page(Action.PREPARE_PRESS)
@require_http_methods(["GET", "POST"])
def drop_press_package(request: HttpRequest, package_id: int) -> HttpResponse:
    """Ask for the reason, and offer a refused package no longer."""
    actor = actor_behind(request)
    refused = refused_call_of(actor, package_id)
    package = package_visible_to(actor, package_id)

    def drop(values: dict[str, Any]) -> HttpResponse:
        drop_refused(package_id, values["reason"], by=actor)
        messages.success(request, _("Đã thôi gửi. Nội dung vẫn được giữ ở đây."))
        return redirect("press_package", package_id)

    back = address(request, "press_package", package_id)
    page = FormPage(
        title=_("Thôi gửi: %(title)s") % {"title": package.title},
        lead=refused.trouble,
        verb=_("Thôi gửi gói tin này"),
        form=ReasonForm(data_of(request)),
        crumbs=[
            {"label": _("Tin bài"), "href": address(request, "press_desk")},
            {"label": package.title, "href": back},
        ],
        back_href=back,
    )
    return answered(request, page, drop)
