"""A rule that changes by date: which value holds on a day, and where it is written."""

from ketnap.domain.rulebook.book import Rulebook, RulesInForce
from ketnap.domain.rulebook.checks import problems_of
from ketnap.domain.rulebook.document import Document, ReadExtent
from ketnap.domain.rulebook.errors import NoRuleInForce, RulebookBroken, UnknownRule
from ketnap.domain.rulebook.rule import Base, Confidence, Kind, Rule, RuleValue, Subject, Unit
from ketnap.domain.rulebook.values import freeze, plain

__all__ = [
    "Base",
    "Confidence",
    "Document",
    "Kind",
    "NoRuleInForce",
    "ReadExtent",
    "Rule",
    "RuleValue",
    "Rulebook",
    "RulebookBroken",
    "RulesInForce",
    "Subject",
    "Unit",
    "UnknownRule",
    "freeze",
    "plain",
    "problems_of",
]
