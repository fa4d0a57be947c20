"""Papers of a meeting to print: the invitation, the minutes, and a paper for each vote."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.domain.access import Action
from ketnap.domain.meeting.outcome import Outcome
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import KIND, suggested_attendance
from ketnap.organisations.queries import name_on, parent_on
from ketnap.web.language import PAPER_LANGUAGE
from ketnap.web.meetings.guard import held_meeting
from ketnap.web.meetings.panel import panel_of
from ketnap.web.meetings.reading import OpenMeeting, open_meeting
from ketnap.web.meetings.words import ADDRESSES, GROUNDS, PROPOSALS, meeting_title, percent


@access.page(Action.SEE_MEETING)
@require_GET
def invitation(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the invitation: when, where, about what, and who is called."""
    opened = open_meeting(request, meeting_id)
    called = opened.attendance or suggested_attendance(opened.record)
    with override(PAPER_LANGUAGE):
        context = {
            "official": [each for each in called if each.is_official],
            "probationary": [each for each in called if not each.is_official],
            "questions": [panel_of(opened, item) for item in opened.votes],
        }
    return _paper(request, opened, "invitation", _("Giấy mời họp"), context)


@access.page(Action.HOLD_MEETING)
@require_GET
def minutes(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the minutes: who was there, what was discussed, what each vote came to."""
    opened = held_meeting(request, meeting_id)
    absent = [each for each in opened.attendance if not each.is_present]
    with override(PAPER_LANGUAGE):
        context = {
            "absent": [(each, GROUNDS[each.ground] if each.ground else "") for each in absent],
            "votes": list(_votes(opened)),
            "uncounted": [panel_of(opened, item) for item in opened.uncounted],
        }
    return _paper(request, opened, "minutes", _("Biên bản họp chi bộ"), context)


@access.page(Action.HOLD_MEETING)
@require_GET
def resolution(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Show the paper of one vote: a resolution where the share was reached, else a report."""
    opened = held_meeting(request, meeting_id)
    item = opened.item(item_id)
    outcome = opened.outcome(item)
    if outcome is None:
        raise Http404("nothing was counted")
    title = _("Nghị quyết") if outcome.is_reached else _("Báo cáo kết quả biểu quyết")
    with override(PAPER_LANGUAGE):
        vote = _vote(opened, item, outcome)
    context = {**vote, "paper_vote": vote}
    return _paper(request, opened, "resolution", title, context, item=item)


def _votes(opened: OpenMeeting) -> Iterator[dict[str, Any]]:
    for item in opened.votes:
        outcome = opened.outcome(item)
        if outcome is not None:
            yield _vote(opened, item, outcome)


def _vote(opened: OpenMeeting, item: AgendaItem, outcome: Outcome) -> dict[str, Any]:
    return {
        "panel": panel_of(opened, item),
        "outcome": outcome,
        "proposal": PROPOSALS[outcome.vote.matter],
        "address": ADDRESSES[outcome.vote.matter],
        "of_base": percent(outcome.of_base),
        "of_all": percent(outcome.of_all),
    }


def _paper(
    request: HttpRequest,
    opened: OpenMeeting,
    name: str,
    title: str,
    context: dict[str, Any],
    *,
    item: AgendaItem | None = None,
) -> HttpResponse:
    """A page to print; that it was taken out is noted with each case it names."""
    meeting = opened.record
    superior = parent_on(meeting.cell_id, meeting.held_on)
    cases = [item] if item is not None else opened.votes
    for each in cases:
        _note(opened, each, title)
    whole = {
        "opened": opened,
        "title": title,
        "meeting_title": meeting_title(meeting),
        "cell": name_on(meeting.cell_id, meeting.held_on),
        "superior": name_on(superior.pk, meeting.held_on) if superior else "",
        "turnout": opened.turnout,
        **context,
    }
    return render(request, f"web/meetings/{name}.html", whole)


def _note(opened: OpenMeeting, item: AgendaItem, title: str) -> None:
    note_access(
        opened.actor.user_id,
        Deed.PRINTED,
        object_kind=KIND,
        object_id=opened.id,
        casefile_id=item.case.pk,
        detail=title,
    )
