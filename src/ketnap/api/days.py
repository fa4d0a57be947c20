"""Days as programs send them: written YYYY-MM-DD and in no other way; of what happened, none to come."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Annotated, Any

from django.utils import timezone
from ninja import Query
from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from ketnap.domain.casefile.shape import ShapeError, read_day
from ketnap.domain.casefile.steps import Step

TO_COME = {
    "vi": "Ngày này chưa đến. Chỉ ghi việc đã xảy ra.",
    "en": "This day has not come yet. Only what has happened is recorded.",
}


def _as_written(value: Any) -> date:
    """The day of a text; the library alone would take moments and seconds since 1970 for days."""
    try:
        return read_day(value)
    except ShapeError as error:
        words = {"vi": error.vi, "en": error.en}
        raise PydanticCustomError("not_a_day", "{en}", words) from None


def _that_has_come(day: date) -> date:
    if day > timezone.localdate():
        raise PydanticCustomError("day_to_come", "{en}", dict(TO_COME))
    return day


Day = Annotated[date, BeforeValidator(_as_written)]
PastDay = Annotated[Day, AfterValidator(_that_has_come)]
AsOf = Annotated[Day | None, Query(description="As of this day; today if left out.")]


def place_to_come(step: Step) -> str | None:
    """The place of the first day in a step that has not come yet, such as `.on`; `None` without any."""
    today = timezone.localdate()
    return next((place for place, day in _days_in(step) if day > today), None)


def _days_in(value: object) -> Iterator[tuple[str, date]]:
    if isinstance(value, date):
        yield "", value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from ((f"[{index}]{place}", day) for place, day in _days_in(item))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            found = _days_in(getattr(value, field.name))
            yield from ((f".{field.name}{place}", day) for place, day in found)
