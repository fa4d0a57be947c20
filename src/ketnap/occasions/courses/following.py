"""Follows corrections: whoever's step no longer stands was not sent, or not certified, by a course."""

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from ketnap.casefiles.appending import AppendedStep
from ketnap.casefiles.queries.whole import cases_numbered
from ketnap.casefiles.signals import steps_appended
from ketnap.occasions.courses.models import Participant
from ketnap.occasions.courses.queries import seat_in


@receiver(steps_appended, dispatch_uid="courses.corrections")
def follow_corrections(entries: Sequence[AppendedStep], **_signal: Any) -> None:
    """Free the places of steps that were cancelled, so that they can be recorded again."""
    corrected = {entry.casefile_id for entry in entries if entry.corrects is not None}
    if not corrected:
        return
    cases = {case.pk: case for case in cases_numbered(corrected)}
    for place in Participant.objects.filter(casefile__in=corrected).order_by("pk"):
        seat = seat_in(cases[place.casefile_id], place)
        place.sent_seq = place.sent_seq if seat.sent else None
        place.certified_seq = place.certified_seq if seat.certified else None
        place.save(update_fields=["sent_seq", "certified_seq"])
