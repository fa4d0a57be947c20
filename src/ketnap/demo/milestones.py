"""The main days of one way from nomination to recognition, laid out around the vote or the ceremony."""

from dataclasses import dataclass, replace
from datetime import date

from ketnap.demo.almanac import Almanac
from ketnap.domain.calendar import add_months

COURSE_DAYS = 12
"""Working days on the awareness course, up to its certificate; the others are working days too."""
OPENED_TO_VERIFICATION = 12
VOTE_TO_DECISION = 33
DECISION_TO_CEREMONY = 14
PROBATION_TO_PAPERS = 2
PROBATION_TO_VOTE = 8
VOTE_TO_RECOGNITION = 22


@dataclass(frozen=True, slots=True)
class Pace:
    """How many months before the cell's vote each thing is done."""

    nominated: int
    listed: int
    course: int
    opened: int
    papers: int


STEADY = Pace(nominated=24, listed=22, course=14, opened=7, papers=2)
QUICK = Pace(nominated=14, listed=12, course=9, opened=5, papers=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """The main days; those after the day a history is told until are plans."""

    nominated: date
    listed: date
    course: date
    opened: date
    papers: date
    vote: date
    decided: date
    ceremony: date
    recognition_papers: date
    recognition_vote: date
    recognised: date

    def moved(self, **days: date) -> "Milestones":
        """The same days but for those named."""
        return replace(self, **days)


def around_vote(almanac: Almanac, vote: date, *, pace: Pace = STEADY) -> Milestones:
    """A way whose vote on admission is on a day."""
    decided = almanac.later(vote, VOTE_TO_DECISION)
    ceremony = almanac.later(decided, DECISION_TO_CEREMONY)
    return _around(almanac, vote, decided, ceremony, pace=pace)


def around_decision(almanac: Almanac, decided: date, *, pace: Pace = STEADY) -> Milestones:
    """A way whose decision on admission is issued on a day."""
    vote = almanac.earlier(decided, VOTE_TO_DECISION)
    ceremony = almanac.later(decided, DECISION_TO_CEREMONY)
    return _around(almanac, vote, decided, ceremony, pace=pace)


def around_ceremony(almanac: Almanac, ceremony: date, *, pace: Pace = STEADY) -> Milestones:
    """A way whose admission ceremony is on a day."""
    decided = almanac.earlier(ceremony, DECISION_TO_CEREMONY)
    vote = almanac.earlier(decided, VOTE_TO_DECISION)
    return _around(almanac, vote, decided, ceremony, pace=pace)


def _around(
    almanac: Almanac, vote: date, decided: date, ceremony: date, *, pace: Pace
) -> Milestones:
    probation_end = almanac.due("probation_months", ceremony)
    recognition_vote = almanac.later(probation_end, PROBATION_TO_VOTE)
    return Milestones(
        nominated=almanac.months_later(vote, -pace.nominated),
        listed=almanac.meeting(add_months(vote, -pace.listed)),
        course=almanac.months_later(vote, -pace.course),
        opened=almanac.months_later(vote, -pace.opened),
        papers=almanac.months_later(vote, -pace.papers),
        vote=vote,
        decided=decided,
        ceremony=ceremony,
        recognition_papers=almanac.later(probation_end, PROBATION_TO_PAPERS),
        recognition_vote=recognition_vote,
        recognised=almanac.later(recognition_vote, VOTE_TO_RECOGNITION),
    )
