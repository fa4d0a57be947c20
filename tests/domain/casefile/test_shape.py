from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest

from ketnap.domain.casefile.shape import (
    ShapeError,
    code_reader,
    plain,
    read_day,
    read_flag,
    read_list,
    read_moment,
    read_number,
    read_object,
    read_text,
    record_data,
    record_reader,
)

LARGEST = 2**63 - 1


class Tea(StrEnum):
    GREEN = "green"
    LOTUS = "lotus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cup:
    tea: Tea
    sugar: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    name: str
    cups: tuple[Cup, ...]
    guest: Cup | None = None


read_tray = record_reader(Tray)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date.min),
        ("9999-12-31", date.max),
    ],
)
def test_day_is_read_as_written(text, expected):
    assert read_day(text) == expected


@pytest.mark.parametrize(
    "text", ["2018-02-29", "2018-02-30", "2018-13-01", "+018-03-02", "２０１８-03-02"]
)
def test_day_that_is_in_no_calendar_is_named(text):
    with pytest.raises(ShapeError) as refusal:
        read_day(text)

    assert refusal.value.vi == f"không có ngày “{text}” trong lịch"
    assert refusal.value.en == f"there is no day “{text}” in the calendar"


@pytest.mark.parametrize(
    "value",
    [
        "2018-W09-5",
        "2018W095",
        "20180302",
        "2018-060",
        "2018-3-2",
        "02/03/2018",
        "2018-03-02T00:00:00",
        "2018-03-02 ",
        "",
        20180302,
        None,
        True,
        date(2018, 3, 2),
    ],
)
def test_anything_but_a_written_day_is_refused(value):
    with pytest.raises(ShapeError, match="must be a day written YYYY-MM-DD"):
        read_day(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-02T08:30:00+07:00", datetime(2026, 1, 2, 1, 30, tzinfo=UTC)),
        ("2026-01-02T01:30:00Z", datetime(2026, 1, 2, 1, 30, tzinfo=UTC)),
    ],
)
def test_moment_is_read_with_its_offset(text, expected):
    assert read_moment(text) == expected


@pytest.mark.parametrize("value", ["2026-01-02T08:30:00", "2026-01-02", "hôm qua", 1, None])
def test_moment_without_an_offset_is_refused(value):
    with pytest.raises(ShapeError, match="must be an ISO 8601 moment with an offset"):
        read_moment(value)


@pytest.mark.parametrize("value", [0, -1, LARGEST, -LARGEST])
def test_whole_number_is_read(value):
    assert read_number(value) == value


@pytest.mark.parametrize("value", [True, 1.0, "1", None, [1]])
def test_anything_but_a_whole_number_is_refused(value):
    with pytest.raises(ShapeError, match="must be a whole number"):
        read_number(value)


@pytest.mark.parametrize("value", [LARGEST + 1, -LARGEST - 1, 10**4000])
def test_number_that_no_count_can_be_is_refused(value):
    with pytest.raises(ShapeError, match="the number is too large"):
        read_number(value)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (read_text, 1),
        (read_text, None),
        (read_flag, 1),
        (read_flag, "true"),
        (read_object, []),
        (read_list, {}),
        (read_list, "trà"),
    ],
)
def test_other_types_are_refused(read, value):
    with pytest.raises(ShapeError):
        read(value)


@pytest.mark.parametrize("value", ["black", "GREEN", "", None, 1, ["green"], Tea])
def test_code_outside_the_set_is_refused_with_the_whole_set(value):
    with pytest.raises(ShapeError) as refusal:
        code_reader(Tea)(value)

    assert refusal.value.en == "must be one of: green, lotus"


def test_record_is_read_from_its_annotations():
    data = {"name": "Khay", "cups": [{"tea": "green"}, {"tea": "lotus", "sugar": 2}]}

    tray = read_tray(data)

    assert tray == Tray(name="Khay", cups=(Cup(tea=Tea.GREEN), Cup(tea=Tea.LOTUS, sugar=2)))


def test_optional_field_may_be_null():
    cup = record_reader(Cup)({"tea": "green", "sugar": None})

    assert cup == Cup(tea=Tea.GREEN)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"cups": []}, ".name"),
        ({"name": None, "cups": []}, ".name"),
        ({"name": "Khay", "cups": [{"tea": "green"}, {}]}, ".cups[1].tea"),
        ({"name": "Khay", "cups": [{"tea": "green", "milk": 1}]}, ".cups[0].milk"),
        ({"name": "Khay", "cups": [], "colour": "đỏ"}, ".colour"),
        ({"name": "Khay", "cups": [], "guest": {"tea": "lotus", "sugar": "2"}}, ".guest.sugar"),
        ({"name": "Khay", "cups": [], "guest": []}, ".guest"),
    ],
)
def test_trouble_in_a_record_names_its_place(data, place):
    with pytest.raises(ShapeError) as refusal:
        read_tray(data)

    assert refusal.value.place == place


def test_record_is_written_without_what_is_missing():
    tray = Tray(name="Khay", cups=(Cup(tea=Tea.LOTUS, sugar=1),))

    data = record_data(tray)

    assert data == {"name": "Khay", "cups": [{"tea": "lotus", "sugar": 1}]}
    assert read_tray(data) == tray


def test_moment_is_written_with_its_offset():
    moment = datetime(2026, 1, 2, 8, 30, tzinfo=timezone(timedelta(hours=7)))

    assert plain(moment) == "2026-01-02T08:30:00+07:00"
