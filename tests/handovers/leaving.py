"""Days of an invented leave, and what the cell settles about it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from ketnap.casefiles.models import Casefile
from ketnap.handovers.services import HandOverOrder
from ketnap.people.models import Person

DAY = date(2024, 1, 8)


def today() -> date:
    return timezone.localdate()


def order(cases: Iterable[Casefile], successor: Person, **more: Any) -> HandOverOrder:
    """Everything to one successor, settled yesterday."""
    settled: dict[str, Any] = {
        "left_on": today(),
        "assigned_on": today() - timedelta(days=1),
        "resolution": "12-NQ/CB",
        "reason": "chuyển công tác",
        "successors": {case.pk: successor.pk for case in cases},
    }
    return HandOverOrder(**(settled | more))
