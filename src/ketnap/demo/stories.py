"""Puts applicants, mentors and the roll of the cell together into what was recorded for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ketnap.demo.almanac import Almanac
from ketnap.demo.joining import approved_on
from ketnap.demo.people import APPLICANTS, Applicant, Member
from ketnap.demo.tales import Record, Tale, records_of
from ketnap.demo.ways import Home, Way
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.steps import Step


@dataclass(frozen=True, slots=True)
class Story:
    """One applicant and what was recorded."""

    applicant: Applicant
    records: tuple[Record, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for record in self.records for step in record.steps)


@dataclass(frozen=True, slots=True)
class Mentoring:
    """The official members who help applicants, and those who introduce beside them."""

    mentors: Sequence[Member]
    companions: Sequence[Member]


def stories_of(
    tales: Iterable[Tale], home: Home, mentoring: Mentoring, almanac: Almanac
) -> list[Story]:
    """The stories of a cell, whose votes count everybody recognised in the stories themselves."""
    told = list(tales)
    # No day depends on the votes, so the first telling gives the days of recognition.
    first = [_story(tale, home, mentoring, almanac) for tale in told]
    days = [approved_on(story.steps, Matter.RECOGNITION) for story in first]
    roll = home.roll.joined_by(day for day in days if day is not None)
    counted = replace(home, roll=roll)
    return [_story(tale, counted, mentoring, almanac) for tale in told]


def _story(tale: Tale, home: Home, mentoring: Mentoring, almanac: Almanac) -> Story:
    applicant = APPLICANTS[tale.name]
    way = Way(
        almanac=almanac,
        home=home,
        applicant=applicant,
        mentor=_mentor(tale, applicant, mentoring.mentors),
        companion=mentoring.companions[applicant.number % len(mentoring.companions)],
        days=tale.days,
    )
    return Story(applicant, records_of(tale, way, today=almanac.today))


def _mentor(tale: Tale, applicant: Applicant, mentors: Sequence[Member]) -> Member:
    named = (member for member in mentors if member.name == tale.mentor)
    return next(named, mentors[applicant.number % len(mentors)])
