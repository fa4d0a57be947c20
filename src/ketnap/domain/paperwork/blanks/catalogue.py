"""Every blank that records fill, by its name."""

from collections.abc import Mapping

from ketnap.domain.paperwork.blanks import (
    appraisals,
    attendance,
    bodies,
    cells,
    ceremonies,
    changes,
    courses,
    figures,
    introductions,
    lists,
    meetings,
    opinions,
    paper,
    person,
    probation,
    proceedings,
    verification,
    votes,
)
from ketnap.domain.paperwork.blanks.blank import Blank, by_name

CATALOGUE: Mapping[str, Blank] = by_name(
    paper.BLANKS,
    bodies.BLANKS,
    person.BLANKS,
    proceedings.BLANKS,
    verification.BLANKS,
    appraisals.BLANKS,
    introductions.BLANKS,
    opinions.BLANKS,
    attendance.BLANKS,
    votes.BLANKS,
    meetings.BLANKS,
    ceremonies.BLANKS,
    courses.BLANKS,
    changes.BLANKS,
    cells.BLANKS,
    probation.BLANKS,
    figures.BLANKS,
    lists.BLANKS,
)
