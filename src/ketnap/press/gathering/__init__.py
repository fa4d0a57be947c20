"""Gathers from the records what may be told of an occasion: one file for each kind."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

from ketnap.domain.press.package import Occasion
from ketnap.press.gathering.ceremony import gather_ceremony
from ketnap.press.gathering.course import gather_course
from ketnap.press.gathering.gathered import Gathered, Mention
from ketnap.press.gathering.meeting import gather_meeting
from ketnap.press.gathering.plan import gather_plan


class Gatherer(Protocol):
    """Returns what may be told of a record on a day; nothing where there is nothing to tell yet."""

    def __call__(self, record_id: int, /, *, on: date) -> Gathered | None: ...


GATHERERS: Mapping[Occasion, Gatherer] = MappingProxyType(
    {
        Occasion.CEREMONY: gather_ceremony,
        Occasion.COURSE: gather_course,
        Occasion.MEETING: gather_meeting,
        Occasion.PLAN: gather_plan,
    }
)
"""They ask for nobody's rights: who may prepare what is for the queries to say."""

__all__ = ["GATHERERS", "Gathered", "Mention"]
