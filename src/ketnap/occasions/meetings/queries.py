"""Reads about meetings: whose they are, what they are about, who was there, what was counted."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from ketnap.audit.models import AccessEntry, Deed
from ketnap.audit.queries import about_object
from ketnap.domain.access import Action, Actor, scope_of
from ketnap.domain.casefile.codes import ExclusionGround, VoteMethod
from ketnap.domain.meeting.attendance import Attending, Turnout, turnout_of
from ketnap.domain.meeting.ballots import Count
from ketnap.domain.membership import Member
from ketnap.occasions.meetings.models import (
    AgendaItem,
    Attendance,
    CellMeeting,
    MeetingState,
    VoteCount,
)
from ketnap.occasions.meetings.refusals import MeetingNotVisible, MembersChanged
from ketnap.organisations.queries import within
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.queries import guests_of, members_of
from ketnap.rules.load import load_rulebook

KIND = "cell_meeting"
"""What the access log calls a meeting."""


@dataclass(frozen=True, slots=True)
class Called:
    """One member called to a meeting, as marked or, before that, as membership suggests."""

    person_id: int
    name: str
    is_official: bool
    is_present: bool
    ground: ExclusionGround | None
    reason: str = ""

    def attending(self) -> Attending:
        grounds = frozenset({self.ground} if self.ground else ())
        member = Member(self.person_id, self.name, self.is_official, grounds)
        return Attending(member, self.is_present)


@dataclass(frozen=True, slots=True)
class Visiting:
    """Somebody at a meeting who is no member of the cell, and where from."""

    name: str
    home: str


def meetings_visible_to(actor: Actor | None) -> QuerySet[CellMeeting]:
    """Return the meetings of the cells in which somebody may know of them, latest first."""
    scope = scope_of(actor, Action.SEE_MEETING)
    condition = within(scope.organisation_ids, scope.path_prefixes, "cell")
    rows = CellMeeting.objects.filter(condition).order_by("-held_on", "-begins_at", "-pk")
    return rows.select_related("cell", "presiding", "secretary", "closed_by__person")


def meeting_visible_to(actor: Actor | None, meeting_id: int) -> CellMeeting:
    """Return one meeting; raises `MeetingNotVisible` for a stranger."""
    meeting = meetings_visible_to(actor).filter(pk=meeting_id).first()
    if meeting is None:
        raise MeetingNotVisible
    return meeting


def planned_meetings(actor: Actor | None) -> QuerySet[CellMeeting]:
    """Return the meetings that are neither closed nor called off, the next one first."""
    rows = meetings_visible_to(actor).filter(state=MeetingState.PLANNED)
    return rows.order_by("held_on", "begins_at", "pk")


def meetings_to_hold(actor: Actor | None, *, until: date) -> QuerySet[CellMeeting]:
    """Return the meetings whose day has come and which somebody has yet to hold or to close."""
    scope = scope_of(actor, Action.HOLD_MEETING)
    held_by_reader = within(scope.organisation_ids, scope.path_prefixes, "cell")
    return planned_meetings(actor).filter(held_by_reader, held_on__lte=until)


def planned_votes_on(
    actor: Actor | None, casefile_ids: Collection[int]
) -> Mapping[tuple[int, str], AgendaItem]:
    """Return the votes on the agenda of planned meetings, by case and matter: the next meeting's."""
    rows = AgendaItem.objects.filter(
        casefile__in=casefile_ids, meeting__in=planned_meetings(actor).order_by()
    )
    latest_first = rows.select_related("meeting", "casefile").order_by(
        "-meeting__held_on", "-meeting__begins_at", "pk"
    )
    return {(item.case.pk, item.matter): item for item in latest_first}


def with_votes(meetings: QuerySet[CellMeeting]) -> QuerySet[CellMeeting]:
    """Return the same meetings with their agenda read along, in two queries for all."""
    items = AgendaItem.objects.select_related("casefile__person").order_by("position", "pk")
    return meetings.prefetch_related(Prefetch("items", queryset=items))


def latest_meeting(cell_id: int, *, before: date) -> CellMeeting | None:
    """Return the last meeting of a cell before a day, whose place and officers are likely again."""
    rows = CellMeeting.objects.filter(cell_id=cell_id, held_on__lt=before)
    kept = rows.exclude(state=MeetingState.CALLED_OFF).select_related("presiding", "secretary")
    return kept.order_by("-held_on", "-begins_at").first()


def items_of(meeting: CellMeeting) -> list[AgendaItem]:
    """Return what a meeting is about in its order, with people and counts."""
    rows = meeting.items.select_related(
        "meeting__cell", "count", "casefile__person__unit", "casefile__cell", "casefile__standing"
    )
    return list(rows.order_by("position", "pk"))


def count_of(item: AgendaItem) -> VoteCount | None:
    """Return what was counted in a vote, if it was."""
    count: VoteCount | None = getattr(item, "count", None)
    return count


def count_from(row: VoteCount) -> Count:
    """Return a stored count as the domain knows it."""
    return Count(
        method=VoteMethod(row.method),
        issued=row.issued,
        returned=row.returned,
        agree=row.agree,
        disagree=row.disagree,
        spoiled=row.spoiled,
        blank=row.blank,
    )


def attendance_of(meeting: CellMeeting) -> list[Called]:
    """Return who was called and marked, in the order of names; empty before attendance is taken."""
    rows = meeting.attendance.select_related("person").order_by("person__sort_key", "person_id")
    return [_called(row) for row in rows]


def suggested_attendance(meeting: CellMeeting) -> list[Called]:
    """Return every member of the day: there, but for those who are exempt or elsewhere."""
    return [_suggested(row) for row in members_of(meeting.cell_id, on=meeting.held_on)]


def visitors_of(meeting: CellMeeting) -> list[Visiting]:
    """Return who else was there, as written with the attendance."""
    return [Visiting(row.name, row.home) for row in meeting.visitors.all()]


def suggested_visitors(meeting: CellMeeting) -> list[Visiting]:
    """Return the members of other cells who are on temporary activity here on the day."""
    guests = guests_of(meeting.cell_id, on=meeting.held_on)
    return [Visiting(guest.full_name, guest.home) for guest in guests]


def turnout_at(meeting: CellMeeting) -> Turnout | None:
    """Return the numbers of a meeting by the rules of its day; nothing before attendance is taken."""
    called = attendance_of(meeting)
    if not called:
        return None
    rules = load_rulebook().on(meeting.held_on)
    return turnout_of([each.attending() for each in called], rules)


def check_members(meeting: CellMeeting, called: Set[int]) -> None:
    """Raise `MembersChanged` unless exactly the members of the day are called."""
    members = {row.person_id: row.person for row in members_of(meeting.cell_id, on=meeting.held_on)}
    joined = [person for number, person in members.items() if number not in called]
    gone = Attendance.objects.filter(meeting=meeting, person_id__in=called - members.keys())
    if joined or called - members.keys():
        left = [row.person for row in gone.select_related("person")]
        strangers = called - members.keys() - {person.pk for person in left}
        raise MembersChanged(joined=joined, left=left, strangers=sorted(strangers))


def check_marked(meeting: CellMeeting) -> None:
    """Raise `MembersChanged` unless the members of the day are marked, each as he is on it.

    A member who has become official counts in the base, so attendance must be taken anew.
    """
    marked = dict(meeting.attendance.values_list("person_id", "is_official"))
    check_members(meeting, marked.keys())
    turned = [
        row.person
        for row in members_of(meeting.cell_id, on=meeting.held_on)
        if (row.status == MemberStatus.OFFICIAL) != marked[row.person_id]
    ]
    if turned:
        raise MembersChanged(joined=(), left=(), turned=turned)


def changes_since(meeting: CellMeeting, revision: int) -> list[AccessEntry]:
    """Return what was changed in a meeting after one of its revisions, latest first."""
    changes = about_object(KIND, meeting.pk).filter(deed=Deed.RECORD_CHANGED)
    return list(changes[: max(meeting.revision - revision, 0)])


def meetings_behind(casefile_id: int) -> Mapping[int, CellMeeting]:
    """Return the closed meetings in which the votes of a case were held, by the step of the vote."""
    rows = VoteCount.objects.filter(item__casefile_id=casefile_id, step_seq__isnull=False)
    found = rows.select_related("item__meeting")
    return {row.step_seq: row.item.meeting for row in found if row.step_seq is not None}


def _called(row: Attendance) -> Called:
    return Called(
        person_id=row.person_id,
        name=row.person.full_name,
        is_official=row.is_official,
        is_present=row.is_present,
        ground=ExclusionGround(row.ground) if row.ground else None,
        reason=row.reason,
    )


def _suggested(row: Membership) -> Called:
    ground = _ground(row)
    return Called(
        person_id=row.person_id,
        name=row.person.full_name,
        is_official=row.status == MemberStatus.OFFICIAL,
        is_present=ground is None,
        ground=ground,
    )


def _ground(row: Membership) -> ExclusionGround | None:
    if row.status != MemberStatus.OFFICIAL:
        return None
    if row.on_temporary_activity:
        return ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE
    return ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY if row.exempt else None
