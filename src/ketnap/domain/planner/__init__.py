"""Days ahead: when somebody is reminded of a deadline, and planning back from a ceremony day."""

from ketnap.domain.planner.plan import NotPlannable, plan_back
from ketnap.domain.planner.planned import (
    IN_THE_WAY,
    BackwardPlan,
    Note,
    NoteCode,
    PlannedStep,
    Reason,
)
from ketnap.domain.planner.remaining import BEFORE_THE_CEREMONY
from ketnap.domain.planner.reminding import Occasion, Point, Schedule, latest_point
from ketnap.domain.planner.way import WAY, Practice, Practices

__all__ = [
    "BEFORE_THE_CEREMONY",
    "IN_THE_WAY",
    "WAY",
    "BackwardPlan",
    "NotPlannable",
    "Note",
    "NoteCode",
    "Occasion",
    "PlannedStep",
    "Point",
    "Practice",
    "Practices",
    "Reason",
    "Schedule",
    "latest_point",
    "plan_back",
]
