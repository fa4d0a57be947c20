"""What follows a ceremony: for each new member the next duties, with their last day."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.casefiles.queries import joining_for
from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.casefile.owners import owner_of
from ketnap.domain.casefile.wording import deadline_name
from ketnap.occasions.ceremonies.queries import Turn
from ketnap.rules.load import load_calendar
from ketnap.web.ceremonies.reading import OpenCeremony
from ketnap.web.clocks import clock_of, owner_name, tone_of
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

AFTER = (DeadlineCode.FILE_MEMBER_RECORD, DeadlineCode.PROBATION_ENDS)


def duties_of(request: HttpRequest, ceremony: OpenCeremony) -> list[dict[str, Any]]:
    """Return the new members, each with the duties the ceremony has begun."""
    return [
        {
            "name": turn.full_name,
            "href": address(request, "case", turn.casefile_id),
            "duties": _duties(turn, ceremony),
            "enter_href": _way_to_the_roll(request, ceremony, turn),
        }
        for turn in ceremony.turns
    ]


def _way_to_the_roll(request: HttpRequest, ceremony: OpenCeremony, turn: Turn) -> str:
    """The page that enters the new member on the roll, where that is still to be done."""
    day = ceremony.day
    if not day.is_today or joining_for(ceremony.actor, turn.casefile_id, on=day.today) is None:
        return ""
    return address(request, "enter_member", turn.casefile_id)


def _duties(turn: Turn, ceremony: OpenCeremony) -> list[dict[str, str]]:
    today, calendar = ceremony.day.today, load_calendar()
    shown = []
    for deadline in turn.assessment.deadlines:
        if deadline.code not in AFTER:
            continue
        owner = owner_of(turn.file, deadline, on=today)
        clock = clock_of(deadline, owner, calendar, on=today)
        shown.append(
            {
                "name": deadline_name(deadline.code, reader_language()),
                "where": owner_name(owner),
                "due_on": full_day(deadline.due_on),
                "left": _met(deadline.met_on, deadline.due_on) if deadline.met_on else clock.label,
                "tone": "done" if deadline.met_on else tone_of(deadline, on=today),
                "is_met": "yes" if deadline.met_on else "",
            }
        )
    return shown


def _met(met_on: date, due_on: date) -> str:
    """When it was done, and by when it was due."""
    words = _("ngày %(day)s, hạn %(due)s")
    return words % {"day": full_day(met_on), "due": full_day(due_on)}
