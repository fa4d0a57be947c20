"""What somebody agrees to by all the files about him: one that moved has left its steps behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
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


def withdrawal_findings(before: Sequence[Step], after: Sequence[Step]) -> Iterator[Finding]:
    """Yield which withdrawals end nothing after new steps: the consent in force is of a later day."""
    known = {seq for seq, _consent in _ending_nothing(before)}
    for seq, given in _ending_nothing(after):
        if seq not in known:
            facts = {"purpose": given.purpose, "on": given.on}
            yield finding("withdrawal_before_consent", seq=seq, facts=facts)


def _ending_nothing(steps: Sequence[Step]) -> Iterator[tuple[int, ConsentGiven]]:
    """Each withdrawal that was recorded after a consent of a later day, which stands all the same."""
    said = [one for one in corrected_steps(steps) if isinstance(one, Consent)]
    for purpose in {one.purpose for one in said}:
        alike = [one for one in said if one.purpose is purpose]
        last = max(alike, key=_in_order)
        if isinstance(last, ConsentGiven):
            for one in alike:
                if isinstance(one, ConsentWithdrawn) and one.seq > last.seq:
                    yield one.seq, last


def _in_order(consent: Consent) -> tuple[date, float, int, bool]:
    recorded = consent.recorded_at.timestamp() if consent.recorded_at else 0.0
    return consent.on, recorded, consent.seq, isinstance(consent, ConsentWithdrawn)


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
