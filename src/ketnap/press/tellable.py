"""The latest occasions that an article could tell about, for whoever prepares packages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Q

from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.press.package import Occasion
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.courses.models import Course
from ketnap.occasions.meetings.models import CellMeeting, MeetingState
from ketnap.organisations.queries import within
from ketnap.plans.models import Plan
from ketnap.press.gathering.ceremony import admitted_somebody

_SHOWN_OF_EACH = 6


@dataclass(frozen=True, slots=True)
class Tellable:
    """An occasion that an article could tell about; `what` is its place, title or span."""

    occasion: Occasion
    record_id: int
    on: date
    what: str


def tellable(actor: Actor | None, *, on: date) -> tuple[Tellable, ...]:
    """Return the latest of each kind that have something to tell by a day, the latest first."""
    scope = scope_of(actor, Action.PREPARE_PRESS)
    place = within(scope.organisation_ids, scope.path_prefixes, "cell")
    found = [*_ceremonies(place), *_courses(place, on), *_meetings(place), *_plans(place, on)]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _ceremonies(place: Q) -> Iterator[Tellable]:
    rows = Ceremony.objects.filter(place, recorded_at__isnull=False)
    told = filter(admitted_somebody, rows.order_by("-held_on", "-pk").iterator())
    for row in islice(told, _SHOWN_OF_EACH):
        yield Tellable(Occasion.CEREMONY, row.pk, row.held_on, row.place)


def _courses(place: Q, on: date) -> Iterator[Tellable]:
    rows = Course.objects.filter(
        place, starts_on__lte=on, participants__sent_seq__isnull=False
    ).distinct()
    for row in rows.order_by("-starts_on", "-pk")[:_SHOWN_OF_EACH]:
        yield Tellable(Occasion.COURSE, row.pk, row.starts_on, row.title)


def _meetings(place: Q) -> Iterator[Tellable]:
    rows = CellMeeting.objects.filter(place, state=MeetingState.CLOSED)
    for row in rows.order_by("-held_on", "-pk")[:_SHOWN_OF_EACH]:
        yield Tellable(Occasion.MEETING, row.pk, row.held_on, row.place)


def _plans(place: Q, on: date) -> Iterator[Tellable]:
    rows = Plan.objects.filter(place, starts_on__lte=on)
    for row in rows.order_by("-starts_on", "-pk")[:_SHOWN_OF_EACH]:
        span = f"{row.starts_on:%d/%m/%Y} – {row.ends_on:%d/%m/%Y}"
        yield Tellable(Occasion.PLAN, row.pk, row.starts_on, span)
