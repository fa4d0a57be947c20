"""How many cases stand in each stage: counted once for a page, for its menu and for itself."""

from collections.abc import Mapping

from django.http import HttpRequest

from ketnap.accounts.actors import optional_actor
from ketnap.casefiles.queries import stage_counts
from ketnap.domain.casefile.codes import Stage
from ketnap.web.day import day_of

_COUNTS = "_ketnap_stage_counts"


def stage_counts_of(request: HttpRequest) -> Mapping[Stage, int]:
    """Return the reader's cases by stage on the page's day."""
    counts: Mapping[Stage, int] | None = getattr(request, _COUNTS, None)
    if counts is None:
        counts = stage_counts(optional_actor(request), day_of(request).on)
        setattr(request, _COUNTS, counts)
    return counts
