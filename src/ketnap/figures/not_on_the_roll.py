"""How many were admitted by their case and stand on no roll, so that no number of members has them."""

from django.db.models import Exists, OuterRef, QuerySet

from ketnap.casefiles.counting import Counted
from ketnap.casefiles.models import CountedFact
from ketnap.casefiles.queries.figures import facts_within
from ketnap.domain.figures import Span
from ketnap.people.models import CellStay

SOON_ASKED = 20_000
"""Up to how many ceremonies a page asks of: 0.05 s."""


def admitted_not_on_the_roll(path: str, span: Span) -> int:
    """Return how many people at or below a place had their ceremony in some days and never were entered."""
    entered = CellStay.objects.filter(person=OuterRef("person"))
    missing = _ceremonies(path, span).filter(~Exists(entered))
    return missing.order_by().values("person").distinct().count()


def has_many_ceremonies(path: str, span: Span) -> bool:
    """Whether there are more than a page asks of."""
    return _ceremonies(path, span).order_by()[SOON_ASKED : SOON_ASKED + 1].exists()


def _ceremonies(path: str, span: Span) -> QuerySet[CountedFact]:
    return facts_within(path, span.start, span.end).filter(code=Counted.CEREMONY_HELD)
