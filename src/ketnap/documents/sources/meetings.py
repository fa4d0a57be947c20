"""A meeting as its records have it, or as the vote of a case alone tells of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ketnap.casefiles.models import Casefile
from ketnap.documents.sources.posts import position_of
from ketnap.domain.casefile.codes import Matter, VoteMethod
from ketnap.domain.casefile.same_paper import number_of
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.casefile.votes import base_of, carried
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.meeting.ballots import vote_of
from ketnap.domain.paperwork.left_out import GROUNDS, left_out_of_base
from ketnap.domain.paperwork.material import AgendaVote, Attendee, MeetingFacts
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting, MeetingState, VoteCount
from ketnap.occasions.meetings.queries import (
    attendance_of,
    count_from,
    count_of,
    items_of,
    turnout_at,
    visitors_of,
)
from ketnap.occasions.meetings.recorded import recorded_votes
from ketnap.rules.load import load_rulebook

_PROPOSALS: Mapping[Matter, str] = {
    Matter.ADMISSION: "đề nghị kết nạp đảng viên đối với quần chúng {}",
    Matter.RECOGNITION: "đề nghị công nhận đảng viên chính thức đối với đồng chí {}",
    Matter.STRIKE_OFF: "đề nghị xóa tên đảng viên dự bị đối với đồng chí {}",
}


def last_meeting_about(case: Casefile) -> CellMeeting | None:
    """The latest meeting with a case on its agenda, planned or held; none that was called off."""
    rows = CellMeeting.objects.filter(items__casefile=case).exclude(state=MeetingState.CALLED_OFF)
    found = rows.select_related("cell", "presiding", "secretary")
    return found.order_by("-held_on", "-begins_at").first()


def meeting_facts(meeting: CellMeeting) -> MeetingFacts:
    """What a meeting's papers say of it: who was there, what was on the agenda, each vote."""
    items = items_of(meeting)
    return MeetingFacts(
        held_on=meeting.held_on,
        begins_at=meeting.begins_at,
        place=meeting.place,
        presiding=meeting.presiding.full_name,
        presiding_position=position_of(meeting.presiding, meeting.cell, meeting.held_on),
        secretary=meeting.secretary.full_name,
        attendees=_attendees(meeting),
        guests=tuple(f"{visitor.name} ({visitor.home})" for visitor in visitors_of(meeting)),
        agenda=tuple(_topic(item) for item in items),
        votes=tuple(_votes(meeting, items)),
    )


def facts_of_vote(facts: MeetingFacts, vote: CellVoted, person: str) -> MeetingFacts:
    """What is known of the meeting behind a vote, which may have been corrected since.

    One of another day was another meeting. Of another number of members nobody can say who they were.
    """
    if facts.held_on != vote.on:
        return told_by_vote(vote, person)
    official = [each for each in facts.attendees if each.is_official]
    counted = (len(official), sum(each.is_present for each in official))
    is_alike = counted == (vote.official_members, vote.present_official)
    return facts if is_alike else replace(facts, attendees=())


def told_by_vote(vote: CellVoted, person: str) -> MeetingFacts:
    """A meeting that only the step of its vote tells of: no names, no place, no hour.

    All ballots that were counted had been returned; how many were issued is not known.
    """
    what = _PROPOSALS[vote.matter].format(person)
    return MeetingFacts(
        held_on=vote.on,
        agenda=(_considers(what),),
        votes=(_agenda_vote(vote, person, issued=None, returned=_ballots_in(vote)),),
    )


def _ballots_in(vote: CellVoted) -> int | None:
    """How many ballots were counted in a vote; none where cards were raised."""
    by_ballot = vote.method is VoteMethod.SECRET_BALLOT
    return vote.agree + vote.disagree + vote.invalid if by_ballot else None


def _attendees(meeting: CellMeeting) -> tuple[Attendee, ...]:
    return tuple(
        Attendee(
            name=called.name,
            is_official=called.is_official,
            is_present=called.is_present,
            reason=called.reason or (GROUNDS[called.ground] if called.ground else ""),
        )
        for called in attendance_of(meeting)
    )


def _topic(item: AgendaItem) -> str:
    if not item.is_vote:
        return item.topic
    return _considers(_PROPOSALS[Matter(item.matter)].format(item.case.person.full_name))


def _considers(what: str) -> str:
    return f"Xét và biểu quyết {what}"


def _votes(meeting: CellMeeting, items: list[AgendaItem]) -> Iterator[AgendaVote]:
    """The votes as counted, or as their cases tell them now; one that was struck out is not told."""
    turnout = turnout_at(meeting)
    recorded = recorded_votes(items)
    for item in items:
        row = count_of(item)
        if row is None or turnout is None:
            continue
        known = recorded.get(item.pk)
        if known is None:
            yield _as_counted(item, row, _vote(item, row, turnout))
        elif known.vote is not None:
            yield _as_counted(item, row, known.vote)


def _vote(item: AgendaItem, row: VoteCount, turnout: Turnout) -> CellVoted:
    return vote_of(
        count_from(row),
        turnout,
        matter=Matter(item.matter),
        on=item.meeting.held_on,
        resolution=row.resolution,
    )


def _as_counted(item: AgendaItem, row: VoteCount, vote: CellVoted) -> AgendaVote:
    """A vote with its ballots; after a correction to another number of them, what was issued is unknown."""
    person = item.case.person.full_name
    returned = _ballots_in(vote)
    issued = row.issued if returned == row.returned else None
    return _agenda_vote(vote, person, issued=issued, returned=returned)


def _agenda_vote(
    vote: CellVoted, person: str, *, issued: int | None, returned: int | None
) -> AgendaVote:
    rules = load_rulebook().on(vote.on)
    return AgendaVote(
        person=person,
        what=_PROPOSALS[vote.matter].format(person),
        official=vote.official_members,
        base=base_of(vote, rules),
        agree=vote.agree,
        disagree=vote.disagree,
        invalid=vote.invalid,
        method=code_name(vote.method, "vi"),
        left_out=left_out_of_base(vote, rules),
        issued=issued,
        returned=returned,
        resolution=number_of(vote),
        passed=carried(vote, rules),
    )
