"""The page that puts facts about a person right."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.queries import units_of
from ketnap.people.services import correct_person
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.people.forms import CorrectionForm
from ketnap.web.people.person import open_person
from ketnap.web.posted import data_of


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put facts right, with the reason that is kept."""
    person, today = open_person(request, person_id, Action.CHANGE_PEOPLE), day_of(request).on
    name, units = person.full_name, list(units_of(person.cell_id, today))
    if person.unit and person.unit not in units:
        units.append(person.unit)
    posted = data_of(request)
    form = CorrectionForm(posted, person=person, units=units, today=today)
    page = FormPage(
        title=_("Sửa thông tin của %(name)s") % {"name": name},
        verb=_("Ghi thông tin đã sửa"),
        lead=_(
            "Các bước đã ghi giữ nguyên. Điều kiện và thời hạn được tính lại theo thông tin mới."
        ),
        form=form,
        crumbs=[
            {"label": _("Mọi người trong sổ"), "href": address(request, "persons")},
            {"label": name, "href": address(request, "person", person_id)},
        ],
        back_href=address(request, "person", person_id),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        correct_person(person, reason=order["reason"], actor=actor_behind(request), **form.facts())
        messages.success(request, _("Đã ghi thông tin đã sửa."))
        return redirect("person", person_id)

    return answered(request, page, act)
