"""Case files in a list, as a list of cases is taken out: one beside the other in one JSON text."""

from typing import Any

from ketnap.domain.casefile.format import CasefileUnreadable, casefile_from_data, read_json
from ketnap.domain.casefile.steps import Casefile


def read_casefiles(text: str) -> tuple[Casefile, ...]:
    """The case files that a JSON text holds, one or a list; raises `CasefileUnreadable`."""
    data = read_json(text)
    if not isinstance(data, list):
        return (casefile_from_data(data),)
    return tuple(_casefile_at(place, each) for place, each in enumerate(data))


def _casefile_at(place: int, data: Any) -> Casefile:
    try:
        return casefile_from_data(data)
    except CasefileUnreadable as error:
        within = error.place.removeprefix("$")
        raise CasefileUnreadable(f"$[{place}]{within}", error.vi, error.en) from None
