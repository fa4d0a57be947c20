"""The view for the wall: one vote in large letters, numbers alone, renewed by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.occasions.meetings.models import AgendaItem, VoteCount
from ketnap.web.fragments import wants_fragment
from ketnap.web.meetings.agenda import first_open
from ketnap.web.meetings.guard import held_meeting
from ketnap.web.meetings.panel import panel_of
from ketnap.web.meetings.reading import OpenMeeting
from ketnap.web.meetings.words import meeting_title
from ketnap.web.posted import number_in


@access.page(Action.HOLD_MEETING)
@require_GET
def projector(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the vote asked for, or else the one counted last, so that its result stays in sight."""
    opened = held_meeting(request, meeting_id)
    item = _asked(request, opened) or _counted_last(opened) or first_open(opened)
    order = [vote.pk for vote in opened.votes]
    place = 0 if item is None else order.index(item.pk)
    context = {
        "opened": opened,
        "title": meeting_title(opened.record),
        "panel": None if item is None else panel_of(opened, item),
        "place": f"{place + 1}/{len(order)}" if order else "",
        "before": order[place - 1] if place else None,
        "after": next(iter(order[place + 1 :]), None),
        "asked": request.GET.get("item", ""),
    }
    page = "wall_vote" if wants_fragment(request) else "wall"
    return render(request, f"web/meetings/{page}.html", context)


def _asked(request: HttpRequest, opened: OpenMeeting) -> AgendaItem | None:
    number = number_in(request.GET.get("item", ""))
    return None if number is None else opened.item(number)


def _counted_last(opened: OpenMeeting) -> AgendaItem | None:
    latest = VoteCount.objects.filter(item__meeting=opened.record).order_by("pk").last()
    return None if latest is None else opened.item(latest.item_id)
