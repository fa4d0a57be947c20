"""Figures as programs read them: of a period, and of its courses."""

from collections.abc import Mapping, Sequence
from datetime import date

from ninja import Schema

from ketnap.casefiles.queries import CountBy, Figure
from ketnap.domain.casefile.codes import NominatorKind, Stage
from ketnap.domain.figures import Dimension
from ketnap.figures.rates import RateOf


class BridgeTold(Schema):
    """How many there were before the period, how they came and left, and how many at its end."""

    opening: int | None
    came: dict[str, int]
    left: dict[str, int]
    closing: int | None


class MembersTold(BridgeTold):
    """The members; both ends are null where nobody was ever entered as a member."""


class TargetTold(Schema):
    """What the plans of so many cells set together for a figure, and what these cells reached."""

    target: int
    cells: int
    ends_on: date
    reached: int | None
    percent: float | None


class RateTold(Schema):
    """Admissions for every hundred members of a day: at its end, or carried over into it."""

    of: RateOf
    day: date
    members: int | None
    percent: float | None


class BelowTold(Schema):
    """The figures of what stood directly below; each person counts for one such organisation.

    Who counts for the body's own cases counts for none: nothing stands below a cell.
    """

    organisation_id: int
    name: str
    figures: dict[Figure, int | None]


class StageTold(Schema):
    """Times in a stage, in days: of the cases that left it in the period, and of those in it at the end.

    Half of those that `ended` took no longer than `median_days`, nine in ten than `ninetieth_days`.
    """

    stage: Stage
    ended: int | None
    median_days: int | None
    ninetieth_days: int | None
    standing: int | None
    longest_standing_days: int | None


class PassedTold(Schema):
    """How often cases passed from one stage to another in the period."""

    before: Stage
    after: Stage
    number: int | None


class CasesTold(Schema):
    """The cases followed: those that are neither closed nor of an official member."""

    followed: BridgeTold
    stages: list[StageTold]
    passed: list[PassedTold]


class DueTold(Schema):
    """How many probations end in the period to come, as it stood at the end of this one."""

    start: date
    end: date
    number: int | None


class QuietTold(Schema):
    """A cell without an admission for so many whole months; `last_on` is null where it never had one.

    A copy for readers outside names none.
    """

    organisation_id: int
    name: str
    last_on: date | None
    months: int


class Indicators(Schema):
    """The figures of an organisation and all below it, both days included.

    `by` breaks each figure down by what was asked for; the rows of one dimension add up to it.
    What stands `below` a committee adds up too, for cells alone have cases. `known_on` narrows the figures to what the log told by the end of
    that day; members, plans, cases and probations are those known now.
    `mean_age` is of the people admitted, on the days on which they count; `admitted_by_year` counts
    in the days of the period alone. `admitted_not_on_the_roll` had their ceremony by the end of
    the period and were never entered as members: `members` and `rates` leave them out.
    A copy for readers outside has null for every number that could tell about a person. The
    difference between the copies of a body and of one below it, or of two periods that overlap,
    may still tell: never give both to one reader.
    """

    organisation_id: int
    start: date
    end: date
    count_by: CountBy
    known_on: date | None
    figures: dict[Figure, int | None]
    put_forward_by: dict[NominatorKind, int | None]
    mean_age: float | None
    admitted_by_year: dict[str, int | None]
    due_next: DueTold
    members: MembersTold
    admitted_not_on_the_roll: int | None
    targets: dict[Figure, TargetTold]
    rates: list[RateTold]
    by: Mapping[Figure, Mapping[Dimension, Mapping[str, int | None]]] = {}
    below: Sequence[BelowTold] = ()
    cases: CasesTold | None = None
    quiet_cells: Sequence[QuietTold] = ()


class CourseFigures(Schema):
    """A course by the name that steps give it; nobody counts twice in it."""

    title: str
    first_on: date
    sent: int
    certified: int


class CoursesCounted(Schema):
    """The awareness courses of a period, both days included, and all of them together.

    A copy for readers outside names no course, and has null for what could tell about a person.
    """

    organisation_id: int
    start: date
    end: date
    held: int
    sent: int | None
    certified: int | None
    courses: list[CourseFigures]
