"""The last word on a consent, in whichever of the files about somebody it was said."""

from datetime import UTC, date, datetime

import pytest

from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.consents import agrees_to
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn, Corrected, Step

NAME = ConsentPurpose.PORTAL_NAME
DAY, LATER = date(2024, 4, 1), date(2024, 4, 8)


def given(seq: int, *, on: date = DAY, hour: int = 8) -> ConsentGiven:
    return ConsentGiven(seq=seq, purpose=NAME, text_version="1", **_written(on, hour))


def withdrawn(seq: int, *, on: date = DAY, hour: int = 8) -> ConsentWithdrawn:
    return ConsentWithdrawn(seq=seq, purpose=NAME, text_version="1", **_written(on, hour))


def corrected(seq: int, corrects: int, replacement: Step | None = None) -> Corrected:
    return Corrected(
        seq=seq, corrects=corrects, reason="ghi nhầm", replacement=replacement, **_written(LATER, 8)
    )


def _written(on: date, hour: int) -> dict[str, object]:
    return {"on": on, "recorded_at": datetime(on.year, on.month, on.day, hour, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([[]], False),
        ([[given(1)], [given(1)]], True),
        ([[given(1)], [given(1), withdrawn(2, on=LATER)]], False),
        ([[given(1), withdrawn(2)], [given(1), withdrawn(2), given(3, on=LATER)]], True),
        # On one day the hour of recording tells which came last; numbers of two logs do not.
        ([[given(9, hour=8)], [withdrawn(2, hour=9)]], False),
        ([[withdrawn(9, hour=8)], [given(2, hour=9)]], True),
        # A copy corrected in the file that went on is corrected in the one left behind.
        ([[given(1)], [given(1), corrected(2, 1)]], False),
        ([[given(1), corrected(2, 1)], [given(1)]], False),
        ([[given(1)], [given(1), corrected(2, 1, given(0, on=LATER))]], True),
        # Two steps of one number and moment, in files that share nothing, are two.
        ([[given(1)], [withdrawn(1, on=LATER)]], False),
    ],
)
def test_the_last_word_in_any_file_counts(files, expected):
    assert agrees_to(files, NAME, on=LATER) is expected


@pytest.mark.parametrize(("on", "expected"), [(date(2024, 4, 7), True), (LATER, False)])
def test_a_later_word_does_not_count_before_its_day(on, expected):
    files = [[given(1)], [given(1), withdrawn(2, on=LATER)]]

    assert agrees_to(files, NAME, on=on) is expected


def test_another_purpose_says_nothing():
    assert not agrees_to([[given(1)]], ConsentPurpose.PORTAL_PICTURE, on=LATER)
