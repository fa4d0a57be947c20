"""Ceremonies as programs read them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ninja import Schema

from ketnap.api.sent import Clock
from ketnap.domain.access import Actor
from ketnap.domain.ceremony import PreparationGroup
from ketnap.occasions.ceremonies.models import Ceremony, Preparation, ProgrammeLine
from ketnap.occasions.ceremonies.queries import Awaiting, Turn, UnlinkedDay, turns_of
from ketnap.occasions.ceremonies.words import PREPARATIONS, item_title


class CeremonySummary(Schema):
    """A ceremony in a list; `recorded_at` is set once it was held and recorded."""

    id: int
    cell_id: int
    held_on: date
    starts_at: Clock | None
    place: str
    host: str
    recorded_at: datetime | None
    admitted: int


class CeremonyList(Schema):
    """A page of ceremonies; `next_after` asks for the page that follows, if there is one."""

    ceremonies: list[CeremonySummary]
    next_after: int | None


class NewMemberData(Schema):
    """Somebody admitted, in turn; the deadline is that of the planned day.

    `mentor_may_help` says whether the mentor is an official member of the cell that day;
    `lacks_consent` whether a late ceremony lacks the consent or its reason.
    """

    casefile_id: int
    full_name: str
    seen_seq: int
    decision: str
    due_on: date | None
    is_late: bool
    mentor_id: int | None
    mentor_name: str
    mentor_may_help: bool
    late_consent: str
    late_reason: str
    lacks_consent: bool
    step_seq: int | None


class ProgrammeLineData(Schema):
    """One item of the programme; `casefile_id` where it is about one new member."""

    code: str
    casefile_id: int | None
    title: str
    minutes: int
    who: str
    hands_over: str
    detail: str


class InviteeData(Schema):
    """Somebody invited, with the office held."""

    name: str
    office: str


class PreparationData(Schema):
    """One line of the checklist; `code` is empty where the cell wrote it itself."""

    id: int
    group: PreparationGroup
    code: str
    text: str
    done_at: datetime | None


class CeremonyData(CeremonySummary):
    """A ceremony with people, programme, invitees and checklist."""

    new_members: list[NewMemberData]
    programme: list[ProgrammeLineData]
    invitees: list[InviteeData]
    preparations: list[PreparationData]


class CeremonyForgotten(Schema):
    """A ceremony that will not be held; its people await another one."""

    id: int
    casefile_ids: list[int]


class AwaitingData(Schema):
    """Somebody with an approving decision and no ceremony yet, or one that is only planned."""

    casefile_id: int
    cell_id: int
    full_name: str
    decision: str
    decided_on: date
    due_on: date | None
    is_late: bool
    planned_id: int | None


class UnlinkedData(Schema):
    """A day on which cases say that a ceremony was held, and no ceremony knows of it."""

    cell_id: int
    held_on: date
    place: str
    names: list[str]


def ceremony_summary(ceremony: Any) -> CeremonySummary:
    """Return what a list tells of a ceremony, which was fetched with its count."""
    return CeremonySummary(**_plan(ceremony), admitted=ceremony.admitted)


def ceremony_data(ceremony: Ceremony, actor: Actor, *, today: date) -> CeremonyData:
    """Return a ceremony as it stands, with what the cases of its people say today."""
    turns = turns_of(ceremony, actor, today=today)
    people = {turn.row.pk: turn for turn in turns}
    return CeremonyData(
        **_plan(ceremony),
        admitted=len(turns),
        new_members=[_new_member(turn) for turn in turns],
        programme=[_line(line, people) for line in ceremony.programme.order_by("position")],
        invitees=[
            InviteeData(name=each.name, office=each.office)
            for each in ceremony.invitees.order_by("position")
        ],
        preparations=[_preparation(line) for line in ceremony.preparations.order_by("position")],
    )


def awaiting_data(one: Awaiting) -> AwaitingData:
    """Return somebody who awaits a ceremony."""
    return AwaitingData(
        casefile_id=one.casefile_id,
        cell_id=one.cell_id,
        full_name=one.full_name,
        decision=one.decision.decision,
        decided_on=one.decision.on,
        due_on=one.clock.due_on if one.clock else None,
        is_late=one.clock is not None and one.clock.is_late,
        planned_id=one.planned_id,
    )


def unlinked_data(one: UnlinkedDay) -> UnlinkedData:
    """Return a day of a ceremony that stands in cases only."""
    return UnlinkedData(
        cell_id=one.cell.pk, held_on=one.held_on, place=one.place, names=list(one.names)
    )


def _plan(ceremony: Ceremony) -> dict[str, Any]:
    names = ("held_on", "starts_at", "place", "host", "recorded_at")
    return {
        "id": ceremony.pk,
        "cell_id": ceremony.cell_id,
        **{name: getattr(ceremony, name) for name in names},
    }


def _new_member(turn: Turn) -> NewMemberData:
    return NewMemberData(
        casefile_id=turn.casefile_id,
        full_name=turn.full_name,
        seen_seq=turn.seen_seq,
        decision=turn.decision.decision if turn.decision else "",
        due_on=turn.clock.due_on if turn.clock else None,
        is_late=turn.clock is not None and turn.clock.is_late,
        mentor_id=turn.row.mentor_id,
        mentor_name=turn.mentor_name,
        mentor_may_help=turn.mentor_may_help,
        late_consent=turn.row.late_consent,
        late_reason=turn.row.late_reason,
        lacks_consent=turn.lacks_consent,
        step_seq=turn.row.step_seq,
    )


def _line(line: ProgrammeLine, people: Mapping[int, Turn]) -> ProgrammeLineData:
    turn = people.get(line.new_member_id or 0)
    return ProgrammeLineData(
        code=line.code,
        casefile_id=turn.casefile_id if turn else None,
        title=item_title(line.code, turn.full_name if turn else ""),
        minutes=line.minutes,
        who=line.who,
        hands_over=line.hands_over,
        detail=line.detail,
    )


def _preparation(line: Preparation) -> PreparationData:
    return PreparationData(
        id=line.pk,
        group=PreparationGroup(line.group),
        code=line.code,
        text=str(PREPARATIONS[line.code]) if line.code else line.text,
        done_at=line.done_at,
    )
