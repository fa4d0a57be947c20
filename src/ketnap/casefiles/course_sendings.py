"""The times a case tells that somebody was sent to a course, as they are now. Pure functions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from ketnap.domain.casefile.steps import Step
from ketnap.domain.course import sent_and_certified
from ketnap.domain.text import spelling_key

_KEY_DIGITS = 32


@dataclass(frozen=True, slots=True)
class SendingTold:
    """A course by its name, the day of being sent, and whether a certificate came before the next course."""

    course: str
    on: date
    is_certified: bool


def sendings_told(steps: Sequence[Step], days: Collection[date]) -> tuple[SendingTold, ...]:
    """What the steps of a case tell of its sendings on some days: those that count for its cell."""
    if not days:
        return ()
    return tuple(
        SendingTold(sent.course, sent.on, certified is not None)
        for sent, certified in sent_and_certified(steps)
        if sent.on in days
    )


@lru_cache(maxsize=5_000)
def course_key(course: str) -> str:
    """The same short text for every way to write a course, whatever its capitals and spaces.

    A name may be longer than what a database can put in order.
    """
    return sha256(spelling_key(course).encode()).hexdigest()[:_KEY_DIGITS]
