"""The rulebook: every rule, and what is in force on a day."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any

from ketnap.domain.rulebook.errors import NoRuleInForce, UnknownRule
from ketnap.domain.rulebook.rule import Rule, RuleValue
from ketnap.domain.rulebook.values import plain

_ONE_DAY = timedelta(days=1)


class RulesInForce(Mapping[str, RuleValue]):
    """The enabled rules of one span of days in which nothing changes.

    Reading a rule that is not in force raises `NoRuleInForce`; ask with `in` first
    where its absence is an answer.
    """

    __slots__ = ("_known", "_named", "_values", "valid_from", "valid_to")

    def __init__(
        self,
        values: Mapping[str, RuleValue],
        *,
        known: Mapping[str, Rule],
        valid_from: date,
        valid_to: date,
    ) -> None:
        self._values = values
        self._known = known
        self._named: dict[tuple[str, ...], tuple[RuleValue, ...] | None] = {}
        self.valid_from = valid_from
        self.valid_to = valid_to

    def __getitem__(self, rule_id: str) -> RuleValue:
        value = self._values.get(rule_id)
        if value is not None:
            return value
        if rule_id not in self._known:
            raise UnknownRule(rule_id)
        raise NoRuleInForce(rule_id, self.valid_from, until=self.valid_to)

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._values

    def named(self, rule_ids: tuple[str, ...]) -> tuple[RuleValue, ...] | None:
        """Return all the named rules, or `None` where one of them is not in force.

        Raises `UnknownRule` for an id that does not exist. Looked up once a span.
        """
        if rule_ids not in self._named:
            unknown = next((one for one in rule_ids if one not in self._known), None)
            if unknown is not None:
                raise UnknownRule(unknown)
            found = tuple(self._values[one] for one in rule_ids if one in self._values)
            self._named[rule_ids] = found if len(found) == len(rule_ids) else None
        return self._named[rule_ids]

    def find(self, rule_id: str) -> RuleValue | None:
        """Return the rule in force, or `None` where its absence is an answer.

        Raises `UnknownRule` for an id that does not exist.
        """
        found = self.named((rule_id,))
        return found[0] if found is not None else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Rulebook:
    """Answers what a rule said on any day.

    Expects rules in which `problems_of` finds nothing. Rules that are not enabled are
    kept and can be read, but are never in force.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Mapping[str, Rule] = MappingProxyType({rule.rule_id: rule for rule in rules})
        self._changes = _days_of_change(rule for rule in self.rules.values() if rule.enabled)
        self._spans: dict[int, RulesInForce] = {}
        self._on_day: dict[date, RulesInForce] = {}

    def on(self, day: date) -> RulesInForce:
        """Return the enabled rules in force on the day; the same object until the law changes."""
        known = self._on_day.get(day)
        if known is None:
            known = self._on_day[day] = self._span_at(bisect_right(self._changes, day))
        return known

    def value(self, rule_id: str, day: date) -> RuleValue:
        """Return what a rule, enabled or not, says on the day.

        Raises `UnknownRule` for an id that does not exist, `NoRuleInForce` for a day
        outside the rule's values.
        """
        rule = self.rules.get(rule_id)
        if rule is None:
            raise UnknownRule(rule_id)
        return rule.value_on(day)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the rules say, whatever their order.

        Titles and notes are left out: a better wording is not another rule.
        """
        content = {rule.rule_id: _content_of(rule) for rule in self.rules.values()}
        canonical = json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _span_at(self, place: int) -> RulesInForce:
        if place not in self._spans:
            self._spans[place] = self._build_span(place)
        return self._spans[place]

    def _build_span(self, place: int) -> RulesInForce:
        first = self._changes[place - 1] if place else date.min
        last = self._changes[place] - _ONE_DAY if place < len(self._changes) else date.max
        in_force = {
            rule.rule_id: value
            for rule in self.rules.values()
            if rule.enabled
            for value in rule.values
            if value.holds_on(first)
        }
        return RulesInForce(in_force, known=self.rules, valid_from=first, valid_to=last)


def _days_of_change(rules: Iterable[Rule]) -> list[date]:
    changes = set()
    for rule in rules:
        for value in rule.values:
            changes.add(value.valid_from)
            if value.valid_to is not None and value.valid_to < date.max:
                changes.add(value.valid_to + _ONE_DAY)
    return sorted(changes - {date.min})


def _content_of(rule: Rule) -> dict[str, Any]:
    return {
        "kind": rule.kind,
        "scope": rule.scope,
        "enabled": rule.enabled,
        "unit": rule.unit,
        "base": rule.base,
        "evaluated_at": rule.evaluated_at,
        "condition": plain(rule.condition),
        "values": [
            {
                "from": value.valid_from,
                "to": value.valid_to,
                "value": plain(value.value),
                "confidence": value.confidence,
                "source": value.source,
                "start_event": value.start_event,
            }
            for value in rule.values
        ],
    }


def _as_text(value: date) -> str:
    return value.isoformat()
