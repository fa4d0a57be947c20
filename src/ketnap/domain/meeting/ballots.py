"""The count of one vote: ballots or raised cards, which must add up; never whose they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ketnap.domain.casefile.codes import Matter, VoteMethod
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.attendance import Turnout


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was counted. A vote by Party card has no ballots: `issued` and `returned` are `None`."""

    method: VoteMethod
    agree: int
    disagree: int
    issued: int | None = None
    returned: int | None = None
    spoiled: int = 0
    blank: int = 0

    @property
    def invalid(self) -> int:
        return self.spoiled + self.blank

    @property
    def valid(self) -> int:
        """The ballots that count for either side."""
        return self.agree + self.disagree if self.returned is None else self.returned - self.invalid

    @property
    def total(self) -> int:
        return self.agree + self.disagree + self.invalid


class SlipCode(StrEnum):
    """How the numbers of a count contradict each other."""

    ISSUED_ABOVE_PRESENT = "issued_above_present"
    RETURNED_ABOVE_ISSUED = "returned_above_issued"
    ABOVE_RETURNED = "above_returned"
    SUM_ABOVE_RETURNED = "sum_above_returned"
    SUM_BELOW_RETURNED = "sum_below_returned"
    CARDS_ABOVE_PRESENT = "cards_above_present"


@dataclass(frozen=True, slots=True)
class Slip:
    """One contradiction: at which number it is put right, what stands there, what can be at most."""

    code: SlipCode
    field: str
    is_: int
    bound: int


def slips_in(count: Count, turnout: Turnout) -> Iterator[Slip]:
    """Yield what does not add up; a count without slips may be recorded."""
    if count.issued is None or count.returned is None:
        yield from _card_slips(count, turnout)
        return
    present = turnout.present_official
    if count.issued > present:
        yield Slip(SlipCode.ISSUED_ABOVE_PRESENT, "issued", count.issued, present)
    if count.returned > count.issued:
        yield Slip(SlipCode.RETURNED_ABOVE_ISSUED, "returned", count.returned, count.issued)
    yield from _sum_slips(count, count.returned)


def _card_slips(count: Count, turnout: Turnout) -> Iterator[Slip]:
    if count.total > turnout.present_official:
        bound = turnout.present_official
        yield Slip(SlipCode.CARDS_ABOVE_PRESENT, "agree", count.total, bound)


def _sum_slips(count: Count, returned: int) -> Iterator[Slip]:
    too_large = [
        Slip(SlipCode.ABOVE_RETURNED, name, number, returned)
        for name, number in _parts(count)
        if number > returned
    ]
    yield from too_large
    if not too_large and count.total > returned:
        yield Slip(SlipCode.SUM_ABOVE_RETURNED, "agree", count.total, returned)
    if count.total < returned:
        yield Slip(SlipCode.SUM_BELOW_RETURNED, "agree", count.total, returned)


def _parts(count: Count) -> tuple[tuple[str, int], ...]:
    return (
        ("agree", count.agree),
        ("disagree", count.disagree),
        ("spoiled", count.spoiled),
        ("blank", count.blank),
    )


def vote_of(
    count: Count, turnout: Turnout, *, matter: Matter, on: date, resolution: str | None
) -> CellVoted:
    """Return the step that a counted vote is recorded as."""
    return CellVoted(
        on=on,
        matter=matter,
        official_members=turnout.official_members,
        excluded=turnout.excluded,
        present_official=turnout.present_official,
        agree=count.agree,
        disagree=count.disagree,
        invalid=count.invalid,
        method=count.method,
        resolution=resolution,
    )
