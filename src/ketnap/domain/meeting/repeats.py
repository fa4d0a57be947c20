"""Which time the cell votes on a person, and when the case goes up after votes that failed."""

from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import CellVoted, CeremonyHeld
from ketnap.domain.rulebook import RulesInForce, RuleValue


@dataclass(frozen=True, slots=True)
class Escalation:
    """The number of votes after which a case without two thirds goes to the committees above."""

    number: int
    most: int
    rule: RuleValue

    @property
    def is_last(self) -> bool:
        return self.number == self.most

    @property
    def is_beyond(self) -> bool:
        return self.number > self.most


def earlier_votes(round_: Round, matter: Matter, *, on: date) -> tuple[CellVoted, ...]:
    """Return the votes up to a day that count together with one more on the matter, earliest first.

    Recognition and striking off are two answers to one question, so their votes count together.
    """
    ceremonies = round_.of(CeremonyHeld)
    if matter is Matter.ADMISSION:
        return tuple(
            vote
            for vote in round_.of(CellVoted)
            if vote.matter is Matter.ADMISSION and vote.on <= on
        )
    return tuple(
        vote
        for vote in round_.of(CellVoted)
        if vote.matter is not Matter.ADMISSION and ceremonies and ceremonies[-1].on <= vote.on <= on
    )


def escalation_of(number: int, matter: Matter, rules: RulesInForce) -> Escalation | None:
    """Return after how many votes the case goes up; nothing for admission, or without a rule."""
    rule = rules.find("recognition_max_votes")
    if rule is None or matter is Matter.ADMISSION:
        return None
    return Escalation(number, rule.value, rule)
