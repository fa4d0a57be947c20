"""One meeting as a page reads it: fetched for an actor, with its agenda and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.attendance import Turnout, turnout_of
from ketnap.domain.meeting.ballots import Count, vote_of
from ketnap.domain.meeting.outcome import Outcome, outcome_of
from ketnap.domain.rulebook import RulesInForce
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting
from ketnap.occasions.meetings.queries import (
    Called,
    Visiting,
    attendance_of,
    count_from,
    count_of,
    items_of,
    meeting_visible_to,
    suggested_attendance,
    visitors_of,
)
from ketnap.occasions.meetings.recorded import RecordedVote, recorded_votes
from ketnap.rules.load import load_rulebook
from ketnap.web.day import PageDay, day_of


@dataclass(frozen=True)
class OpenMeeting:
    """A meeting somebody may know of, on the day the page speaks about."""

    actor: Actor
    record: CellMeeting
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @cached_property
    def items(self) -> list[AgendaItem]:
        return items_of(self.record)

    @property
    def votes(self) -> list[AgendaItem]:
        return [item for item in self.items if item.is_vote]

    @property
    def topics(self) -> list[AgendaItem]:
        return [item for item in self.items if not item.is_vote]

    @property
    def counted(self) -> list[AgendaItem]:
        return [item for item in self.votes if count_of(item) is not None]

    @property
    def uncounted(self) -> list[AgendaItem]:
        return [item for item in self.votes if count_of(item) is None]

    @cached_property
    def attendance(self) -> list[Called]:
        return attendance_of(self.record)

    @property
    def is_attended(self) -> bool:
        """Whether attendance was taken."""
        return bool(self.attendance)

    @cached_property
    def visitors(self) -> list[Visiting]:
        """Who else was there, as written with the attendance."""
        return visitors_of(self.record)

    @cached_property
    def turnout(self) -> Turnout:
        """The numbers as marked or, before attendance is taken, as membership suggests."""
        called = self.attendance or suggested_attendance(self.record)
        return turnout_of([each.attending() for each in called], self.rules)

    @property
    def rules(self) -> RulesInForce:
        return load_rulebook().on(self.record.held_on)

    @cached_property
    def holds(self) -> bool:
        """Whether the reader holds the meetings of this cell."""
        cell = self.record.cell
        return may(self.actor, Action.HOLD_MEETING, CaseRelation(cell.pk, cell.path))

    @property
    def can_write(self) -> bool:
        return self.holds and self.record.is_planned and self.day.is_today

    @property
    def has_come(self) -> bool:
        """Whether the day of the meeting is here."""
        return self.record.held_on <= self.day.today

    def item(self, item_id: int) -> AgendaItem:
        """Return one vote of the meeting; anything else is 404."""
        for item in self.votes:
            if item.pk == item_id:
                return item
        raise Http404("no such vote in this meeting")

    @cached_property
    def recorded(self) -> Mapping[int, RecordedVote]:
        """What the cases say today of the votes that were recorded in them."""
        return recorded_votes(self.votes)

    def vote(self, item: AgendaItem, count: Count, *, resolution: str = "") -> CellVoted:
        """Return the vote that a count stands for, whether or not its numbers agree."""
        return vote_of(
            count,
            self.turnout,
            matter=Matter(item.matter),
            on=self.record.held_on,
            resolution=resolution or None,
        )

    def outcome(self, item: AgendaItem) -> Outcome | None:
        """Return what a counted vote amounts to, as its case tells it once it is recorded.

        Nothing before it is counted, or where the case struck it out.
        """
        known = self.recorded.get(item.pk)
        if known is not None:
            return None if known.vote is None else outcome_of(known.vote, rules_of(known.vote))
        row = count_of(item)
        if row is None:
            return None
        vote = self.vote(item, count_from(row), resolution=row.resolution)
        return outcome_of(vote, self.rules)

    def may_see_case(self, item: AgendaItem) -> bool:
        return may(self.actor, Action.SEE_CASE, relation_to(item.case))


def rules_of(vote: CellVoted) -> RulesInForce:
    """The rules of the day of a vote."""
    return load_rulebook().on(vote.on)


def open_meeting(request: HttpRequest, meeting_id: int) -> OpenMeeting:
    """The meeting for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    return OpenMeeting(actor, meeting_visible_to(actor, meeting_id), day_of(request))
