"""The rules in force on a day, by subject, narrowed by a search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ketnap.domain.casefile.wording import Language, citation
from ketnap.domain.rulebook import Confidence, Rule, Rulebook, RuleValue
from ketnap.domain.text import fold
from ketnap.web.rulebook.values import Line, lines_of

CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as it stands on the day."""

    rule_id: str
    title: str
    lines: tuple[Line, ...]
    source: str
    needs_confirmation: bool
    is_local: bool
    is_off: bool

    def matches(self, words: Iterable[str]) -> bool:
        """Say whether every word of a search stands somewhere in the rule."""
        told = fold(" ".join([self.rule_id, self.title, self.source, *map(str, self.lines)]))
        return all(word in told for word in words)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one subject."""

    code: str
    title: str
    entries: tuple[Entry, ...]


def chapters_of(
    rulebook: Rulebook, language: Language, *, on: date, search: str = ""
) -> tuple[Chapter, ...]:
    """Return the rules that hold on a day; local ones that are switched off are told apart."""
    words = fold(search).split()
    chapters = (
        _chapter(list(rules), language, on=on, words=words)
        for _code, rules in groupby(rulebook.rules.values(), key=lambda rule: rule.subject.code)
    )
    return tuple(chapter for chapter in chapters if chapter.entries)


def title_of(rule: Rule, language: Language) -> str:
    """Return the title of a rule in a language."""
    return rule.title_vi if language == "vi" else rule.title_en


def _chapter(rules: list[Rule], language: Language, *, on: date, words: list[str]) -> Chapter:
    subject = rules[0].subject
    entries = (
        _entry(rule, value, language)
        for rule in rules
        for value in rule.values
        if value.holds_on(on)
    )
    return Chapter(
        code=subject.code,
        title=subject.title_vi if language == "vi" else subject.title_en,
        entries=tuple(entry for entry in entries if entry.matches(words)),
    )


def _entry(rule: Rule, value: RuleValue, language: Language) -> Entry:
    return Entry(
        rule_id=rule.rule_id,
        title=title_of(rule, language),
        lines=lines_of(rule, value.value, language),
        source=citation(value.source, language),
        needs_confirmation=value.confidence is not Confidence.VERIFIED,
        is_local=rule.scope != CENTRAL,
        is_off=not rule.enabled,
    )
