"""What figures count in a case, and between which moments the log told it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casefiles.papers import listed, nominated, step, voided
from ketnap.casefiles.counting import Counted, Known, known_in
from ketnap.domain.casefile.steps import Corrected

MONDAY, TUESDAY, FRIDAY = (datetime(2024, 1, day, 9, tzinfo=UTC) for day in (8, 9, 12))
NEW_YEAR = date(2024, 1, 2)


def recorded(*told):
    return [
        replace(each, seq=seq, recorded_at=moment) for seq, (each, moment) in enumerate(told, 1)
    ]


def test_a_fact_is_known_from_the_moment_it_was_recorded_not_from_its_day():
    steps = recorded((listed(NEW_YEAR), TUESDAY))

    assert known_in(steps) == [Known(Counted.LISTED, NEW_YEAR, TUESDAY)]


def test_a_correction_ends_what_was_told_and_begins_what_is():
    moved = Corrected(on=NEW_YEAR, corrects=1, replacement=listed(date(2023, 12, 29)), reason="sai")

    told = known_in(recorded((listed(NEW_YEAR), MONDAY), (moved, FRIDAY)))

    assert told == [
        Known(Counted.LISTED, NEW_YEAR, MONDAY, FRIDAY),
        Known(Counted.LISTED, date(2023, 12, 29), FRIDAY),
    ]


def test_the_same_told_twice_stays_known_when_one_of_them_is_taken_back():
    twice = recorded(
        (listed(NEW_YEAR), MONDAY), (listed(NEW_YEAR), TUESDAY), (voided(1, NEW_YEAR), FRIDAY)
    )

    assert known_in(twice) == [Known(Counted.LISTED, NEW_YEAR, MONDAY)]


@pytest.mark.parametrize(
    ("kind", "fields", "what"),
    [
        ("nominated", {"by": {"kind": "member", "name": "Lê Thị Chi"}}, Counted.BY_MEMBER),
        (
            "transferred",
            {"direction": "in", "other": "Chi bộ A", "reason": "x"},
            Counted.TRANSFERRED_IN,
        ),
        ("withdrawn", {"reason": "x"}, Counted.WITHDRAWN),
        (
            "decided",
            {"matter": "strike_off", "outcome": "approved", "decision": "1-QĐ", "body": "ĐU"},
            Counted.STRUCK_OFF,
        ),
        (
            "decided",
            {"matter": "admission", "outcome": "refused", "decision": "1-QĐ", "body": "ĐU"},
            Counted.ADMISSION_REFUSED,
        ),
    ],
)
def test_what_happened_counts_by_its_kind(kind, fields, what):
    steps = recorded((step(kind, NEW_YEAR, **fields), MONDAY))

    assert [known.what for known in known_in(steps)] == [what]


def test_a_step_nobody_has_recorded_cannot_be_known():
    with pytest.raises(ValueError, match="has not been recorded"):
        known_in([nominated(NEW_YEAR)])
