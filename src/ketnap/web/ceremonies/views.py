"""The ceremonies (lễ kết nạp) of the reader's cells, who awaits one, and one ceremony."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.queries import (
    awaiting_ceremony,
    ceremonies_visible_to,
    unlinked_days,
)
from ketnap.web.ceremonies.afterwards import duties_of
from ketnap.web.ceremonies.checklist import checklist_of
from ketnap.web.ceremonies.deadline_words import deadline_words
from ketnap.web.ceremonies.people import programme_source, strip_of, troubles_of, turns_shown
from ketnap.web.ceremonies.reading import crumbs_to, days_until, open_ceremony
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day, weekday_and_day

SHOWN = 100


@access.page(Action.HOLD_CEREMONY)
@require_GET
def ceremonies(request: HttpRequest) -> HttpResponse:
    """Show who awaits a ceremony, the ceremonies to come, and those that were held."""
    actor, day = actor_behind(request), day_of(request)
    found = list(
        ceremonies_visible_to(actor).prefetch_related("new_members__casefile__person")[:SHOWN]
    )
    planned = sorted((one for one in found if one.recorded_at is None), key=lambda one: one.held_on)
    waiting = list(_waiting(request))
    context = {
        "waiting": waiting,
        "can_plan": day.is_today and not all(one["action"] for one in waiting),
        "planned": [_planned(request, one) for one in planned],
        "held": [_held(request, one) for one in found if one.recorded_at],
        "unlinked": list(_unlinked(request)) if day.is_today else [],
    }
    return render(request, "web/ceremonies/ceremonies.html", context)


@access.page(Action.HOLD_CEREMONY)
@require_GET
def ceremony(request: HttpRequest, ceremony_id: int) -> HttpResponse:
    """Show one ceremony: programme, people and deadlines, checklist, and what follows it."""
    opened = open_ceremony(request, ceremony_id)
    context = {
        "ceremony": opened,
        "crumbs": crumbs_to(request),
        "strip": strip_of(opened),
        "troubles": troubles_of(request, opened),
        "turns": turns_shown(request, opened),
        "duties": duties_of(request, opened) if opened.is_held else (),
        "checklist": checklist_of(opened),
        "invitees": list(opened.record.invitees.order_by("position")),
        "source": programme_source(opened),
        "can_record": opened.may_change and opened.record.held_on <= opened.day.today,
    }
    return render(request, "web/ceremonies/ceremony.html", context)


def _waiting(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Everybody with an approving decision; the clock runs as of the page's day."""
    on = day_of(request).on
    for one in awaiting_ceremony(actor_behind(request), on=on, planned_on=on):
        planned = one.planned_id
        yield {
            "name": one.full_name,
            "href": address(request, "case", one.casefile_id),
            "what": _("Quyết định %(number)s ngày %(day)s")
            % {"number": one.decision.decision, "day": full_day(one.decision.on)},
            "clock": deadline_words(one.clock, is_planned=False),
            "action": _("Xem lễ đã lên lịch") if planned else "",
            "action_href": address(request, "ceremony", planned) if planned else "",
        }


def _planned(request: HttpRequest, one: Ceremony) -> dict[str, str]:
    return {
        "day": capitalised(weekday_and_day(one.held_on, year=0)),
        "place": one.place,
        "names": _names(one),
        "left": days_until(one.held_on, day_of(request).on),
        "href": address(request, "ceremony", one.pk),
    }


def _held(request: HttpRequest, one: Ceremony) -> Sequence[dict[str, str]]:
    return [
        {"text": full_day(one.held_on), "href": address(request, "ceremony", one.pk)},
        {"text": _names(one)},
        {"text": one.place},
    ]


def _names(one: Ceremony) -> str:
    return ", ".join(each.casefile.person.full_name for each in one.new_members.all())


def _unlinked(request: HttpRequest) -> Iterator[dict[str, str]]:
    for one in unlinked_days(actor_behind(request)):
        yield {
            "day": full_day(one.held_on),
            "names": ", ".join(one.names),
            "place": one.place,
            "href": address(request, "link_ceremony", one.cell.pk, one.held_on.isoformat()),
        }
