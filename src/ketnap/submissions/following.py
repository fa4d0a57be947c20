"""Follows the step log: a body outside the line of a cell opens its file while it lies there."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from ketnap.accounts.models import ReceivedCase
from ketnap.accounts.services.received import release_case
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.signals import steps_appended
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import CeremonyHeld
from ketnap.submissions.queries import unreceived_decision, way_of

_MAY_END_A_WAY = frozenset(
    {
        StepKind.RETURNED,
        StepKind.DECIDED,
        StepKind.CEREMONY_HELD,
        StepKind.REMOVED_FROM_LIST,
        StepKind.WITHDRAWN,
        StepKind.TRANSFERRED,
        StepKind.CORRECTED,
    }
)


@receiver(steps_appended, dispatch_uid="submissions.ended_ways")
def release_when_ended(entries: Sequence[LogEntry], **_signal: Any) -> None:
    """Close a file to the body it was sent to, with the step that ends its way there."""
    concerned = {entry.casefile_id: entry for entry in entries if entry.kind in _MAY_END_A_WAY}
    if not concerned:
        return
    for received in ReceivedCase.objects.filter(casefile_id__in=concerned):
        if not _is_above(concerned[received.casefile_id].casefile):
            release_case(received.casefile_id)


def _is_above(case: Casefile) -> bool:
    """Whether the file lies with a body above, or its approval has not reached the cell yet."""
    file = domain_casefile(case)
    day = max(step.on for step in file.steps)
    way = way_of(case, file, on=day)
    if way is not None:
        return bool(way.journey.at)
    last = replay(file.steps, on=day).rounds[-1]
    is_over = last.closed is not None or bool(last.of(CeremonyHeld))
    return not is_over and unreceived_decision(file, on=day) is not None
