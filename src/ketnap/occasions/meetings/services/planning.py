"""Plans meetings: when, where, led by whom, about what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.casefiles.refusals import NotVisible
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.meetings.models import AgendaItem, CellMeeting, MeetingState, VoteCount
from ketnap.occasions.meetings.queries import items_of
from ketnap.occasions.meetings.refusals import ItemCounted
from ketnap.occasions.meetings.services.holding import held_by, note_change, require_holding
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.queries import official_members_of


@dataclass(frozen=True, slots=True)
class Question:
    """What the cell votes on: one person and one matter."""

    casefile_id: int
    matter: Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting as it is called: topics first, then the votes, one person at a time."""

    held_on: date
    begins_at: time
    place: str
    presiding: Person
    secretary: Person
    topics: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@transaction.atomic
def call_meeting(cell: Organisation, plan: Plan, *, actor: Actor) -> CellMeeting:
    """Return a new meeting of a cell with its agenda.

    Refuses officers who are no official members on that day, and a second meeting at one time.
    """
    require_holding(actor, cell)
    meeting = CellMeeting(cell=cell)
    _write_plan(meeting, plan)
    _write_agenda(meeting, plan, actor)
    note_change(actor, meeting, "triệu tập cuộc họp")
    return meeting


@transaction.atomic
def change_meeting(
    meeting_id: int,
    plan: Plan,
    *,
    actor: Actor,
    seen_revision: int,
    today: date | None = None,
) -> CellMeeting:
    """Return the meeting as planned anew; raises `ItemCounted` where a counted vote would go.

    Refuses a day to come once a vote was counted.
    """
    meeting = held_by(actor, meeting_id, seen_revision=seen_revision)
    if plan.held_on > (today or timezone.localdate()):
        _check_uncounted(meeting)
    _write_plan(meeting, plan)
    _write_agenda(meeting, plan, actor)
    note_change(actor, meeting, "sửa kế hoạch họp")
    return meeting


@transaction.atomic
def call_off(meeting_id: int, *, actor: Actor, seen_revision: int | None = None) -> None:
    """Call a planned meeting off (hoãn họp); what was counted is not recorded anywhere."""
    meeting = held_by(actor, meeting_id, seen_revision=seen_revision)
    meeting.state = MeetingState.CALLED_OFF
    meeting.save(update_fields=["state"])
    note_change(actor, meeting, "hoãn cuộc họp")


def _check_uncounted(meeting: CellMeeting) -> None:
    if VoteCount.objects.filter(item__meeting=meeting).exists():
        words = _(
            "Cuộc họp đã có kết quả biểu quyết nên ngày họp không thể là ngày chưa đến. "
            "Hãy bỏ kết quả trước."
        )
        raise ValidationError({"held_on": words})


def _write_plan(meeting: CellMeeting, plan: Plan) -> None:
    meeting.held_on = plan.held_on
    meeting.begins_at = plan.begins_at
    meeting.place = plan.place
    meeting.presiding = plan.presiding
    meeting.secretary = plan.secretary
    _check_officers(meeting)
    # One writer at a time for a cell: two calls to one hour must not pass the check together.
    Organisation.objects.select_for_update().get(pk=meeting.cell_id)
    store(meeting)


def _check_officers(meeting: CellMeeting) -> None:
    members = official_members_of(meeting.cell_id, on=meeting.held_on)
    official = set(members.values_list("person_id", flat=True))
    for name in ("presiding", "secretary"):
        if getattr(meeting, f"{name}_id") not in official:
            raise ValidationError(
                {name: _("Người này không phải đảng viên chính thức của chi bộ vào ngày họp.")}
            )


def _write_agenda(meeting: CellMeeting, plan: Plan, actor: Actor) -> None:
    """Topics are written anew; votes that stay keep their place in the log of the meeting."""
    _check_visible(meeting, plan.questions, actor)
    items = items_of(meeting)
    _drop(item for item in items if not item.is_vote)
    votes = [item for item in items if item.is_vote]
    _drop_votes(item for item in votes if _question(item) not in plan.questions)
    for position, topic in enumerate(plan.topics):
        store(AgendaItem(meeting=meeting, position=position, topic=topic))
    for position, question in enumerate(plan.questions, start=len(plan.topics)):
        _place(meeting, question, [item for item in votes if _question(item) == question], position)


def _place(
    meeting: CellMeeting, question: Question, standing: Iterable[AgendaItem], position: int
) -> None:
    """One question may be voted on again in the same meeting; all its votes stand together."""
    items = list(standing)
    if not items:
        items = [
            AgendaItem(meeting=meeting, casefile_id=question.casefile_id, matter=question.matter)
        ]
    for item in items:
        item.position = position
        store(item)


def _question(item: AgendaItem) -> Question:
    return Question(item.case.pk, Matter(item.matter))


def _drop_votes(items: Iterable[AgendaItem]) -> None:
    dropped = list(items)
    counted = [item.pk for item in dropped if hasattr(item, "count")]
    if counted:
        raise ItemCounted(counted)
    _drop(dropped)


def _drop(items: Iterable[AgendaItem]) -> None:
    for item in items:
        item.delete()


def _check_visible(meeting: CellMeeting, questions: Iterable[Question], actor: Actor) -> None:
    asked = {question.casefile_id for question in questions}
    cases = casefiles_visible_to(actor).filter(cell_id=meeting.cell_id, pk__in=asked)
    if cases.count() != len(asked):
        raise NotVisible
