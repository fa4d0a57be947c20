"""Courses (lớp bồi dưỡng): results as people paste them, how long certificates last, who has one."""

from ketnap.domain.course.matching import Found, Participant, find_people
from ketnap.domain.course.outlook import Outlook, Standing, outlook_of
from ketnap.domain.course.results import Problem, ResultRow, read_results
from ketnap.domain.course.sendings import sent_and_certified

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
    "sent_and_certified",
]
