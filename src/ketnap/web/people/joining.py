"""Pages by which somebody becomes a member on the roll: new, already recorded, or by a case."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import joining_for
from ketnap.casefiles.services import enter_by_case
from ketnap.domain.access import Action
from ketnap.organisations.queries import units_of
from ketnap.people.models import MemberStatus, Person
from ketnap.people.queries import persons_visible_to
from ketnap.people.services import admit_member, create_person
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.open_cell import OpenCell, open_cell, opened_cell
from ketnap.web.people.forms import AdmissionForm, NewMemberForm
from ketnap.web.people.joining_words import joining_words, times_of
from ketnap.web.posted import data_of


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def new_member(request: HttpRequest) -> HttpResponse:
    """Record a person who is a member of the cell already, or has come from another one."""
    cell = open_cell(request, Action.CHANGE_PEOPLE)
    form = NewMemberForm(
        data_of(request),
        person=Person(cell=cell.record),
        units=list(units_of(cell.record.pk, cell.on)),
        today=cell.on,
    )
    page = FormPage(
        title=_("Thêm đảng viên"),
        verb=_("Thêm đảng viên"),
        lead=_("Ghi người đang là đảng viên của %(cell)s. Quần chúng thì lập hồ sơ mới.")
        % {"cell": cell.name},
        form=form,
        crumbs=[_to_members(request, cell.record.pk)],
        back_href=_to_members(request, cell.record.pk)["href"],
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with transaction.atomic():
            person = create_person(cell.record, actor=cell.actor, **form.facts())
            _admit(person, cell, order)
        messages.success(request, _("Đã thêm %(full_name)s vào danh sách đảng viên.") % order)
        return redirect("person", person.pk)

    return answered(request, page, act)


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def admit(request: HttpRequest, person_id: int) -> HttpResponse:
    """Enter a recorded person as a member of the cell that keeps the record."""
    actor, day = actor_behind(request), day_of(request)
    rows = persons_visible_to(actor, Action.CHANGE_PEOPLE).select_related("cell")
    person = rows.filter(pk=person_id).first()
    if person is None:
        raise Http404("no such person")
    cell = opened_cell(request, person.cell)
    page = FormPage(
        title=_("Ghi %(name)s là đảng viên") % {"name": person.full_name},
        verb=_("Ghi là đảng viên"),
        form=AdmissionForm(data_of(request), today=day.on),
        crumbs=[_to_members(request, person.cell_id)],
        back_href=address(request, "person", person.pk),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        _admit(person, cell, order)
        messages.success(request, _("Đã ghi vào danh sách đảng viên."))
        return redirect("person", person.pk)

    return answered(request, page, act)


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def enter_member(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Enter the membership that a case calls for, with the days its steps give."""
    actor, day = actor_behind(request), day_of(request)
    joining = joining_for(actor, casefile_id, on=day.on)
    if joining is None:
        raise Http404("this case calls for no membership")
    name = joining.case.person.full_name
    page = FormPage(
        title=_("Ghi %(name)s vào danh sách đảng viên?") % {"name": name},
        verb=_("Ghi vào danh sách"),
        lead=joining_words(joining),
        form=forms.Form(data_of(request)),
        crumbs=[_to_members(request, joining.case.cell_id)],
        back_href=address(request, "members", query={"cell": joining.case.cell_id}),
        template="web/people/enter_member.html",
        more={"joining": joining, "times": times_of(joining)},
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        enter_by_case(joining, actor=actor)
        messages.success(request, _("Đã ghi %(name)s vào danh sách.") % {"name": name})
        return redirect("person", joining.case.person_id)

    return answered(request, page, act)


def _admit(person: Person, cell: OpenCell, order: dict[str, Any]) -> None:
    admit_member(
        person,
        cell.record,
        status=MemberStatus(order["status"]),
        since=order["since"],
        official_on=order["official_on"],
        actor=cell.actor,
    )


def _to_members(request: HttpRequest, cell_id: int) -> dict[str, str]:
    return {
        "label": _("Đảng viên"),
        "href": address(request, "members", query={"cell": cell_id}),
    }
