"""Education activities: the list, and the figures of a period."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum

from ketnap.domain.access import Action, Actor
from ketnap.domain.text import fold
from ketnap.plans.models import ActivityKind, EducationActivity
from ketnap.plans.places import in_cells_of
from ketnap.plans.refusals import PlanningRecordNotVisible

COUNTED = ("members", "sympathisers", "union_members", "others")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a list is narrowed to; both days included."""

    start: date
    end: date
    kind: ActivityKind | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActivityFigures:
    """How many activities, and how many people took part, by kind of participant."""

    activities: int
    members: int
    sympathisers: int
    union_members: int
    others: int

    @property
    def participants(self) -> int:
        return self.members + self.sympathisers + self.union_members + self.others


def activities_visible_to(actor: Actor | None) -> QuerySet[EducationActivity]:
    """The activities of the cells whose plans somebody sees, the latest first."""
    rows: QuerySet[EducationActivity] = in_cells_of(
        EducationActivity.objects.all(), actor, Action.SEE_PLAN
    )
    return rows.select_related("cell").order_by("-held_on", "-pk")


def activity_visible_to(actor: Actor | None, activity_id: int) -> EducationActivity:
    """The activity; raises `PlanningRecordNotVisible` for a stranger."""
    found = activities_visible_to(actor).filter(pk=activity_id).first()
    if found is None:
        raise PlanningRecordNotVisible
    return found


def found_among(
    activities: QuerySet[EducationActivity], sought: Sought
) -> QuerySet[EducationActivity]:
    """Those that fit what is looked for."""
    found = activities.filter(held_on__range=(sought.start, sought.end))
    if sought.kind is not None:
        found = found.filter(kind=sought.kind)
    return found.filter(pk__in=_named(found, sought.words)) if sought.words else found


def figures_of(activities: QuerySet[EducationActivity]) -> ActivityFigures:
    """The figures of some activities."""
    sums = activities.aggregate(
        activities=Count("pk"), **{name: Sum(name, default=0) for name in COUNTED}
    )
    return ActivityFigures(**sums)


def figures_by_kind(
    activities: QuerySet[EducationActivity],
) -> tuple[tuple[ActivityKind, ActivityFigures], ...]:
    """The figures of each kind that occurs, in the order of kinds."""
    found = ((kind, figures_of(activities.filter(kind=kind))) for kind in ActivityKind)
    return tuple((kind, figures) for kind, figures in found if figures.activities)


def _named(activities: QuerySet[EducationActivity], words: str) -> list[int]:
    """The activities of which topic or leader hold the words, with or without diacritics."""
    return [each.pk for each in activities if fold(words) in fold(f"{each.topic} {each.leader}")]
