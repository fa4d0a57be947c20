"""What somebody agrees to by all the files about him: one that moved has left its steps behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import Any

from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.findings import Finding, finding
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn, Step

Consent = ConsentGiven | ConsentWithdrawn


def agrees_to(files: Iterable[Sequence[Step]], purpose: ConsentPurpose, *, on: date) -> bool:
    """Whether the last word on a purpose up to a day, in whichever file it stands, was a consent."""
    told = [one for one in _told_in(files) if one.purpose is purpose and one.on <= on]
    return bool(told) and isinstance(max(told, key=_in_order), ConsentGiven)


def withdrawal_findings(
    before: Sequence[Step], after: Sequence[Step], elsewhere: Sequence[Sequence[Step]] = ()
) -> Iterator[Finding]:
    """Yield which withdrawals end nothing after new steps: the consent in force is of a later day.

    `elsewhere` are the other files about the person: a consent in one of them stands as well.
    """
    known = {seq for seq, _consent in _ending_nothing(before, elsewhere)}
    for seq, given in _ending_nothing(after, elsewhere):
        if seq not in known:
            facts = {"purpose": given.purpose, "on": given.on}
            yield finding("withdrawal_before_consent", seq=seq, facts=facts)


def _ending_nothing(
    steps: Sequence[Step], elsewhere: Sequence[Sequence[Step]]
) -> Iterator[tuple[int, ConsentGiven]]:
    """Each withdrawal that was recorded after a consent of a later day, which stands all the same."""
    told = list(_told_in([steps, *elsewhere]))
    for withdrawn in _told_in([steps]):
        if isinstance(withdrawn, ConsentWithdrawn):
            alike = (one for one in told if one.purpose is withdrawn.purpose)
            last = max(alike, key=_in_order, default=None)
            if isinstance(last, ConsentGiven) and _written(withdrawn) > _written(last):
                yield withdrawn.seq, last


def _in_order(consent: Consent) -> tuple[date, float, int, bool]:
    return consent.on, *_written(consent), isinstance(consent, ConsentWithdrawn)


def _written(consent: Consent) -> tuple[float, int]:
    """When a step was recorded; one that is only tried comes after all that were."""
    recorded = consent.recorded_at
    return inf if recorded is None else recorded.timestamp(), consent.seq


def _told_in(files: Iterable[Sequence[Step]]) -> Iterator[Consent]:
    """Each consent once; a step corrected in one of the files is corrected in every copy of it."""
    counting: dict[tuple[Any, ...], Step | None] = {}
    for steps in files:
        counted = {step.seq: step for step in corrected_steps(steps)}
        for step in steps:
            recorded, counts_as = _recorded_as(step), counted.get(step.seq)
            if recorded not in counting or counts_as != step:
                counting[recorded] = counts_as
    for (_seq, recorded_at, *_rest), counts_as in counting.items():
        if isinstance(counts_as, ConsentGiven | ConsentWithdrawn):
            yield replace(counts_as, recorded_at=recorded_at)


def _recorded_as(step: Step) -> tuple[Any, ...]:
    return step.seq, step.recorded_at, step.kind, step.on
