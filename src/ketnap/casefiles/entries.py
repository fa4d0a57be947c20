"""From a step to a row of the log and back."""

import json
from datetime import date, datetime
from typing import Any, Protocol

from django.utils import timezone

from ketnap.casefiles.digest import Header, canonical_json
from ketnap.casefiles.models import LogEntry
from ketnap.domain.casefile.format import step_payload
from ketnap.domain.casefile.steps import Corrected, Step


def payload_of(step: Step) -> str:
    """The step's own fields as the log keeps them."""
    return canonical_json(step_payload(step))


def corrected_seq(step: Step) -> int | None:
    """The number of the step that a step corrects, if it corrects one."""
    return step.corrects if isinstance(step, Corrected) else None


class RecordedStep(Protocol):
    """A row of the log, or as much of it as a step is read from."""

    @property
    def seq(self) -> int: ...

    @property
    def kind(self) -> str: ...

    @property
    def happened_on(self) -> date: ...

    @property
    def recorded_at(self) -> datetime: ...

    @property
    def payload(self) -> str: ...


def step_data(entry: RecordedStep) -> dict[str, Any]:
    """The step that a row holds, as the interchange format writes it."""
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "on": entry.happened_on.isoformat(),
        "recorded_at": timezone.localtime(entry.recorded_at).isoformat(),
        **json.loads(entry.payload),
    }


def header_of(entry: LogEntry) -> Header:
    """What the digest of a row vouches for, read from the row."""
    return Header(
        casefile=entry.casefile_id,
        seq=entry.seq,
        position=entry.position,
        kind=entry.kind,
        happened_on=entry.happened_on,
        recorded_at=entry.recorded_at,
        recorded_by=entry.recorded_by_id,
        recorded_by_name=entry.recorded_by_name,
        corrects=entry.corrects,
        override_reason=entry.override_reason,
        rulebook_digest=entry.rulebook_digest,
        payload_digest=entry.payload_digest,
    )
