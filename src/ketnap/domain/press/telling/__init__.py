"""The first draft of an article, written from the record: editors rewrite it freely.

It says what, when, where and how many. Nobody's birth, address, family, votes or file.
"""

from ketnap.domain.press.telling.ceremony import CeremonyFacts, DecisionFacts, tell_ceremony
from ketnap.domain.press.telling.course import CourseFacts, tell_course
from ketnap.domain.press.telling.draft import Draft
from ketnap.domain.press.telling.meeting import MeetingFacts, tell_meeting
from ketnap.domain.press.telling.period import PeriodFacts
from ketnap.domain.press.telling.plan import PlanFacts, TargetFacts, tell_plan

__all__ = [
    "CeremonyFacts",
    "CourseFacts",
    "DecisionFacts",
    "Draft",
    "MeetingFacts",
    "PeriodFacts",
    "PlanFacts",
    "TargetFacts",
    "tell_ceremony",
    "tell_course",
    "tell_meeting",
    "tell_plan",
]
