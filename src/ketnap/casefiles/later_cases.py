"""Which cases are not the first of their person: whoever moved, or was merged, has more than one."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef

from ketnap.casefiles.models import Casefile


def later_among(casefile_ids: Iterable[int]) -> frozenset[int]:
    """Those of some cases that were opened after another of the same person."""
    earlier = Casefile.objects.filter(person=OuterRef("person"), pk__lt=OuterRef("pk"))
    later = Casefile.objects.filter(Exists(earlier), pk__in=list(casefile_ids))
    return frozenset(later.order_by().values_list("pk", flat=True))


def beside(casefile_ids: Collection[int]) -> frozenset[int]:
    """All cases of the people of some cases."""
    people = Casefile.objects.filter(pk__in=casefile_ids).order_by().values("person")
    return frozenset(Casefile.objects.filter(person__in=people).values_list("pk", flat=True))
