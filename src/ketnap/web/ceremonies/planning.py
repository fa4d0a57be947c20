"""Pages that plan a ceremony, change its plan, and call it off."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.occasions.ceremonies import services
from ketnap.occasions.ceremonies.queries import Awaiting, awaiting_ceremony
from ketnap.occasions.ceremonies.refusals import NotAwaitingCeremony, PapersRefer
from ketnap.people.queries import official_members_of
from ketnap.web.cells_to_choose import CellPage, chosen_cell, led_to_a_cell
from ketnap.web.ceremonies.forms import CeremonyForm, Choice
from ketnap.web.ceremonies.reading import OpenCeremony, crumbs_to, open_ceremony
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.occasion_ways import PEOPLE
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only


@access.page(Action.HOLD_CEREMONY)
@require_GET
def choose_cell(request: HttpRequest) -> HttpResponse:
    """Lead to the form of the reader's cell, or ask which where there are several."""
    page = CellPage(
        title=_("Lên lịch lễ kết nạp"), name="new_ceremony_of", crumbs=crumbs_to(request)
    )
    return led_to_a_cell(request, Action.HOLD_CEREMONY, page)


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def new_ceremony(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Ask for day, place and people; plan the ceremony with its programme and checklist."""
    today = today_only(request)
    actor = actor_behind(request)
    cell = chosen_cell(request, Action.HOLD_CEREMONY, cell_id)
    people = [one for one in _awaiting(request, cell_id) if one.planned_id is None]
    form = _form(request, cell_id, people, initial={PEOPLE: request.GET.getlist(PEOPLE)})

    def plan(values: dict[str, Any]) -> HttpResponse:
        ceremony = services.plan_ceremony(
            cell, form.order(), values["people"], by=actor, today=today
        )
        messages.success(request, _("Đã lên lịch lễ kết nạp."))
        return redirect("ceremony", ceremony.pk)

    page = FormPage(
        title=_("Lên lịch lễ kết nạp"),
        lead=_("Chương trình và việc chuẩn bị được lập sẵn theo quy định của ngày tổ chức."),
        verb=_("Lên lịch"),
        form=form,
        back_href=address(request, "ceremonies"),
        crumbs=crumbs_to(request),
        template="web/ceremonies/plan.html",
        more={"people": people},
    )
    return answered(request, page, lambda values: _unless_changed(lambda: plan(values)))


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def change_ceremony(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Show the plan and write it anew; what was written for who stays is kept."""
    today = today_only(request)
    opened = open_ceremony(request, ceremony_id)
    if opened.is_held:
        return redirect("ceremony", opened.id)
    cell_id = opened.record.cell_id
    people = [one for one in _awaiting(request, cell_id) if one.planned_id in (None, opened.id)]
    form = _form(request, cell_id, people, initial=_first_values(opened))

    def change(values: dict[str, Any]) -> HttpResponse:
        services.change_ceremony(
            opened.id, form.order(), values["people"], by=opened.actor, today=today
        )
        messages.success(request, _("Đã sửa lịch lễ kết nạp."))
        return redirect("ceremony", opened.id)

    page = FormPage(
        title=_("Sửa lịch lễ kết nạp"),
        lead=_("Người giúp đỡ và chương trình đã ghi được giữ cho những người vẫn ở lại."),
        verb=_("Lưu lịch"),
        form=form,
        back_href=address(request, "ceremony", opened.id),
        crumbs=crumbs_to(request, opened),
        template="web/ceremonies/plan.html",
        more={"people": people},
    )
    return answered(request, page, lambda values: _unless_changed(lambda: change(values)))


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Ask once more, then forget a ceremony that will not be held."""
    today_only(request)
    opened = open_ceremony(request, ceremony_id)
    if opened.is_held:
        return redirect("ceremony", opened.id)
    if request.method == "POST":
        return _called_off(request, opened)
    context = {
        "crumbs": crumbs_to(request, opened),
        "title": _("Bỏ lịch lễ kết nạp ngày %(day)s?") % {"day": full_day(opened.record.held_on)},
        "back_href": address(request, "ceremony", opened.id),
    }
    return render(request, "web/ceremonies/call_off.html", context)


def _called_off(request: HttpRequest, ceremony: OpenCeremony) -> HttpResponse:
    try:
        services.call_off_ceremony(ceremony.id, by=ceremony.actor)
    except PapersRefer:
        words = _("Đã lập giấy tờ của lễ này, nên không bỏ lịch được. Hãy sửa ngày của lễ.")
        messages.error(request, words)
        return redirect("ceremony", ceremony.id)
    messages.success(request, _("Đã bỏ lịch lễ kết nạp."))
    return redirect("ceremonies")


def _awaiting(request: HttpRequest, cell_id: int) -> Sequence[Awaiting]:
    on = day_of(request).today
    found = awaiting_ceremony(actor_behind(request), on=on, planned_on=on)
    return [one for one in found if one.cell_id == cell_id]


def _form(
    request: HttpRequest, cell_id: int, people: Sequence[Awaiting], *, initial: dict[str, Any]
) -> CeremonyForm:
    members = official_members_of(cell_id, on=day_of(request).today)
    return CeremonyForm(
        data_of(request),
        people=[_choice(one) for one in people],
        members=[row.person.full_name for row in members],
        initial=initial,
    )


def _choice(one: Awaiting) -> Choice:
    words = _("%(name)s, quyết định %(number)s")
    if one.clock is not None:
        words = _("%(name)s, quyết định %(number)s, tổ chức chậm nhất ngày %(day)s")
    due_on = full_day(one.clock.due_on) if one.clock else ""
    number = one.decision.decision
    return str(one.casefile_id), words % {"name": one.full_name, "number": number, "day": due_on}


def _first_values(ceremony: OpenCeremony) -> dict[str, Any]:
    values = {name: getattr(ceremony.record, name) for name in CeremonyForm.base_fields}
    return values | {"people": [turn.casefile_id for turn in ceremony.turns]}


def _unless_changed(act: Any) -> HttpResponse:
    """Do it, or say by the form that the people were decided upon elsewhere meanwhile."""
    try:
        response: HttpResponse = act()
    except NotAwaitingCeremony as refusal:
        raise ValidationError(
            {"people": _("Có người vừa được xếp vào lễ khác hoặc không còn chờ lễ. Hãy chọn lại.")}
        ) from refusal
    return response
