"""Which paper of a form each drawn-up one is: that of its step, by every day the step was recorded with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.documents.drafts import Draft
from ketnap.documents.papers.queries import PaperLife
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.paperwork.about import days_recorded
from ketnap.domain.paperwork.material import Material

Distance = Callable[[PaperLife, int], int]
"""On how many values a drawn-up paper and a draft differ."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawn-up paper, and which of the drafts it is."""

    life: PaperLife
    place: int
    is_gone: bool = False
    """Whether it is of a step that was voided since, and stands with a draft only to be seen."""


def placed(
    lives: Iterable[PaperLife], drafts: Sequence[Draft], distance: Distance
) -> Iterator[Placed]:
    """Place the papers of a form; one of another round, or of a step without a paper now, has no place."""
    for life in lives:
        found = _place(life, drafts, distance)
        if found is not None:
            yield found


def _place(life: PaperLife, drafts: Sequence[Draft], distance: Distance) -> Placed | None:
    """By the day on the paper alone: what another step says may be nearer than what was corrected."""
    day, places = life.paper.dated_on, range(len(drafts))

    def nearest(among: Sequence[int]) -> int:
        if len(among) == 1:
            return among[0]
        return min(among, key=lambda at: (distance(life, at), abs(drafts[at].material.on - day)))

    if own := [at for at in places if drafts[at].material.on == day]:
        return Placed(life, nearest(own))
    if own := [at for at in places if day in _days_of(drafts[at])]:
        return Placed(life, nearest(own))
    if day < _begun_on(drafts[0].material) or day in _days(drafts[0], still=True):
        return None
    return Placed(life, nearest(places), is_gone=day in _days(drafts[0], still=False))


def _days_of(draft: Draft) -> frozenset[date]:
    """Every day that the step behind a draft was recorded with."""
    case, step = draft.material.case, draft.material.step
    if case is None or step is None:
        return frozenset()
    return days_recorded(draft.sheet.about, case.steps).get(step.seq, frozenset())


def _days(draft: Draft, *, still: bool) -> frozenset[date]:
    """Every day that steps of the kind were recorded with; of those alone that are still recorded."""
    if draft.material.case is None:
        return frozenset()
    about, log = draft.sheet.about, draft.material.case.steps
    recorded = days_recorded(about, log)
    kept = recorded.keys() & days_recorded(about, corrected_steps(log)).keys()
    return frozenset().union(*(recorded[seq] for seq in (kept if still else recorded)))


def _begun_on(material: Material) -> date:
    """Papers of a round that is over are of another file."""
    history = material.history
    if history is None or len(history.rounds) == 1:
        return date.min
    steps = history.rounds[-1].by_class.values()
    return min((step.on for group in steps for step in group), default=date.min)
