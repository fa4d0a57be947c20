"""What cases say today of the votes a closed meeting recorded in them: corrections apply first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import CellVoted, Corrected
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.queries import count_of


@dataclass(frozen=True, slots=True)
class RecordedVote:
    """A vote as its case holds it now; no `vote` where the step was struck out again."""

    vote: CellVoted | None
    is_corrected: bool


def recorded_votes(items: Iterable[AgendaItem]) -> Mapping[int, RecordedVote]:
    """Return the votes that were recorded in cases, by agenda item; none before a meeting closes."""
    found = [(item, seq) for item in items if (seq := _seq(item)) is not None]
    prefetch_related_objects([item.case for item, _seq in found], "entries")
    return {item.pk: _recorded(item, seq) for item, seq in found}


def _seq(item: AgendaItem) -> int | None:
    row = count_of(item)
    return None if row is None else row.step_seq


def _recorded(item: AgendaItem, seq: int) -> RecordedVote:
    steps = domain_casefile(item.case, item.case.entries.all()).steps
    standing = next((step for step in corrected_steps(steps) if step.seq == seq), None)
    return RecordedVote(
        vote=standing if isinstance(standing, CellVoted) else None,
        is_corrected=any(isinstance(step, Corrected) and step.corrects == seq for step in steps),
    )
