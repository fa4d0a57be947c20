"""Says that a step was recorded, and leads on to its correction for a slip noticed at once."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.casefile.codes import StepKind


def say_recorded(request: HttpRequest, words: str, *, case: Casefile, seq: int, by: Actor) -> None:
    """Say so on the next page, with the way to the correction for who may record one."""
    tags = "step"
    if may(by, Action.RECORD_STEP, relation_to(case), StepKind.CORRECTED):
        tags = f"step {reverse('correct_step', args=[case.pk, seq])}"
    messages.success(request, words, extra_tags=tags)
