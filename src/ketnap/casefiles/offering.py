"""Asks the rooms above whether somebody may record steps as they are written."""

from collections.abc import Sequence
from datetime import date

from ketnap.casefiles import models
from ketnap.casefiles.signals import steps_offered
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Casefile, Step


def offer_steps(
    case: models.Casefile,
    file: Casefile,
    steps: Sequence[Step],
    *,
    by: Actor,
    today: date,
    reason: str,
) -> None:
    """Ask about steps to come after a file, with the reason given for them; raises what a room above refuses with."""
    steps_offered.send(
        sender=models.LogEntry, case=case, file=file, steps=steps, by=by, today=today, reason=reason
    )
