"""Pages that take the count of a vote, compute it while it is typed, and go on to the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ketnap.accounts import access
from ketnap.casefiles.refusals import ReasonNeeded, StepRefused
from ketnap.domain.access import Action
from ketnap.occasions.meetings import services
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import count_of
from ketnap.occasions.meetings.refusals import (
    CountChanged,
    CountContradicts,
    NobodyCalled,
    NotYetHeld,
)
from ketnap.occasions.meetings.rehearsal import number_of
from ketnap.occasions.meetings.words import slip_message
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.meetings.agenda import next_open
from ketnap.web.meetings.guard import held_meeting, planned_meeting
from ketnap.web.meetings.meeting import show_meeting
from ketnap.web.meetings.panel import Figures, figures_of
from ketnap.web.meetings.reading import OpenMeeting, open_meeting
from ketnap.web.meetings.vote_form import VoteForm, typed_count
from ketnap.web.posted import number_in

RECOUNT = "recount"


@access.page(Action.SEE_MEETING)
@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Show one vote of a meeting; take its count and go on to the next."""
    if request.method == "GET":
        opened = open_meeting(request, meeting_id)
        return show_meeting(request, opened, opened.item(item_id))
    opened = planned_meeting(request, meeting_id)
    item = opened.item(item_id)
    form = VoteForm(opened.turnout, data=request.POST)
    if not form.is_valid() or RECOUNT in request.POST:
        return _show_typed(request, opened, item, form)
    return _counted(request, opened, item, form)


@access.page(Action.HOLD_MEETING)
@require_POST
def check_vote(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Answer with what follows from the numbers typed so far; nothing is written."""
    opened = held_meeting(request, meeting_id)
    item = opened.item(item_id)
    return render(
        request, "web/meetings/figures.html", {"figures": _figures(request, opened, item)}
    )


@access.page(Action.HOLD_MEETING)
@require_POST
def again(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Put one more vote on the same question on the agenda."""
    opened = planned_meeting(request, meeting_id)
    item = services.vote_again(opened.item(item_id), actor=opened.actor)
    return redirect("meeting_vote", opened.id, item.pk)


@access.page(Action.HOLD_MEETING)
@require_POST
def discard(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Take back the count of a vote."""
    opened = planned_meeting(request, meeting_id)
    seen = number_in(request.POST.get("seen_revision", "")) or 0
    try:
        services.discard_count(opened.item(item_id), actor=opened.actor, seen_revision=seen)
    except CountChanged:
        messages.error(request, _("Chưa bỏ: kết quả này vừa được ghi lại hoặc đã bỏ. Hãy xem lại."))
    else:
        messages.success(request, _("Đã bỏ kết quả; người này trở lại là chưa xét."))
    return redirect("meeting_vote", opened.id, item_id)


def _counted(
    request: HttpRequest, opened: OpenMeeting, item: AgendaItem, form: VoteForm
) -> HttpResponse:
    try:
        services.count_vote(
            item,
            form.count(),
            actor=opened.actor,
            seen_revision=form.cleaned_data["seen_revision"],
            resolution=form.cleaned_data["resolution"],
            override_reason=form.cleaned_data["override_reason"],
        )
    except StepRefused as refusal:
        return _show_typed(request, opened, item, form, refused=cards_of(refusal.findings))
    except ReasonNeeded as refusal:
        return _show_typed(request, opened, item, form, warnings=cards_of(refusal.findings))
    except CountChanged:
        return _show_changed(request, opened, item)
    except (NobodyCalled, NotYetHeld, CountContradicts) as refusal:
        form.add_error(None, _not_taken(refusal))
        return _show_typed(request, opened, item, form)
    name = item.case.person.full_name
    messages.success(request, _("Đã ghi kết quả biểu quyết về %(name)s.") % {"name": name})
    following = next_open(opened, item)
    if following is None:
        return redirect("close_meeting", opened.id)
    return redirect("meeting_vote", opened.id, following.pk)


def _not_taken(refusal: NobodyCalled | NotYetHeld | CountContradicts) -> str:
    match refusal:
        case NobodyCalled():
            return _("Chưa điểm danh nên chưa ghi kết quả được. Hãy điểm danh trước.")
        case NotYetHeld():
            return _("Chưa đến ngày họp nên chưa ghi kết quả được.")
        case CountContradicts():
            return " ".join(slip_message(slip) for slip in refusal.slips)


def _show_changed(request: HttpRequest, opened: OpenMeeting, item: AgendaItem) -> HttpResponse:
    """Show what somebody else counted meanwhile, beside what was typed here."""
    fresh = open_meeting(request, opened.id)
    now = count_of(fresh.item(item.pk))
    revision = 0 if now is None else now.revision
    data = {**request.POST.dict(), "seen_revision": revision}
    form = VoteForm(fresh.turnout, data=data)
    return show_meeting(
        request, fresh, fresh.item(item.pk), form=form, status=409, counted_meanwhile=True
    )


def _show_typed(
    request: HttpRequest,
    opened: OpenMeeting,
    item: AgendaItem,
    form: VoteForm,
    *,
    refused: tuple[FindingCard, ...] = (),
    warnings: tuple[FindingCard, ...] = (),
) -> HttpResponse:
    """The same page with what was typed and what follows from it; nothing is written."""
    figures = _figures(request, opened, item)
    status = 200 if RECOUNT in request.POST else 422
    return show_meeting(
        request,
        opened,
        item,
        form=form,
        figures=figures,
        refused=refused,
        warnings=warnings,
        status=status,
    )


def _figures(request: HttpRequest, opened: OpenMeeting, item: AgendaItem) -> Figures | None:
    """What follows from the numbers typed; nothing before anybody typed who agrees."""
    if not request.POST.get("agree", "").strip():
        return None
    return figures_of(opened, item, typed_count(request.POST), number_of(item))
