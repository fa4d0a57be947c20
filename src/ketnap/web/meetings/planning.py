"""Pages that call a meeting, change its plan, and call it off."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.meetings import services
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import count_of, planned_meetings
from ketnap.occasions.meetings.refusals import ItemCounted, MeetingChanged
from ketnap.organisations.models import Organisation
from ketnap.web.cells_to_choose import CellPage, chosen_cell, led_to_a_cell
from ketnap.web.day import address
from ketnap.web.form_page import put_refusal
from ketnap.web.meetings.guard import planned_meeting
from ketnap.web.meetings.plan_form import PlanForm, first_plan, offered_in, plan_of
from ketnap.web.meetings.reading import OpenMeeting
from ketnap.web.meetings.words import meeting_title
from ketnap.web.today_only import today_only

_PAGE = "web/meetings/plan.html"


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET"])
def choose_cell(request: HttpRequest) -> HttpResponse:
    """Lead to the form of the reader's cell, or ask which where there are several."""
    crumbs = [{"label": _("Họp chi bộ"), "href": address(request, "meetings")}]
    page = CellPage(title=_("Triệu tập họp"), name="call_meeting_of", crumbs=crumbs)
    return led_to_a_cell(request, Action.HOLD_MEETING, page)


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET", "POST"])
def call_meeting(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Ask when and about what; call the meeting."""
    today = today_only(request)
    cell = chosen_cell(request, Action.HOLD_MEETING, cell_id)
    actor = actor_behind(request)
    offered = offered_in(actor, cell, on=today)
    if request.method == "GET":
        first = first_plan(actor, cell.pk, offered, on=today) | _asked_for(request)
        return _show(request, PlanForm(offered, initial=first), standing=_standing(request, cell))
    form = PlanForm(offered, data=request.POST)
    if form.is_valid():
        meeting = _call(request, cell, form)
        if meeting is not None:
            messages.success(request, _("Đã triệu tập cuộc họp."))
            return redirect("meeting", meeting.pk)
    return _show(request, form, status=422)


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET", "POST"])
def change_meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the plan of a meeting and write it anew."""
    opened = planned_meeting(request, meeting_id)
    meeting = opened.record
    offered = offered_in(opened.actor, meeting.cell, on=opened.day.today, meeting=meeting)
    if request.method == "GET":
        return _show(request, PlanForm(offered, initial=_with_asked(request, meeting)), opened)
    form = PlanForm(offered, data=request.POST)
    if form.is_valid() and _change(opened, form):
        messages.success(request, _("Đã sửa kế hoạch họp."))
        return redirect("meeting", meeting.pk)
    return _show(request, form, opened, status=422)


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET", "POST"])
def call_off_meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Ask once more, then call the meeting off."""
    opened = planned_meeting(request, meeting_id)
    if request.method == "GET":
        context = {"opened": opened, "title": meeting_title(opened.record)}
        return render(request, "web/meetings/call_off.html", context)
    services.call_off(opened.id, actor=opened.actor)
    messages.success(request, _("Đã hoãn cuộc họp."))
    return redirect("meetings")


def _asked_for(request: HttpRequest) -> dict[str, list[str]]:
    """Whom the address of the form asks to be put on the agenda, by matter."""
    return {matter.value: request.GET.getlist(matter.value) for matter in Matter}


def _with_asked(request: HttpRequest, meeting: CellMeeting) -> dict[str, Any]:
    plan = plan_of(meeting)
    return plan | {name: [*plan[name], *ids] for name, ids in _asked_for(request).items()}


def _standing(request: HttpRequest, cell: Organisation) -> list[dict[str, str]]:
    """The meetings of the cell that are planned already, to take the same people on their agenda."""
    planned = planned_meetings(actor_behind(request)).filter(cell=cell)
    return [
        {
            "title": meeting_title(meeting),
            "href": address(request, "change_meeting", meeting.pk, query=request.GET.dict()),
        }
        for meeting in planned
    ]


def _call(request: HttpRequest, cell: Organisation, form: PlanForm) -> CellMeeting | None:
    try:
        return services.call_meeting(cell, form.plan(), actor=actor_behind(request))
    except ValidationError as error:
        put_refusal(form, error)
    return None


def _change(opened: OpenMeeting, form: PlanForm) -> bool:
    try:
        services.change_meeting(
            opened.id,
            form.plan(),
            actor=opened.actor,
            seen_revision=form.cleaned_data["seen_revision"] or 0,
        )
    except ValidationError as error:
        put_refusal(form, error)
    except ItemCounted as refusal:
        form.add_error(None, _counted(opened, refusal))
    except MeetingChanged:
        form.add_error(
            None, _("Cuộc họp vừa được người khác sửa. Hãy mở lại trang này rồi sửa tiếp.")
        )
    return not form.errors


def _counted(opened: OpenMeeting, refusal: ItemCounted) -> str:
    names = ", ".join(
        item.case.person.full_name
        for item in opened.votes
        if item.pk in refusal.item_ids and count_of(item) is not None
    )
    return _(
        "Đã ghi kết quả biểu quyết về %(names)s nên không bỏ khỏi chương trình được. "
        "Hãy bỏ kết quả trước."
    ) % {"names": names}


def _show(
    request: HttpRequest,
    form: PlanForm,
    opened: OpenMeeting | None = None,
    *,
    standing: Sequence[Mapping[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    crumbs = [{"label": _("Họp chi bộ"), "href": reverse("meetings")}]
    title = _("Triệu tập họp")
    if opened is not None:
        title = _("Sửa kế hoạch họp")
        crumbs.append(
            {
                "label": meeting_title(opened.record),
                "href": reverse("meeting", args=[opened.id]),
            }
        )
    context = {
        "form": form,
        "opened": opened,
        "title": title,
        "crumbs": crumbs,
        "standing": standing,
    }
    return render(request, _PAGE, context, status=status)
