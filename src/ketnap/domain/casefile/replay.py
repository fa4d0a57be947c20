"""Replay: from the recorded steps to the history they tell as of a day.

Replay takes no clock and no rulebook and never refuses. Corrections apply first, whatever their
own day; then the steps up to the day count, in the order of their days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import TypeVar

from ketnap.domain.casefile.codes import (
    Closing,
    ConsentPurpose,
    DecisionOutcome,
    Matter,
    TransferDirection,
)
from ketnap.domain.casefile.steps import (
    ConsentGiven,
    ConsentWithdrawn,
    Corrected,
    CourseCertified,
    Decided,
    ListedAsSympathiser,
    Nominated,
    Paused,
    RemovedFromList,
    Resumed,
    Step,
    Transferred,
    Withdrawn,
)

S = TypeVar("S", bound=Step)

_IN_ORDER = attrgetter("on", "seq")


@dataclass(slots=True)
class Round:
    """The steps between one start of the procedure and the next, in the order of their days."""

    by_class: dict[type[Step], list[Step]] = field(default_factory=dict)
    closed: Closing | None = None
    closed_on: date | None = None
    """The first closing day since the case was last open."""

    def of(self, cls: type[S]) -> Sequence[S]:
        """The steps of one kind, earliest first."""
        return self.by_class.get(cls, ())  # type: ignore[return-value]  # filed by their own class

    @property
    def paused(self) -> bool:
        pauses, resumptions = self.of(Paused), self.of(Resumed)
        if not pauses:
            return False
        return not resumptions or _IN_ORDER(resumptions[-1]) < _IN_ORDER(pauses[-1])


@dataclass(frozen=True, slots=True)
class History:
    """What the steps tell: the rounds, the last one open or closed, and what counts across them."""

    rounds: tuple[Round, ...]
    certificates: tuple[CourseCertified, ...]
    consents: tuple[ConsentGiven | ConsentWithdrawn, ...]

    def consent_stands(self, purpose: ConsentPurpose, *, on: date) -> bool:
        """Whether the last word on a purpose up to a day was a consent."""
        last = None
        for consent in self.consents:
            if consent.on <= on and consent.purpose is purpose:
                last = consent
        return isinstance(last, ConsentGiven)


def replay(steps: Iterable[Step], *, on: date) -> History:
    """The history that the steps tell as of a day."""
    return Telling(counting_steps(steps, on=on)).up_to(on)


class Telling:
    """The steps told day by day, in one pass: what was told once is not told again."""

    def __init__(self, counting: Sequence[Step]) -> None:
        """Takes corrected steps in the order of their days, as `counting_steps` gives them."""
        self._steps, self._told = counting, 0
        self._rounds = [Round()]
        self._certificates: list[CourseCertified] = []
        self._consents: list[ConsentGiven | ConsentWithdrawn] = []
        self._history = History(tuple(self._rounds), (), ())

    def up_to(self, day: date) -> History:
        """The history as of a day, none earlier than the last asked for.

        Its rounds grow as later days are asked for; where no step has come, it is the same one.
        """
        before = self._told
        while self._told < len(self._steps) and self._steps[self._told].on <= day:
            self._take(self._steps[self._told])
            self._told += 1
        if self._told > before:
            self._history = History(
                tuple(self._rounds), tuple(self._certificates), tuple(self._consents)
            )
        return self._history

    def _take(self, step: Step) -> None:
        cls, current = type(step), self._rounds[-1]
        if current.closed is not None and _starts_anew(step):
            current = Round()
            self._rounds.append(current)
        current.by_class.setdefault(cls, []).append(step)
        if cls in _MOVES_THE_DOOR:
            _move_the_door(current, step)
        elif cls is CourseCertified:
            self._certificates.append(step)  # type: ignore[arg-type]  # its class is `cls`
        elif cls is ConsentGiven or cls is ConsentWithdrawn:
            self._consents.append(step)  # type: ignore[arg-type]  # as above


def counting_steps(steps: Iterable[Step], *, on: date) -> list[Step]:
    """The corrected steps up to a day, in the order of their days."""
    counting = [step for step in corrected_steps(steps) if step.on <= on]
    counting.sort(key=_IN_ORDER)
    return counting


def corrected_steps(steps: Iterable[Step]) -> list[Step]:
    """The steps as they count after every correction: each as its last replacement, or gone."""
    recorded = list(steps)
    corrections = {step.corrects: step for step in recorded if type(step) is Corrected}
    if not corrections:
        return recorded
    kept = (step for step in recorded if type(step) is not Corrected)
    counted = (_as_corrected(step, corrections.get(step.seq)) for step in kept)
    return [step for step in counted if step is not None]


def _as_corrected(step: Step, correction: Corrected | None) -> Step | None:
    if correction is None:
        return step
    if correction.replacement is None:
        return None
    return replace(correction.replacement, seq=step.seq)


def _starts_anew(step: Step) -> bool:
    return type(step) is Nominated or type(step) is ListedAsSympathiser


_MOVES_THE_DOOR = frozenset({Withdrawn, RemovedFromList, Decided, Transferred})


def _move_the_door(current: Round, step: Step) -> None:
    """Close the round, or open it again after a transfer that came back."""
    closing = closing_of(step)
    if closing is not None:
        if current.closed is None:
            current.closed_on = step.on
        current.closed = closing
    elif type(step) is Transferred and current.closed is Closing.TRANSFERRED:
        current.closed, current.closed_on = None, None


def closing_of(step: Step) -> Closing | None:
    """The reason for which a step closes the case, if it does."""
    match step:
        case Withdrawn():
            return Closing.WITHDRAWN
        case RemovedFromList():
            return Closing.REMOVED
        case Decided(matter=Matter.ADMISSION, outcome=DecisionOutcome.REFUSED):
            return Closing.REFUSED
        case Decided(matter=Matter.STRIKE_OFF, outcome=DecisionOutcome.APPROVED):
            return Closing.STRUCK_OFF
        case Transferred(direction=TransferDirection.OUT):
            return Closing.TRANSFERRED
        case _:
            return None


def up_to(steps: Sequence[S], day: date) -> S | None:
    """The latest of the steps up to a day."""
    for step in reversed(steps):
        if step.on <= day:
            return step
    return None


def first_from(steps: Iterable[S], day: date) -> S | None:
    """The first of the steps from a day on."""
    for step in steps:
        if step.on >= day:
            return step
    return None
