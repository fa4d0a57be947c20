"""Asks the rooms above whether somebody may record steps as they are written."""

from collections.abc import Sequence
from datetime import date

from ketnap.casefiles import models
from ketnap.casefiles.signals import steps_offered
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Casefile, Step


def offer_steps(
    case: models.Casefile, file: Casefile, steps: Sequence[Step], *, by: Actor, today: date
) -> None:
    """Raise `ValidationError` where a room above stands against what somebody wants to record."""
    steps_offered.send(
        sender=models.LogEntry, case=case, file=file, steps=steps, by=by, today=today
    )
