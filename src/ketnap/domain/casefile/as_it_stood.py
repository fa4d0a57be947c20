"""A case file as it stood on a past day, for whoever takes it out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Casefile, Step, TakenRun


def as_it_stood(casefile: Casefile, *, on: date) -> Casefile:
    """The file with the steps that count up to a day, as they count after every correction.

    They are numbered anew, without gaps; a file that holds nothing later stays as it is.
    """
    if all(step.on <= on for step in casefile.steps):
        return casefile
    kept = [step for step in corrected_steps(casefile.steps) if step.on <= on]
    return replace(
        casefile,
        steps=tuple(replace(step, seq=seq) for seq, step in enumerate(kept, start=1)),
        taken_over=tuple(_taken(kept, casefile.taken_over)),
    )


def _taken(kept: Iterable[Step], runs: Iterable[TakenRun]) -> Iterator[TakenRun]:
    for run in runs:
        taken = [
            seq
            for seq, step in enumerate(kept, start=1)
            if run.first_seq <= step.seq <= run.last_seq
        ]
        if taken:
            yield TakenRun(first_seq=taken[0], last_seq=taken[-1])
