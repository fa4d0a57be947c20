"""Days as programs send them: written YYYY-MM-DD and in no other way."""

from datetime import date
from typing import Annotated, Any

from ninja import Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from ketnap.domain.casefile.shape import ShapeError, read_day


def _as_written(value: Any) -> date:
    """The day of a text; the library alone would take moments and seconds since 1970 for days."""
    try:
        return read_day(value)
    except ShapeError as error:
        words = {"vi": error.vi, "en": error.en}
        raise PydanticCustomError("not_a_day", "{en}", words) from None


Day = Annotated[date, BeforeValidator(_as_written)]
AsOf = Annotated[Day | None, Query(description="As of this day; today if left out.")]
