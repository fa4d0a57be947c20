"""Holding cases still: nobody writes to them until the running transaction ends."""

from collections.abc import Iterable

from ketnap.casefiles import models


def lock_cases(casefile_ids: Iterable[int]) -> dict[int, models.Casefile]:
    """Lock in the order of ids, so that two occasions cannot wait for each other."""
    cases = models.Casefile.objects.select_for_update(of=("self",)).select_related("person", "cell")
    return {case.pk: case for case in cases.filter(pk__in=casefile_ids).order_by("pk")}
