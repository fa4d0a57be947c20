"""The pages that record a ceremony in every case at once, or link one that cases already tell of."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.domain.access import Action
from ketnap.occasions.ceremonies import services
from ketnap.occasions.ceremonies.refusals import (
    AlreadyHeld,
    LateConsentMissing,
    MentorMissing,
    MentorNotOfficial,
    NobodyToAdmit,
    NotYetHeld,
)
from ketnap.web.cells_to_choose import chosen_cell
from ketnap.web.ceremonies.forms import RecordForm
from ketnap.web.ceremonies.people import troubles_of, turns_shown
from ketnap.web.ceremonies.reading import OpenCeremony, crumbs_to, open_ceremony
from ketnap.web.day import address
from ketnap.web.occasion_trouble import OccasionTrouble, trouble_of
from ketnap.web.seen import as_seen, seen_again
from ketnap.web.today_only import today_only

_NOT_READY = (
    AlreadyHeld,
    LateConsentMissing,
    MentorMissing,
    MentorNotOfficial,
    NobodyToAdmit,
    NotYetHeld,
)


@access.page(Action.HOLD_CEREMONY)
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Show what will be recorded for each person, and record it for all or none."""
    today_only(request)
    opened = open_ceremony(request, ceremony_id)
    if opened.is_held:
        return redirect("ceremony", opened.id)
    seen = as_seen({turn.casefile_id: turn.seen_seq for turn in opened.turns})
    if request.method == "GET":
        return _show(request, opened, RecordForm(seen=seen))
    form = RecordForm(request.POST, seen=seen)
    if not form.is_valid():
        return _show(request, opened, form, status=422)
    trouble = _recorded(request, opened, form)
    if trouble is None:
        return redirect("ceremony", opened.id)
    again = seen_again(request.POST, {turn.casefile_id: turn.seen_seq for turn in opened.turns})
    form = RecordForm(again, seen=seen, asks_reason=bool(trouble.warnings))
    return _show(request, opened, form, trouble=trouble, status=409)


@access.page(Action.HOLD_CEREMONY)
@require_POST
def link(request: HttpRequest, cell_id: int, day: str) -> HttpResponse:
    """Make a ceremony of what the cases of a cell tell of a day."""
    today_only(request)
    try:
        held_on = date.fromisoformat(day)
    except ValueError as error:
        raise Http404("no such day") from error
    cell = chosen_cell(request, Action.HOLD_CEREMONY, cell_id)
    try:
        ceremony = services.link_ceremony(cell, held_on, by=actor_behind(request))
    except NobodyToAdmit:
        messages.error(request, _("Ngày này không còn lễ nào chưa ghép."))
        return redirect("ceremonies")
    messages.success(request, _("Đã lập trang cho lễ đã ghi ở hồ sơ."))
    return redirect("ceremony", ceremony.pk)


def _recorded(
    request: HttpRequest, ceremony: OpenCeremony, form: RecordForm
) -> OccasionTrouble | None:
    """Record the ceremony; whose case stands against it, or nothing."""
    try:
        recorded = services.record_ceremony(
            ceremony.id,
            form.cleaned_data["seen"],
            by=ceremony.actor,
            today=ceremony.day.today,
            override_reason=form.cleaned_data.get("override_reason", ""),
        )
    except (CaseChanged, ReasonNeeded, StepRefused) as refusal:
        names = {turn.casefile_id: turn.full_name for turn in ceremony.turns}
        return trouble_of(request, refusal, names)
    except _NOT_READY:
        messages.error(request, _("Chưa ghi được lễ: còn điều cần hoàn tất, nêu ở đầu trang này."))
        return None
    words = ngettext(
        "Đã ghi lễ kết nạp cho %(count)d người, mỗi người một bước trong hồ sơ.",
        "Đã ghi lễ kết nạp cho %(count)d người, mỗi người một bước trong hồ sơ.",
        len(recorded),
    )
    messages.success(request, words % {"count": len(recorded)}, extra_tags="step")
    return None


def _show(
    request: HttpRequest,
    ceremony: OpenCeremony,
    form: RecordForm,
    *,
    trouble: OccasionTrouble | None = None,
    status: int = 200,
) -> HttpResponse:
    troubles = troubles_of(request, ceremony)
    is_due = ceremony.record.held_on <= ceremony.day.today
    lacking = any(turn.lacks_consent or not turn.mentor_may_help for turn in ceremony.turns)
    context = {
        "ceremony": ceremony,
        "form": form,
        "trouble": trouble,
        "troubles": troubles,
        "turns": turns_shown(request, ceremony),
        "is_due": is_due,
        "can_record": is_due and not lacking,
        "crumbs": crumbs_to(request, ceremony),
        "back_href": address(request, "ceremony", ceremony.id),
    }
    return render(request, "web/ceremonies/record.html", context, status=status)
