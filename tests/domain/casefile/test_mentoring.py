"""Who helps since when, who did before, and by when the next review is expected."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import ReviewOutcome
from ketnap.domain.casefile.mentoring import Mentoring, mentoring_in
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    Mentor,
    MentorAssigned,
    MentorReviewed,
    Step,
)

CHI, BINH = Mentor(name="Lê Thị Chi"), Mentor(name="Trần Văn Bình")


def assigned(on: date, mentor: Mentor) -> MentorAssigned:
    return MentorAssigned(on=on, mentor=mentor, resolution="04-NQ/CB")


def reviewed(on: date) -> MentorReviewed:
    return MentorReviewed(on=on, outcome=ReviewOutcome.NEEDS_HELP)


def mentoring_of(*steps: Step) -> Mentoring | None:
    return mentoring_in(replay(steps, on=date.max).rounds[-1])


def test_nobody_named_is_no_mentoring():
    assert mentoring_of(reviewed(date(2030, 1, 1))) is None


def test_mentor_named_again_at_the_ceremony_goes_on():
    found = mentoring_of(
        assigned(date(2030, 1, 10), CHI),
        CeremonyHeld(on=date(2031, 2, 3), place="Hội trường", mentor=CHI),
    )

    assert [(each.mentor, each.since, each.until) for each in found.mentorships] == [
        (CHI, date(2030, 1, 10), None)
    ]


def test_successor_begins_where_the_one_before_ends():
    found = mentoring_of(assigned(date(2030, 1, 10), CHI), assigned(date(2030, 6, 1), BINH))

    assert [(each.mentor, each.since, each.until) for each in found.mentorships] == [
        (BINH, date(2030, 6, 1), None),
        (CHI, date(2030, 1, 10), date(2030, 6, 1)),
    ]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), date(2030, 4, 10)),
        ((reviewed(date(2030, 3, 31)),), date(2030, 6, 30)),
        ((reviewed(date(2030, 3, 31)), assigned(date(2030, 5, 2), BINH)), date(2030, 8, 2)),
    ],
    ids=["never reviewed", "after a review, on the last day of a short month", "new mentor"],
)
def test_next_review_is_expected_so_many_months_after_the_last(steps, expected):
    found = mentoring_of(assigned(date(2030, 1, 10), CHI), *steps)

    assert found.review_due_on(months=3) == expected
