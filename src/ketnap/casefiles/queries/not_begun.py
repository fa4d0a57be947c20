"""Cases that were opened and of which no step counts yet: they stand at no stage."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ketnap.casefiles.models import CaseStanding, StageSpan
from ketnap.casefiles.queries.batched import cases_of_batch
from ketnap.casefiles.queries.cases import below, visible_cases
from ketnap.domain.access import Actor
from ketnap.domain.text import fold


def cases_not_begun(
    actor: Actor | None, *, on: date, search: str = "", batch: int | None = None, path: str = ""
) -> QuerySet[CaseStanding]:
    """The visible cases opened up to a day and without a stage on it, the latest first.

    Nothing was recorded in them, or what was is voided, or bears a later day.
    """
    next_day = timezone.make_aware(datetime.combine(on + timedelta(days=1), time()))
    spans = StageSpan.objects.filter(casefile=OuterRef("pk"), from_on__lte=on, until_on__gt=on)
    words = (Q(search_text__contains=word) for word in fold(search).split())
    found = CaseStanding.objects.filter(
        ~Exists(spans),
        visible_cases(actor, case="casefile"),
        *words,
        below([path], "cell") if path else Q(),
        Q() if batch is None else Q(casefile__in=cases_of_batch(batch)),
        casefile__opened_at__lt=next_day,
    )
    return found.select_related("casefile").order_by("-casefile__opened_at", "-casefile")
