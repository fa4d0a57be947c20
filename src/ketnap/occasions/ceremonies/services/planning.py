"""Plans a ceremony: the day, the place, the people with an approving decision."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max
from django.db.models.deletion import ProtectedError

from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.ceremony import PAPERS_AND_SOUND, PreparationGroup, preparations_by_rule
from ketnap.occasions.ceremonies.models import Ceremony, NewMember, Preparation
from ketnap.occasions.ceremonies.queries import Awaiting, awaiting_ceremony
from ketnap.occasions.ceremonies.refusals import NobodyToAdmit, NotAwaitingCeremony, PapersRefer
from ketnap.occasions.ceremonies.services.holding import locked_plan, note
from ketnap.occasions.ceremonies.services.layout import lay_out_programme
from ketnap.organisations.dated import store
from ketnap.organisations.models import Organisation
from ketnap.people.queries import official_members_of
from ketnap.rules.load import load_rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCeremony:
    """When and where, and who leads through the programme."""

    held_on: date
    starts_at: time
    place: str
    host: str = ""


@transaction.atomic
def plan_ceremony(
    cell: Organisation,
    order: PlannedCeremony,
    casefile_ids: Iterable[int],
    *,
    by: Actor,
    today: date,
) -> Ceremony:
    """A new ceremony with its programme and checklist by the rules of its day.

    The mentor of each case is proposed for probation where he is an official member that day.
    Raises `NobodyToAdmit` or `NotAwaitingCeremony`.
    """
    require(by, Action.HOLD_CEREMONY, CaseRelation(cell.pk, cell.path))
    ceremony = Ceremony(cell=cell, created_by_id=by.user_id, **asdict(order))
    store(ceremony)
    _seat(ceremony, casefile_ids, by, today)
    _write_checklist(ceremony)
    note(by, ceremony, "lên lịch lễ kết nạp")
    return ceremony


@transaction.atomic
def change_ceremony(
    ceremony_id: int,
    order: PlannedCeremony,
    casefile_ids: Iterable[int],
    *,
    by: Actor,
    today: date,
) -> Ceremony:
    """The ceremony as now planned; what was written for people and items that stay is kept."""
    ceremony = locked_plan(ceremony_id, by)
    former_host = ceremony.host
    for name, value in asdict(order).items():
        setattr(ceremony, name, value)
    store(ceremony)
    ceremony.programme.filter(who=former_host).exclude(who="").update(who=ceremony.host)
    _seat(ceremony, casefile_ids, by, today)
    note(by, ceremony, "sửa lịch lễ kết nạp")
    return ceremony


@transaction.atomic
def call_off_ceremony(ceremony_id: int, *, by: Actor) -> None:
    """Forget a ceremony that will not be held; its people await another one.

    Raises `PapersRefer` once papers were drawn up of it.
    """
    ceremony = locked_plan(ceremony_id, by)
    for casefile_id in ceremony.new_members.values_list("casefile_id", flat=True):
        note(by, ceremony, "bỏ lịch lễ kết nạp", casefile_id=casefile_id)
    try:
        ceremony.delete()
    except ProtectedError as error:
        raise PapersRefer from error


@transaction.atomic
def admit_earlier(ceremony_id: int, casefile_id: int, *, by: Actor, today: date) -> None:
    """Let somebody be admitted before the one whose turn comes before his; the programme follows.

    Who is admitted first stays first. Raises `NotAwaitingCeremony` for who is not at the ceremony.
    """
    ceremony = locked_plan(ceremony_id, by)
    turns = list(ceremony.new_members.order_by("position"))
    place = next((at for at, turn in enumerate(turns) if turn.casefile_id == casefile_id), None)
    if place is None:
        raise NotAwaitingCeremony({casefile_id})
    if place == 0:
        return
    _swap(turns[place - 1], turns[place], free=turns[-1].position + 1)
    lay_out_programme(ceremony, _decisions(_open_to(ceremony, by, today)))
    note(by, ceremony, "đổi thứ tự kết nạp", casefile_id=casefile_id)


def _swap(one: NewMember, other: NewMember, *, free: int) -> None:
    """Exchange two turns by way of a free one, for no two may be the same even for a moment."""
    first, second = one.position, other.position
    for turn, position in ((one, free), (other, first), (one, second)):
        turn.position = position
        turn.save(update_fields=["position"])


def _decisions(people: Iterable[Awaiting]) -> dict[int, str]:
    return {one.casefile_id: one.decision.decision for one in people}


def _seat(ceremony: Ceremony, casefile_ids: Iterable[int], by: Actor, today: date) -> None:
    """Give everybody chosen a turn; who stays keeps the turn, who is new comes after."""
    chosen = set(casefile_ids)
    if not chosen:
        raise NobodyToAdmit
    open_to = _open_to(ceremony, by, today)
    people = [one for one in open_to if one.casefile_id in chosen]
    if strangers := chosen - {one.casefile_id for one in people}:
        raise NotAwaitingCeremony(strangers)
    ceremony.new_members.exclude(casefile_id__in=chosen).delete()
    _add_new(ceremony, people, by)
    lay_out_programme(ceremony, _decisions(people))


def _open_to(ceremony: Ceremony, by: Actor, today: date) -> Sequence[Awaiting]:
    return [
        one
        for one in awaiting_ceremony(by, on=today, planned_on=ceremony.held_on)
        if one.cell_id == ceremony.cell_id and one.planned_id in (None, ceremony.pk)
    ]


def _add_new(ceremony: Ceremony, people: Iterable[Awaiting], by: Actor) -> None:
    seated = set(ceremony.new_members.values_list("casefile_id", flat=True))
    last = ceremony.new_members.aggregate(last=Max("position"))["last"] or 0
    members = official_members_of(ceremony.cell_id, on=ceremony.held_on)
    official = set(members.values_list("person_id", flat=True))
    new = [one for one in people if one.casefile_id not in seated]
    for position, one in enumerate(new, start=last + 1):
        NewMember.objects.create(
            ceremony=ceremony,
            casefile_id=one.casefile_id,
            position=position,
            mentor_id=one.mentor_id if one.mentor_id in official else None,
        )
        note(by, ceremony, "xếp vào lễ kết nạp", casefile_id=one.casefile_id)


def _write_checklist(ceremony: Ceremony) -> None:
    decoration = preparations_by_rule(load_rulebook().on(ceremony.held_on))
    lines = [
        *((PreparationGroup.DECORATION, code) for code in decoration),
        *((PreparationGroup.PAPERS_AND_SOUND, code) for code in PAPERS_AND_SOUND),
    ]
    Preparation.objects.bulk_create(
        Preparation(ceremony=ceremony, position=position, group=group, code=code)
        for position, (group, code) in enumerate(lines, start=1)
    )
