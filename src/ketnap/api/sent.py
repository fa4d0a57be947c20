"""What programs send about plans and occasions, checked by its shape before any room sees it."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date, time
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Schema
from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema

from ketnap.api.bodies import LARGEST_ID, LONGEST_REASON
from ketnap.api.days import Day
from ketnap.domain.far_days import lies_far_ahead
from ketnap.domain.text import has_forbidden_characters, nfc, without_unseen

MOST_LINES_AT_ONCE = 500


def _clean(text: str) -> str:
    if has_forbidden_characters(text):
        raise ValueError("holds characters that cannot be printed")
    return nfc(text)


def _not_blank(text: str) -> str:
    if not without_unseen(text).strip():
        raise ValueError("holds nothing that can be seen")
    return text


def _of_the_clock(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError("is the time on the clock of the place, without an offset")
    return moment


Id = Annotated[int, Field(ge=1, le=LARGEST_ID, strict=True)]
Revision = Annotated[int, Field(ge=0, le=LARGEST_ID, strict=True)]
YesOrNo = Annotated[bool, Field(strict=True)]
Text = Annotated[str, AfterValidator(_clean)]
Line = Annotated[
    Text,
    AfterValidator(_not_blank),
    Field(min_length=1, max_length=300, json_schema_extra={"pattern": r"\S"}),
]
Reason = Annotated[Text, Field(max_length=LONGEST_REASON)]
Clock = Annotated[
    time,
    AfterValidator(_of_the_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}),
]
"""The time on the clock of the place; what the format `time` calls so has an offset."""

From = Annotated[Day | None, Query(alias="from", description="Held or begun on this day or later.")]
To = Annotated[Day | None, Query(alias="to", description="Held or begun on this day or before.")]
CellId = Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="Of this cell alone.")]


def asked_of(
    day: str, start: date | None, end: date | None, cell_id: int | None
) -> Mapping[str, date | int]:
    """Return what a list of occasions is narrowed to, by the name of the column of their day."""
    asked = {f"{day}__gte": start, f"{day}__lte": end, "cell": cell_id}
    return {name: value for name, value in asked.items() if value is not None}


class Sent(Schema):
    """What a program sends, with nothing in it that is not known."""

    model_config = ConfigDict(extra="forbid")


class Planned(Sent):
    """What is planned for a day or for some time; a far day says that it is meant."""

    far_day_is_meant: YesOrNo = False

    def refuse_unmeant(self, name: str) -> None:
        """Refuse a day more than a year ahead in the field unless it is meant."""
        day = getattr(self, name)
        if day is not None and lies_far_ahead(day, today=timezone.localdate()):
            words = _(
                "Ngày này cách hôm nay hơn một năm. Nếu đúng, hãy gửi lại kèm far_day_is_meant."
            )
            self.refuse_unless_meant(name, words)

    def refuse_unless_meant(self, name: str, words: str) -> None:
        """Refuse the day in the field with these words unless it is meant."""
        if not self.far_day_is_meant:
            raise ValidationError({name: words})


class SeenCase(Sent):
    """The last step that was read of a case."""

    casefile_id: Id
    seen_seq: Revision


def all_apart(names: Iterable[Hashable]) -> bool:
    """Whether none of some names comes twice."""
    found = list(names)
    return len(set(found)) == len(found)


def each_once(numbers: Iterable[Hashable]) -> None:
    """Refuse a list that names somebody twice."""
    if not all_apart(numbers):
        raise ValueError("names somebody twice")
