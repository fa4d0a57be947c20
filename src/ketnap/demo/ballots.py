"""Votes of the demo: of the cell, and of the two bodies above it."""

from dataclasses import dataclass
from datetime import date

from ketnap.demo.places import GRASSROOTS_COMMITTEE, STANDING_COMMITTEE
from ketnap.demo.roll import Roll
from ketnap.domain.casefile.codes import CommitteeLevel, Matter, VoteMethod
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted

GRASSROOTS_MEMBERS = 15
STANDING_MEMBERS = 9
UNNUMBERED = "chưa lấy số"
"""Stands for the number of a resolution until all of them are known and can be put in order."""
_FIRST_TERM_BEGINS_ON = date(2010, 5, 20)
_TERM_YEARS = 5


def term_begins_on(day: date) -> date:
    """The first day of the term in which a day lies: a congress is held every five years in May."""
    years = day.year - _FIRST_TERM_BEGINS_ON.year
    begins = _FIRST_TERM_BEGINS_ON.replace(year=day.year - years % _TERM_YEARS)
    return begins if begins <= day else begins.replace(year=begins.year - _TERM_YEARS)


@dataclass(frozen=True, slots=True)
class Urn:
    """Counts the votes on one person; `absent` members stay away without being left out."""

    roll: Roll
    matter: Matter
    absent: int

    def carried(self, day: date) -> CellVoted:
        """A vote of the cell in which nearly everybody present agrees."""
        against = self.absent // 2
        return self._vote(day, agree=self._present(day) - against, disagree=against, invalid=0)

    def failed(self, day: date) -> CellVoted:
        """A vote of the cell in which half agree, which is too few."""
        agree = self._present(day) // 2
        disagree = self._present(day) - agree - 1
        return self._vote(day, agree=agree, disagree=disagree, invalid=1)

    def grassroots(self, day: date) -> CommitteeVoted:
        """The vote of the committee that proposes."""
        return CommitteeVoted(
            on=day,
            matter=self.matter,
            body=GRASSROOTS_COMMITTEE,
            level=CommitteeLevel.GRASSROOTS,
            members=GRASSROOTS_MEMBERS,
            agree=GRASSROOTS_MEMBERS - self.absent,
            disagree=0,
        )

    def standing(self, day: date, *, refused: bool = False) -> CommitteeVoted:
        """The vote of the standing committee that decides."""
        against = STANDING_MEMBERS // 2 + 1 if refused else 0
        return CommitteeVoted(
            on=day,
            matter=self.matter,
            body=STANDING_COMMITTEE,
            level=CommitteeLevel.STANDING,
            members=STANDING_MEMBERS,
            agree=STANDING_MEMBERS - self.absent - against,
            disagree=against,
        )

    def _present(self, day: date) -> int:
        left_out = sum(group.count for group in self.roll.excluded_on(day))
        return self.roll.official_on(day) - left_out - self.absent

    def _vote(self, day: date, *, agree: int, disagree: int, invalid: int) -> CellVoted:
        return CellVoted(
            on=day,
            matter=self.matter,
            official_members=self.roll.official_on(day),
            excluded=self.roll.excluded_on(day),
            present_official=self._present(day),
            agree=agree,
            disagree=disagree,
            invalid=invalid,
            method=VoteMethod.SECRET_BALLOT,
            resolution=UNNUMBERED,
        )
