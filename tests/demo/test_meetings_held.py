"""The meetings of the demo: closed ones behind told votes, and one to hold."""

from ketnap.occasions.meetings.models import CellMeeting, MeetingState, VoteCount
from ketnap.occasions.meetings.queries import items_of


def test_past_meetings_point_to_votes_that_their_cases_tell(filled):
    closed = CellMeeting.objects.filter(state=MeetingState.CLOSED)
    counts = VoteCount.objects.filter(item__meeting__in=closed)

    steps = [
        (count.item.casefile_id, count.step_seq, count.agree)
        for count in counts.select_related("item")
    ]
    told = {
        (case.id, step.seq, getattr(step, "agree", None))
        for case in filled.cases
        for step in case.steps
    }

    assert closed.count() == 3
    assert steps
    assert set(steps) <= told


def test_one_meeting_waits_with_three_people(filled):
    [meeting] = CellMeeting.objects.filter(state=MeetingState.PLANNED)

    assert meeting.held_on <= filled.today
    assert sum(item.is_vote for item in items_of(meeting)) == 3
