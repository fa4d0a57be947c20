"""Whether two steps tell the same: of one kind and day, and nothing in them says otherwise."""

from operator import attrgetter

from ketnap.domain.casefile.steps import (
    Appraised,
    CellVoted,
    CommitteeVoted,
    DeadlineExtended,
    Decided,
    Introduced,
    MentorReviewed,
    Nominated,
    Nominator,
    Returned,
    Step,
    Submitted,
    Transferred,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.domain.intake.way import NOT_IN_THE_SHEET

_TOLD_APART_BY: dict[type[Step], tuple[str, ...]] = {
    Decided: ("matter", "outcome"),
    Appraised: ("matter", "outcome"),
    CellVoted: ("matter",),
    CommitteeVoted: ("matter", "level"),
    DeadlineExtended: ("deadline",),
    Submitted: ("matter",),
    Returned: ("matter",),
    Transferred: ("direction",),
    MentorReviewed: ("outcome",),
    VerificationRequested: ("subject", "place"),
    VerificationAnswered: ("subject", "place"),
    Introduced: ("by.name",),
}
"""The fields that make two steps of one kind and day two different ones."""


def tells_the_same(step: Step, other: Step) -> bool:
    """Numbers may be written in two ways; a matter, an outcome and a nominator say what it was."""
    if (step.kind, step.on) != (other.kind, other.on):
        return False
    if isinstance(step, Nominated) and isinstance(other, Nominated):
        return _may_be_one(step.by, other.by)
    fields = _TOLD_APART_BY.get(type(step), ())
    return all(tells(step) == tells(other) for tells in map(attrgetter, fields))


def _may_be_one(one: Nominator, another: Nominator) -> bool:
    """A sheet that does not name the nominator says nothing against any."""
    if NOT_IN_THE_SHEET in (one.name, another.name):
        return True
    return one.kind is another.kind and _bare(one.name) == _bare(another.name)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
