"""A day in the life of a case on which its conditions are looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ketnap.domain.calendar import WorkingCalendar, add_months
from ketnap.domain.casefile.codes import Matter, VerificationSubject
from ketnap.domain.casefile.findings import Facts, Finding, finding
from ketnap.domain.casefile.replay import History, Round
from ketnap.domain.casefile.steps import Casefile, CellVoted, CeremonyHeld, VerificationAnswered
from ketnap.domain.rulebook import Rulebook, RulesInForce, RuleValue

AnswersByMatter = Mapping[tuple[VerificationSubject, str], Sequence[VerificationAnswered]]
"""The answers about one subject from one place, earliest first."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every judgement on a case needs: the file, its history, the law and the calendar."""

    casefile: Casefile
    history: History
    rulebook: Rulebook
    calendar: WorkingCalendar
    as_of: date
    carried: dict[tuple[int, Matter], list[CellVoted]] = field(default_factory=dict, compare=False)
    """The votes known to have carried, by round and matter: many questions ask for them."""
    answers: dict[int, AnswersByMatter] = field(default_factory=dict, compare=False)
    """The answers to verification requests, by round: every vote asks for them again."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A round of a case seen on a day, under the rules in force that day."""

    setting: Setting
    round_: Round
    on: date
    rules: RulesInForce

    @classmethod
    def of(cls, setting: Setting, round_: Round, *, on: date) -> "Moment":
        return cls(setting, round_, on, setting.rulebook.on(on))


RuleIds = tuple[str, ...] | Callable[[Moment], tuple[str, ...]]
Test = Callable[[Moment, tuple[RuleValue, ...]], Facts | None]


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of the procedure: what it finds, the rules it rests on, and the test.

    The test returns the facts of the trouble, or `None` where there is none. Where one of the
    rules has no value on the day there is nothing to find.
    """

    code: str
    rule_ids: RuleIds
    test: Test

    def rules(self, moment: Moment) -> tuple[RuleValue, ...] | None:
        """The rules in force that the condition rests on; `None` when it does not apply."""
        ids = self.rule_ids if isinstance(self.rule_ids, tuple) else self.rule_ids(moment)
        return moment.rules.named(ids)

    def finding(self, moment: Moment, *, seq: int | None) -> Finding | None:
        """What stands against the condition, if anything."""
        rules = self.rules(moment)
        if rules is None:
            return None
        facts = self.test(moment, rules)
        return None if facts is None else finding(self.code, seq=seq, rules=rules, facts=facts)


def probation_end(setting: Setting, ceremony: CeremonyHeld) -> date | None:
    """The end of probation (hết thời gian dự bị), by the rule of the ceremony's day."""
    rules = setting.rulebook.on(ceremony.on)
    if "probation_months" not in rules:
        return None
    return add_months(ceremony.on, rules["probation_months"].value)
