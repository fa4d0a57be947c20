"""A meeting as its records have it."""

from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.votes import base_of, carried
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.meeting.ballots import Count, vote_of
from ketnap.domain.paperwork.material import AgendaVote, Attendee, MeetingFacts
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.occasions.meetings.queries import (
    attendance_of,
    count_from,
    count_of,
    items_of,
    turnout_at,
)
from ketnap.rules.load import load_rulebook


def meeting_facts(meeting: CellMeeting) -> MeetingFacts:
    """What a meeting's papers say of it: who was there, what was on the agenda, each vote."""
    items = items_of(meeting)
    votes = tuple(vote for item in items if (vote := _vote(meeting, item)) is not None)
    return MeetingFacts(
        held_on=meeting.held_on,
        begins_at=meeting.begins_at,
        place=meeting.place,
        presiding=meeting.presiding.full_name if meeting.presiding else "",
        secretary=meeting.secretary.full_name if meeting.secretary else "",
        attendees=tuple(
            Attendee(
                name=called.name,
                is_official=called.is_official,
                is_present=called.is_present,
                reason=called.reason or (code_name(called.ground, "vi") if called.ground else ""),
            )
            for called in attendance_of(meeting)
        ),
        agenda=tuple(str(item) for item in items),
        votes=votes,
    )


def _vote(meeting: CellMeeting, item: AgendaItem) -> AgendaVote | None:
    row, turnout = count_of(item), turnout_at(meeting)
    if row is None or turnout is None or item.casefile is None:
        return None
    count: Count = count_from(row)
    rules = load_rulebook().on(meeting.held_on)
    vote = vote_of(count, turnout, matter=Matter(item.matter), on=meeting.held_on, resolution="")
    return AgendaVote(
        person=item.casefile.person.full_name,
        matter=code_name(vote.matter, "vi"),
        base=base_of(vote, rules),
        agree=vote.agree,
        disagree=vote.disagree,
        invalid=vote.invalid,
        issued=row.issued,
        returned=row.returned,
        resolution=row.resolution,
        passed=carried(vote, rules),
    )
