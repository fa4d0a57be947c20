"""The admission ceremony (lễ kết nạp): its prescribed programme, its deadline, what to prepare."""

from ketnap.domain.ceremony.deadline import CeremonyClock, clock_on
from ketnap.domain.ceremony.preparations import (
    PAPERS_AND_SOUND,
    PreparationGroup,
    preparations_by_rule,
)
from ketnap.domain.ceremony.programme import (
    HELPER_CODE,
    OATH_CODE,
    READING_CODE,
    Item,
    programme_of,
    timetable,
    usual_minutes,
)

__all__ = [
    "HELPER_CODE",
    "OATH_CODE",
    "PAPERS_AND_SOUND",
    "READING_CODE",
    "CeremonyClock",
    "Item",
    "PreparationGroup",
    "clock_on",
    "preparations_by_rule",
    "programme_of",
    "timetable",
    "usual_minutes",
]
