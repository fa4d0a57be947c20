"""One rule: its values through time, each with its first and last day and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ketnap.domain.rulebook.errors import NoRuleInForce


class Confidence(StrEnum):
    """How sure we are of a value. Only `VERIFIED` may refuse a step; the others warn."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    RECALLED = "recalled"
    DESIGN = "design"


class Kind(StrEnum):
    """What a rule does."""

    PARAMETER = "parameter"
    DEADLINE = "deadline"
    REQUIREMENT = "requirement"
    VOTE = "vote"
    DOCUMENT_LIST = "document_list"


class Unit(StrEnum):
    """What a rule's value counts or names."""

    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"
    PEOPLE = "people"
    TIMES = "times"
    SHARE = "share"
    CODE = "code"
    CODE_LIST = "code_list"
    DOCUMENT = "document"


class Base(StrEnum):
    """What a share or an age is measured from."""

    OFFICIAL_MEMBERS = "official_members_counted"
    COMMITTEE_MEMBERS = "committee_members_counted"
    STANDING_COMMITTEE_MEMBERS = "standing_committee_members_counted"
    STANDING_MEMBERS_AND_HEADS = "standing_members_and_heads_of_party_boards"
    DATE_OF_BIRTH = "date_of_birth"


@dataclass(frozen=True, slots=True)
class Subject:
    """The heading under which rules stand together."""

    code: str
    title_vi: str
    title_en: str


@dataclass(frozen=True, slots=True)
class RuleValue:
    """What a rule says from its first to its last day, both included; no last day means open.

    `start_event` is the event that a deadline counts from while this value holds.
    """

    rule_id: str
    valid_from: date
    valid_to: date | None
    value: Any = field(hash=False)
    confidence: Confidence
    source: str
    start_event: str | None = None
    note_vi: str = ""
    note_en: str = ""

    def holds_on(self, day: date) -> bool:
        """Return whether the day lies within the span of this value."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule (quy định) with every value it has had, in the order of their days."""

    rule_id: str
    title_vi: str
    title_en: str
    kind: Kind
    scope: str
    subject: Subject
    values: tuple[RuleValue, ...]
    enabled: bool = True
    unit: Unit | None = None
    base: Base | None = None
    start_event: str | None = None
    evaluated_at: str | None = None
    condition: Mapping[str, bool] | None = field(default=None, hash=False)
    references: tuple[str, ...] = ()
    note_vi: str = ""
    note_en: str = ""

    def value_on(self, day: date) -> RuleValue:
        """Return the value in force on the day, or raise `NoRuleInForce`."""
        for value in self.values:
            if value.holds_on(day):
                return value
        raise NoRuleInForce(self.rule_id, day)
