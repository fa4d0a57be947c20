"""The kinds of jobs: rooms above say what each does; this room never knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ketnap.domain.access import Actor
from ketnap.jobs.running import Arguments, Outcome, Run


def nobody(_actor: Actor, _holds: Sequence[int]) -> bool:
    """Say that nobody may have the file: for kinds that make none."""
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job.

    `run` does it, and may be begun anew after a worker died: whatever it leaves behind before
    its outcome is kept must bear that. `title` says whose job or what it is about, to a reader
    whose rights may have changed since; `progress` puts so many of so many into words.
    `may_have` is asked each time the file is fetched, with the records that it holds.
    """

    code: str
    run: Callable[[Run], Outcome]
    title: Callable[[Actor, Arguments], str]
    progress: Callable[[int, int], str]
    may_have: Callable[[Actor, Sequence[int]], bool] = nobody


_KINDS: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    """Make a kind known; the last one of a code counts."""
    _KINDS[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Return the kind of a code; a job of a kind that no room adds any more is a `KeyError`."""
    return _KINDS[code]
