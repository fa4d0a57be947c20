"""Reads when to remind and how long things usually take from this room's two files."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.planner import Practice, Practices, Schedule
from ketnap.domain.rulebook.schema import LIST, MAPPING, WHOLE_NUMBER, YES_OR_NO, Shape

FOLDER = Path(__file__).parent
SCHEDULE = "schedule.yaml"
PRACTICE = "practice.yaml"

_SCHEDULE_FILE = Shape(
    required={"longest_snooze_days": WHOLE_NUMBER, "usual": MAPPING, "only": MAPPING}
)
_SCHEDULE = Shape(
    required={
        "after_start": YES_OR_NO,
        "half_way": YES_OR_NO,
        "working_days_before": LIST,
        "on_the_day": YES_OR_NO,
        "overdue_every_weeks": WHOLE_NUMBER,
    }
)
_PRACTICE_FILE = Shape(required={practice.value: WHOLE_NUMBER for practice in Practice})


class TableBroken(ValueError):
    """A file of this room cannot be used; every problem is named."""

    def __init__(self, name: str, problems: list[str]) -> None:
        super().__init__(f"{name}: " + "; ".join(problems))


@dataclass(frozen=True, slots=True)
class Timing:
    """When to remind of each kind of deadline, and how long a snooze may last."""

    usual: Schedule
    only: Mapping[DeadlineCode, Schedule]
    longest_snooze_days: int

    def of(self, code: DeadlineCode) -> Schedule:
        return self.only.get(code, self.usual)


@cache
def load_timing() -> Timing:
    """Return when to remind; raises `TableBroken` with every problem of the file."""
    return read_timing(FOLDER / SCHEDULE)


@cache
def load_practices() -> Practices:
    """Return how long things usually take; raises `TableBroken` with every problem of the file."""
    return read_practices(FOLDER / PRACTICE)


def read_timing(path: Path) -> Timing:
    """Return what a file says about when to remind."""
    data = _read(path, _SCHEDULE_FILE)
    problems = [*_problems(data["usual"], "usual")]
    for code, entry in data["only"].items():
        if code not in set(DeadlineCode):
            problems.append(f"không có thời hạn “{code}”")
        problems += _problems(entry, code)
    if problems:
        raise TableBroken(path.name, problems)
    return Timing(
        usual=_schedule(data["usual"]),
        only=MappingProxyType(
            {DeadlineCode(code): _schedule(entry) for code, entry in data["only"].items()}
        ),
        longest_snooze_days=data["longest_snooze_days"],
    )


def read_practices(path: Path) -> Practices:
    """Return what a file says about how long things take."""
    data = _read(path, _PRACTICE_FILE)
    below_zero = [f"“{name}” phải từ 0 trở lên" for name, days in data.items() if days < 0]
    if below_zero:
        raise TableBroken(path.name, below_zero)
    return MappingProxyType({practice: data[practice.value] for practice in Practice})


def _read(path: Path, shape: Shape) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    misfits: list[str] = [*shape.misfits(data)]
    if misfits:
        raise TableBroken(path.name, misfits)
    return data


def _problems(entry: object, name: str) -> list[str]:
    misfits = [f"{name}: {misfit}" for misfit in _SCHEDULE.misfits(entry)]
    if misfits or not isinstance(entry, dict):
        return misfits
    numbers = [*entry["working_days_before"], entry["overdue_every_weeks"]]
    wrong = any(type(number) is not int or number < 0 for number in numbers)
    return [f"{name}: số ngày, số tuần phải là số nguyên từ 0 trở lên"] if wrong else []


def _schedule(entry: dict[str, Any]) -> Schedule:
    values = {field.name: entry[field.name] for field in fields(Schedule)}
    return Schedule(**values | {"working_days_before": tuple(entry["working_days_before"])})
