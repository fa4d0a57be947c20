"""When a case tells that its person was a Party member (đảng viên) of the cell, and as what."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ketnap.domain.casefile.codes import DecisionOutcome, Matter, TransferDirection
from ketnap.domain.casefile.replay import closing_of, counting_steps
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, Step, Transferred

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
    the day of the paper as the first without; of who was sent away and has come back it goes on.
    Each time has a day at least. What began with a step recorded `elsewhere`, by number, is the
    business of the cell that recorded it.
    """
    told: list[_Told] = []
    sent_away: MemberTime | None = None
    for step in counting_steps(steps, on=on):
        is_here, now = step.seq not in elsewhere, _lasting(told)
        match step:
            case CeremonyHeld() if now is None:
                _begin(told, step, is_official=False, is_here=is_here)
            case Decided(matter=Matter.RECOGNITION, outcome=DecisionOutcome.APPROVED):
                _recognise(told, step, is_here=is_here)
            case Transferred(direction=TransferDirection.IN) if now is None and sent_away:
                _begin(told, step, is_official=sent_away.is_official, is_here=is_here)
            case Transferred(direction=TransferDirection.IN) if now and not told[-1].is_here:
                _end(told, step)
                _begin(told, step, is_official=now.is_official, is_here=is_here)
            case _ if closing_of(step) is not None:
                sent_away = now if isinstance(step, Transferred) else None
                _end(told, step)
    return tuple(each.time for each in told if each.is_here)


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
