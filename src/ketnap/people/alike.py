"""What people who are counted may have in common, as one short key. Pure functions."""

import json
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter

from ketnap.domain.casefile.steps import PersonFacts

ALIKE_BY = (
    "sex",
    "ethnicity",
    "religion",
    "schooling",
    "occupation",
    "youth_union_member",
    "trade_union_member",
)
"""The facts recorded about a person that figures tell people apart by, but for the unit and the age."""

_KEY_DIGITS = 32
_NUMBER_DIGITS = 15
"""So many hexadecimal digits as both databases take for a whole number above nought."""
_facts_of = attrgetter(*ALIKE_BY)


def alike_key(person: PersonFacts) -> str:
    """The same short text for all people of whom the same facts are recorded.

    What somebody wrote freely may be longer than what a database can put in order.
    """
    return _key_of(_facts_of(person))


def alike_number(facts: tuple[str | bool, ...]) -> int:
    """The same as a number, which a database puts in order sooner; of the facts `ALIKE_BY` in their order."""
    return int(_key_of(facts)[:_NUMBER_DIGITS], 16)


@lru_cache(maxsize=5_000)
def _key_of(facts: tuple[str | bool, ...]) -> str:
    return sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()[:_KEY_DIGITS]
