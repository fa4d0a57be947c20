"""The list of meetings: those to come, and those of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may
from ketnap.occasions.meetings.models import CellMeeting, MeetingState
from ketnap.occasions.meetings.queries import meetings_visible_to, planned_meetings, with_votes
from ketnap.web.day import address, day_of
from ketnap.web.meetings.words import meeting_hour, officers_line
from ketnap.web.posted import number_in


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in the list."""

    href: str
    title: str
    place: str
    officers: str
    what: str
    state: str
    is_due: bool


@access.page(Action.SEE_MEETING)
@require_GET
def meetings(request: HttpRequest) -> HttpResponse:
    """Show the meetings to come, the next one first, and those of one year, latest first."""
    actor, day = actor_behind(request), day_of(request)
    every = meetings_visible_to(actor)
    over = every.exclude(state=MeetingState.PLANNED)
    years = [each.year for each in over.dates("held_on", "year", order="DESC")]
    year = _year(request, years)
    past = over.filter(held_on__year=year) if year else every.none()
    context = {
        "planned": _rows(request, planned_meetings(actor)),
        "past": _rows(request, past),
        "tabs": _tabs(request, years, year),
        "can_call": day.is_today and may(actor, Action.HOLD_MEETING),
        "nothing": not every.exists(),
    }
    return render(request, "web/meetings/meetings.html", context)


def _year(request: HttpRequest, years: list[int]) -> int | None:
    asked = number_in(request.GET.get("year", ""))
    if asked in years:
        return asked
    return years[0] if years else None


def _tabs(request: HttpRequest, years: Iterable[int], current: int | None) -> list[dict[str, Any]]:
    return [
        {
            "label": str(year),
            "href": address(request, "meetings", query={"year": year}),
            "current": year == current,
        }
        for year in years
    ]


def _rows(request: HttpRequest, rows: QuerySet[CellMeeting]) -> list[MeetingRow]:
    return [_row(request, meeting) for meeting in with_votes(rows)]


def _row(request: HttpRequest, meeting: CellMeeting) -> MeetingRow:
    today = day_of(request).today
    return MeetingRow(
        href=address(request, "meeting", meeting.pk),
        title=meeting_hour(meeting),
        place=meeting.place,
        officers=officers_line(meeting),
        what=_what(meeting),
        state=meeting.state,
        is_due=meeting.is_planned and meeting.held_on <= today,
    )


def _what(meeting: CellMeeting) -> str:
    names = dict.fromkeys(
        item.case.person.full_name for item in meeting.items.all() if item.is_vote
    )
    if not names:
        return _("Không biểu quyết về ai")
    words = ngettext("Xét %(count)d người: %(names)s", "Xét %(count)d người: %(names)s", len(names))
    return words % {"count": len(names), "names": ", ".join(names)}
