"""Joins a file that comes back (chuyển về) with what its former cell recorded since it left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ketnap.domain.casefile.steps import Corrected, Step, Transferred


class FilesDiffer(Exception):
    """Two files began differently, or differ in what was told before the file left."""


def told_elsewhere(known: Sequence[Step], told: Sequence[Step]) -> tuple[tuple[int, Step], ...]:
    """The steps of a file that comes back which its former cell lacks, numbered to follow its own.

    Before each stands its number in the file that comes. What the former cell recorded since, such
    as a word put right, stays. Raises `FilesDiffer`.
    """
    alike = _alike(known, told)
    left_with_them = 0 < alike < len(told) and isinstance(known[alike - 1], Transferred)
    if alike < len(known) and not left_with_them:
        raise FilesDiffer
    return tuple(_renumbered(known, told, alike))


def said(step: Step) -> Step:
    """A step but for its number, which each cell gives in the order of its own log."""
    return replace(step, seq=0)


def _alike(known: Sequence[Step], told: Sequence[Step]) -> int:
    """How many steps both begin with."""
    pairs = enumerate(zip(known, told, strict=False))
    both = min(len(known), len(told))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), both)


def _renumbered(
    known: Sequence[Step], told: Sequence[Step], alike: int
) -> Iterator[tuple[int, Step]]:
    places = {step.seq: step.seq for step in known[:alike]}
    own = {said(step): step.seq for step in known[alike:]}
    following = len(known)
    for step in told[alike:]:
        moved = replace(step, corrects=places[step.corrects]) if type(step) is Corrected else step
        seq = own.pop(said(moved), None)
        if seq is None:
            following += 1
            seq = following
            yield step.seq, replace(moved, seq=seq)
        places[step.seq] = seq
