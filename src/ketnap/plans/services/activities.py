"""Writes of education activities: recorded, put right, taken out."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from ketnap.domain.access import Action, Actor, require
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.plans.models import ActivityKind, EducationActivity
from ketnap.plans.places import note, place_of
from ketnap.plans.queries.activities import activity_visible_to


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityOrder:
    """What is known of an activity."""

    held_on: date
    kind: ActivityKind
    topic: str
    leader: str
    place: str = ""
    members: int = 0
    sympathisers: int = 0
    union_members: int = 0
    others: int = 0


@transaction.atomic
def record_activity(cell: Organisation, order: ActivityOrder, *, by: Actor) -> EducationActivity:
    """A new activity of a cell; refuses one in which nobody took part."""
    require(by, Action.MANAGE_PLAN, place_of(cell))
    activity = EducationActivity(cell=cell, created_by_id=by.user_id, **asdict(order))
    store(activity)
    note(by, "education_activity", activity.pk, "ghi hoạt động giáo dục")
    return activity


@transaction.atomic
def change_activity(activity_id: int, order: ActivityOrder, *, by: Actor) -> EducationActivity:
    """The activity with what was wrong put right."""
    activity = _managed(activity_id, by)
    for name, value in asdict(order).items():
        setattr(activity, name, value)
    store(activity)
    note(by, "education_activity", activity.pk, "sửa hoạt động giáo dục")
    return activity


@transaction.atomic
def take_out_activity(activity_id: int, *, by: Actor) -> None:
    """Take out an activity that was recorded by mistake; the access log keeps what it was."""
    activity = _managed(activity_id, by)
    words = f"bỏ hoạt động giáo dục ngày {activity.held_on:%d/%m/%Y}: {activity.topic}"
    note(by, "education_activity", activity.pk, words)
    activity.delete()


def _managed(activity_id: int, by: Actor) -> EducationActivity:
    activity = activity_visible_to(by, activity_id)
    require(by, Action.MANAGE_PLAN, place_of(activity.cell))
    return activity
