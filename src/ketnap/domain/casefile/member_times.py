"""When a case tells that its person was a Party member (đảng viên) of the cell, and as what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ketnap.domain.casefile.codes import Closing, DecisionOutcome, Matter, TransferDirection
from ketnap.domain.casefile.replay import closing_of, counting_steps
from ketnap.domain.casefile.steps import (
    CeremonyHeld,
    Decided,
    ListedAsSympathiser,
    Nominated,
    Step,
    Transferred,
)

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MemberTime:
    """A standing from a day up to, not including, `until`; it lasts where that is nothing."""

    is_official: bool
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """A standing and whether it began with a step of this cell."""

    time: MemberTime
    is_here: bool


def member_times(
    steps: Iterable[Step], *, on: date, elsewhere: Collection[int] = ()
) -> tuple[MemberTime, ...]:
    """Return what the steps up to a day tell of membership of this cell, earliest first.

    A member is probationary from the ceremony and official from the decision on recognition; a
    file that begins late may tell of the recognition alone. Whatever closes the case ends it, with
    the day of the paper as the first without, and none begins while the case is closed. Of who was
    sent away and has come back it goes on, as what he has become meanwhile. Each time has a day at
    least. What began with a step recorded `elsewhere`, by number, is the business of the cell that
    recorded it.
    """
    told: list[_Told] = []
    closed: Closing | None = None
    sent_away: MemberTime | None = None
    for step in counting_steps(steps, on=on):
        is_here, now = step.seq not in elsewhere, _lasting(told)
        match step:
            case CeremonyHeld() if now is None and closed is None:
                _begin(told, step, is_official=False, is_here=is_here)
            case Decided() if _recognises(step) and closed is None:
                _recognise(told, step, is_here=is_here)
            case Transferred(direction=TransferDirection.IN) if now is None and sent_away:
                _begin(told, step, is_official=sent_away.is_official, is_here=is_here)
            case Transferred(direction=TransferDirection.IN) if now and not told[-1].is_here:
                _end(told, step)
                _begin(told, step, is_official=now.is_official, is_here=is_here)
            case _ if closing_of(step) is not None:
                _end(told, step)
        closed = _closed_after(step, closed)
        sent_away = _away_after(step, now or sent_away) if closed is Closing.TRANSFERRED else None
    return tuple(each.time for each in told if each.is_here)


def _away_after(step: Step, before: MemberTime | None) -> MemberTime | None:
    """As what somebody sent away would come back; nothing if he is no member."""
    if _recognises(step):
        return MemberTime(True, step.on)
    if isinstance(step, CeremonyHeld) and before is None:
        return MemberTime(False, step.on)
    return before


def _recognises(step: Step) -> bool:
    match step:
        case Decided(matter=Matter.RECOGNITION, outcome=DecisionOutcome.APPROVED):
            return True
        case _:
            return False


def _closed_after(step: Step, before: Closing | None) -> Closing | None:
    """Whether the case is closed once a step has counted, as replay tells it."""
    match step:
        case Nominated() | ListedAsSympathiser():
            return None
        case Transferred(direction=TransferDirection.IN) if before is Closing.TRANSFERRED:
            return None
        case _:
            return closing_of(step) or before


def _lasting(told: Sequence[_Told]) -> MemberTime | None:
    return told[-1].time if told and told[-1].time.until is None else None


def _recognise(told: list[_Told], step: Step, *, is_here: bool) -> None:
    """Official from now on; who became a member no earlier than that was so from the first day."""
    now = _lasting(told)
    if now is not None and now.is_official:
        return
    if now is not None and step.on <= now.since:
        told[-1] = replace(told[-1], time=replace(now, is_official=True))
        return
    _end(told, step)
    _begin(told, step, is_official=True, is_here=is_here)


def _begin(told: list[_Told], step: Step, *, is_official: bool, is_here: bool) -> None:
    before = told[-1].time.until if told else None
    since = step.on if before is None else max(before, step.on)
    told.append(_Told(MemberTime(is_official, since), is_here))


def _end(told: list[_Told], step: Step) -> None:
    now = _lasting(told)
    if now is not None:
        until = max(step.on, now.since + _ONE_DAY)
        told[-1] = replace(told[-1], time=replace(now, until=until))
