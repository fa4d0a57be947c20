"""The view for the wall: one vote in large letters, numbers alone, renewed by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.web.fragments import wants_fragment
from ketnap.web.meetings.agenda import first_open
from ketnap.web.meetings.guard import held_meeting
from ketnap.web.meetings.panel import panel_of
from ketnap.web.meetings.reading import OpenMeeting
from ketnap.web.meetings.words import meeting_title


@access.page(Action.HOLD_MEETING)
@require_GET
def projector(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the vote the meeting is at, or the one asked for."""
    opened = held_meeting(request, meeting_id)
    item = _asked(request, opened) or first_open(opened)
    context = {
        "opened": opened,
        "title": meeting_title(opened.record),
        "panel": None if item is None else panel_of(opened, item),
        "place": None if item is None else _place(opened, item),
        "following": opened.id,
        "asked": request.GET.get("item", ""),
    }
    page = "wall_vote" if wants_fragment(request) else "wall"
    return render(request, f"web/meetings/{page}.html", context)


def _asked(request: HttpRequest, opened: OpenMeeting) -> AgendaItem | None:
    number = request.GET.get("item", "")
    return opened.item(int(number)) if number.isascii() and number.isdecimal() else None


def _place(opened: OpenMeeting, item: AgendaItem) -> str:
    order = [vote.pk for vote in opened.votes]
    return f"{order.index(item.pk) + 1}/{len(order)}"
