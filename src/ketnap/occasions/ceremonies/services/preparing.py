"""Prepares a planned ceremony: mentors, programme, invitees, checklist."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ketnap.domain.access import Actor
from ketnap.domain.ceremony import PreparationGroup
from ketnap.occasions.ceremonies.models import Invitee, Preparation, ProgrammeLine
from ketnap.occasions.ceremonies.refusals import (
    MentorNotOfficial,
    NotAwaitingCeremony,
    ProgrammeChanged,
)
from ketnap.occasions.ceremonies.services.holding import locked_plan, note
from ketnap.organisations.dated import store
from ketnap.people.queries import official_members_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMemberOrder:
    """Who helps a new member through probation, and why a late ceremony is held all the same."""

    casefile_id: int
    mentor_id: int | None
    late_consent: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """What is written for one item of the programme; order and code are the rule's."""

    minutes: int
    who: str = ""
    hands_over: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody invited, with the office held."""

    name: str
    office: str = ""


SeenItem = tuple[str, int | None]
"""An item of the programme: its code, and the case of the new member it is about, if one."""


@transaction.atomic
def prepare_new_members(ceremony_id: int, orders: Sequence[NewMemberOrder], *, by: Actor) -> None:
    """Name the mentors and keep the consents to a late ceremony.

    Raises `MentorNotOfficial` for who would be helped by somebody who may not, and
    `NotAwaitingCeremony` for who is not at the ceremony.
    """
    ceremony = locked_plan(ceremony_id, by)
    members = official_members_of(ceremony.cell_id, on=ceremony.held_on)
    official = {None, *members.values_list("person_id", flat=True)}
    if wrong := [order.casefile_id for order in orders if order.mentor_id not in official]:
        raise MentorNotOfficial(wrong)
    rows = {row.casefile_id: row for row in ceremony.new_members.all()}
    if strangers := {order.casefile_id for order in orders} - rows.keys():
        raise NotAwaitingCeremony(strangers)
    for order in orders:
        row = rows[order.casefile_id]
        row.mentor_id = order.mentor_id
        row.late_consent, row.late_reason = order.late_consent, order.late_reason
        store(row)
        note(by, ceremony, "phân công giúp đỡ khi dự bị", casefile_id=order.casefile_id)


@transaction.atomic
def write_programme(
    ceremony_id: int,
    words: Sequence[LineWords],
    *,
    by: Actor,
    seen: Sequence[SeenItem] | None = None,
) -> None:
    """Write what is said for each item, in the order of the programme.

    `seen` are the items as their writer saw them; raises `ProgrammeChanged` where they are others.
    """
    ceremony = locked_plan(ceremony_id, by)
    lines = list(ceremony.programme.select_related("new_member").order_by("position"))
    if seen is not None and [_item(line) for line in lines] != list(seen):
        raise ProgrammeChanged
    for line, said in zip(lines, words, strict=True):
        for name, value in asdict(said).items():
            setattr(line, name, value)
        store(line)
    note(by, ceremony, "sửa chương trình lễ")


@transaction.atomic
def invite(ceremony_id: int, invitations: Sequence[Invitation], *, by: Actor) -> None:
    """Let the list of invitees be exactly these, in this order."""
    ceremony = locked_plan(ceremony_id, by)
    ceremony.invitees.all().delete()
    for position, one in enumerate(invitations, start=1):
        store(Invitee(ceremony=ceremony, position=position, name=one.name, office=one.office))
    note(by, ceremony, "sửa danh sách khách mời")


@transaction.atomic
def tick_preparations(ceremony_id: int, done: Collection[int], *, by: Actor) -> None:
    """Let exactly these lines of the checklist be done; who did one before stays named."""
    ceremony = locked_plan(ceremony_id, by)
    lines = ceremony.preparations.all()
    lines.filter(pk__in=done, done_at__isnull=True).update(
        done_at=timezone.now(), done_by_id=by.user_id
    )
    lines.exclude(pk__in=done).update(done_at=None, done_by=None)


@transaction.atomic
def add_preparation(ceremony_id: int, text: str, *, by: Actor) -> Preparation:
    """A line of the checklist in the cell's own words."""
    ceremony = locked_plan(ceremony_id, by)
    last = ceremony.preparations.aggregate(last=Max("position"))["last"] or 0
    line = Preparation(
        ceremony=ceremony, position=last + 1, group=PreparationGroup.PAPERS_AND_SOUND, text=text
    )
    store(line)
    return line


@transaction.atomic
def drop_preparation(ceremony_id: int, preparation_id: int, *, by: Actor) -> None:
    """Take a line off the checklist; what the rule prescribes stays."""
    ceremony = locked_plan(ceremony_id, by)
    own = ceremony.preparations.exclude(group=PreparationGroup.DECORATION)
    own.filter(pk=preparation_id).delete()


def _item(line: ProgrammeLine) -> SeenItem:
    return line.code, line.new_member.casefile_id if line.new_member else None
