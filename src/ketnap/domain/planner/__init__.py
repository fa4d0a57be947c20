"""Days ahead: when somebody is reminded of a deadline, and planning back from a ceremony day."""

from ketnap.domain.planner.plan import (
    BackwardPlan,
    Note,
    NoteCode,
    PlannedStep,
    Reason,
    plan_back,
)
from ketnap.domain.planner.reminding import Occasion, Point, Schedule, latest_point
from ketnap.domain.planner.way import WAY, Practice, Practices

__all__ = [
    "WAY",
    "BackwardPlan",
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
