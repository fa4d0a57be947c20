"""Cases that were opened and in which nothing was recorded: on no day do they stand at any stage."""

from datetime import datetime

from django.db.models import QuerySet

from ketnap.casefiles.models import CaseStanding
from ketnap.casefiles.queries.cases import visible_cases
from ketnap.domain.access import Actor


def cases_not_begun(actor: Actor | None, *, before: datetime) -> QuerySet[CaseStanding]:
    """The visible cases without a step that were opened before a moment, the latest first."""
    empty = CaseStanding.objects.filter(head_seq=0, casefile__opened_at__lt=before)
    visible = empty.filter(visible_cases(actor, case="casefile"))
    return visible.select_related("casefile").order_by("-casefile__opened_at", "-casefile")
