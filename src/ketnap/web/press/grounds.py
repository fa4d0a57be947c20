"""Taking back the ground on which somebody was named, with the reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.press.grounds import ground_that_holds, take_ground_back
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.press.forms import ReasonForm


@access.page(Action.PREPARE_PRESS)
@require_http_methods(["GET", "POST"])
def take_press_ground_back(request: HttpRequest, ground_id: int) -> HttpResponse:
    """Ask for the reason, and let the portal hide whoever was named on the ground."""
    actor = actor_behind(request)
    ground = ground_that_holds(actor, ground_id)

    def take_back(values: dict[str, Any]) -> HttpResponse:
        take_ground_back(ground_id, values["reason"], by=actor)
        messages.success(request, _("Đã rút căn cứ. Trang tin được báo để gỡ tên ngay."))
        return redirect("press_package", ground.package_id)

    back = address(request, "press_package", ground.package_id)
    page = FormPage(
        title=_("Rút căn cứ nêu tên: %(name)s") % {"name": ground.name},
        lead=_(
            "Nếu bài viết từ gói tin này có nêu tên thì bài được gỡ ngay và chờ biên tập viết lại. Các bài khác giữ nguyên."
        ),
        verb=_("Rút căn cứ và gỡ tên"),
        form=ReasonForm(data_of(request)),
        crumbs=[
            {"label": _("Tin bài"), "href": address(request, "press_desk")},
            {"label": ground.package.title, "href": back},
        ],
        back_href=back,
    )
    return answered(request, page, take_back)
