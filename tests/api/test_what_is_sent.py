"""The shapes of what programs send: numbers are numbers, yes is true, a line holds something to read."""

import pytest
from pydantic import ValidationError

import ketnap.api.urls  # noqa: F401 - defines every body that the interface takes
from ketnap.api.meeting_data import MarkOrder, MeetingToCall
from ketnap.api.sent import Sent


def bodies(above=Sent):
    for each in above.__subclasses__():
        yield each
        yield from bodies(each)


def sent_as(place, value):
    """The value where its field is a number or a list of numbers; nothing for any other field."""
    kinds = [one.get("type") for one in (place, *place.get("anyOf", ()))]
    if "integer" in kinds:
        return value
    return [value] if place.get("items", {}).get("type") == "integer" else None


def faults_of(body, told):
    with pytest.raises(ValidationError) as refused:
        body.model_validate(told)
    return {(error["loc"][0], error["type"]) for error in refused.value.errors()}


@pytest.mark.parametrize("value", ["4", True, 4.0])
def test_no_field_for_a_number_takes_anything_else(value):
    places = [
        (body, name, sent)
        for body in bodies()
        for name, place in body.model_json_schema()["properties"].items()
        if (sent := sent_as(place, value)) is not None
    ]

    taken = [
        (body.__name__, name)
        for body, name, sent in places
        if (name, "int_type") not in faults_of(body, {name: sent})
    ]

    assert len(places) > 20
    assert taken == []


@pytest.mark.parametrize("value", ["yes", "true", 1, 1.0, "off", 0])
def test_whether_somebody_was_there_is_true_or_false_and_nothing_like_it(value):
    faults = faults_of(MarkOrder, {"person_id": 1, "is_present": value})

    assert faults == {("is_present", "bool_type")}


@pytest.mark.parametrize("blank", [" ", "\u200b", "\u3164 "])
def test_a_place_holds_something_to_read(blank):
    assert ("place", "value_error") in faults_of(MeetingToCall, {"place": blank})


def test_the_description_tells_that_a_line_is_not_blank():
    described = MeetingToCall.model_json_schema()["properties"]

    assert (described["place"]["pattern"], described["topics"]["items"]["pattern"]) == (
        r"\S",
        r"\S",
    )
