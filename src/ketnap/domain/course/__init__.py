"""Courses (lớp bồi dưỡng): results as people paste them, and how long certificates last."""

from ketnap.domain.course.matching import Found, Participant, find_people
from ketnap.domain.course.outlook import Outlook, Standing, outlook_of
from ketnap.domain.course.results import Problem, ResultRow, read_results

__all__ = [
    "Found",
    "Outlook",
    "Participant",
    "Problem",
    "ResultRow",
    "Standing",
    "find_people",
    "outlook_of",
    "read_results",
]
