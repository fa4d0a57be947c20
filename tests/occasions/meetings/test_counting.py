"""Counting votes: numbers that must add up, cases that must be ready, one writer at a time."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gathering import ADMISSION_ON, RECOGNITION_ON, admission, recognition, strike_off
from ketnap.casefiles.refusals import ReasonNeeded, StepRefused
from ketnap.domain.casefile.codes import VoteMethod
from ketnap.domain.meeting.ballots import Count, SlipCode
from ketnap.occasions.meetings.models import VoteCount
from ketnap.occasions.meetings.queries import count_of, items_of
from ketnap.occasions.meetings.refusals import (
    CountChanged,
    CountContradicts,
    NobodyCalled,
    NotYetHeld,
)
from ketnap.occasions.meetings.rehearsal import number_of
from ketnap.occasions.meetings.services import count_vote, discard_count, vote_again


def ballots(agree: int, *, issued: int = 9, returned: int = 9, **others: int) -> Count:
    return Count(
        method=VoteMethod.SECRET_BALLOT,
        **{"agree": agree, "disagree": 0, "issued": issued, "returned": returned, **others},
    )


@pytest.fixture
def meeting(gathering):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))
    gathering.attend(meeting)
    return meeting


@pytest.fixture
def item(meeting):
    return items_of(meeting)[0]


def test_count_is_kept_with_every_kind_of_ballot(gathering, meeting, item):
    gathering.count(item, 6, 1, spoiled=1, blank=1, resolution="12-NQ/CB")

    row = count_of(items_of(meeting)[0])
    assert row is not None
    assert (row.issued, row.returned, row.agree, row.disagree) == (9, 9, 6, 1)
    assert (row.spoiled, row.blank, row.resolution, row.step_seq) == (1, 1, "12-NQ/CB", None)


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (ballots(9, issued=10), SlipCode.ISSUED_ABOVE_PRESENT),
        (ballots(9, issued=8), SlipCode.RETURNED_ABOVE_ISSUED),
        (ballots(8), SlipCode.SUM_BELOW_RETURNED),
        (ballots(8, disagree=2), SlipCode.SUM_ABOVE_RETURNED),
        (ballots(10), SlipCode.ABOVE_RETURNED),
    ],
)
def test_numbers_that_do_not_add_up_are_refused(gathering, item, count, code):
    with pytest.raises(CountContradicts) as refusal:
        count_vote(item, count, actor=gathering.actor, seen_revision=0, today=ADMISSION_ON)

    assert [slip.code for slip in refusal.value.slips] == [code]
    assert not VoteCount.objects.exists()


@pytest.mark.parametrize(
    "numbers",
    [
        {"method": "secret_ballot", "issued": 9, "returned": 9, "agree": 8, "disagree": 0},
        {"method": "secret_ballot", "issued": 8, "returned": 9, "agree": 9, "disagree": 0},
        {"method": "secret_ballot", "agree": 9, "disagree": 0},
        {"method": "party_card", "agree": 9, "disagree": 0, "spoiled": 1},
        {"method": "party_card", "agree": 9, "disagree": 0, "returned": 9},
        {"method": "show_of_hands", "agree": 9, "disagree": 0},
    ],
)
def test_database_refuses_numbers_that_do_not_add_up(item, numbers):
    with pytest.raises(IntegrityError), transaction.atomic():
        VoteCount.objects.create(item=item, **numbers)


def test_nothing_is_counted_without_attendance(gathering):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.admissible()))

    with pytest.raises(NobodyCalled):
        gathering.count(items_of(meeting)[0], 9)


def test_nothing_is_counted_before_the_day(gathering, item):
    with pytest.raises(NotYetHeld):
        gathering.count(item, 9, today=ADMISSION_ON - timedelta(days=1))


def test_case_without_its_papers_is_refused_with_the_reasons(gathering):
    meeting = gathering.meeting(ADMISSION_ON, admission(gathering.unprepared()))
    gathering.attend(meeting)

    with pytest.raises(StepRefused) as refusal:
        gathering.count(items_of(meeting)[0], 9, override_reason="cứ ghi")

    assert "application_missing" in {finding.code for finding in refusal.value.findings}
    assert not VoteCount.objects.exists()


def test_warning_asks_for_a_reason_which_is_kept(gathering, item):
    late = {"today": ADMISSION_ON + timedelta(days=200)}
    with pytest.raises(ReasonNeeded):
        gathering.count(item, 9, **late)

    gathering.count(item, 9, override_reason="ghi bổ sung từ biên bản", **late)

    assert VoteCount.objects.get().override_reason == "ghi bổ sung từ biên bản"


def test_second_writer_of_a_count_is_refused(gathering, item):
    gathering.count(item, 9)

    with pytest.raises(CountChanged):
        gathering.count(item, 5, 4)

    gathering.count(item, 8, 1, seen_revision=1)
    assert (VoteCount.objects.get().agree, VoteCount.objects.get().revision) == (8, 2)


def test_discarded_count_leaves_the_question_open(gathering, meeting, item):
    gathering.count(item, 9)

    discard_count(item, actor=gathering.actor, seen_revision=1)

    assert count_of(items_of(meeting)[0]) is None


def test_count_that_was_put_right_meanwhile_is_not_discarded(gathering, item):
    gathering.count(item, 9)
    gathering.count(item, 5, 4, seen_revision=1)

    with pytest.raises(CountChanged):
        discard_count(item, actor=gathering.actor, seen_revision=1)

    assert VoteCount.objects.get().agree == 5


def test_one_more_vote_on_a_question_is_added_once(gathering, meeting, item):
    gathering.count(item, 5, 4)

    again = [vote_again(item, actor=gathering.actor) for _ in range(2)]

    assert [vote.pk for vote in items_of(meeting)] == [item.pk, again[0].pk]
    assert again[0] == again[1]


def test_votes_of_one_meeting_on_one_question_are_numbered(gathering):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy))
    gathering.attend(meeting)
    first = items_of(meeting)[0]
    gathering.count(first, 5, 4)

    second = vote_again(first, actor=gathering.actor)
    gathering.count(second, 5, 4)
    third = vote_again(second, actor=gathering.actor)

    items = items_of(meeting)
    assert [item.pk for item in items] == [first.pk, second.pk, third.pk]
    assert [number_of(item) for item in items] == [1, 2, 3]


def test_votes_are_numbered_whatever_attendance_became_since(gathering):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy), strike_off(quy))
    gathering.attend(meeting)
    gathering.count(items_of(meeting)[0], 5, 4)

    gathering.attend(meeting, absent=1)

    assert [number_of(item) for item in items_of(meeting)] == [1, 2]


def test_striking_off_is_numbered_after_votes_that_failed(gathering):
    quy = gathering.recognisable()
    meeting = gathering.meeting(RECOGNITION_ON, recognition(quy), strike_off(quy))
    gathering.attend(meeting)
    first, last = items_of(meeting)

    gathering.count(first, 5, 4)
    gathering.count(last, 9)

    assert (number_of(first), number_of(last)) == (1, 2)
