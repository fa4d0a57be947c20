"""What the room of plans stores."""

from ketnap.plans.models.activities import ActivityKind, EducationActivity
from ketnap.plans.models.nominations import Nomination, NominationState
from ketnap.plans.models.requests import NominationRequest
from ketnap.plans.models.reviews import ListReview, ReviewDecision, ReviewedPerson
from ketnap.plans.models.targets import Plan, PlannedFigure, PlanSpan, Target

__all__ = [
    "ActivityKind",
    "EducationActivity",
    "ListReview",
    "Nomination",
    "NominationRequest",
    "NominationState",
    "Plan",
    "PlanSpan",
    "PlannedFigure",
    "ReviewDecision",
    "ReviewedPerson",
    "Target",
]
