"""Everything that is read about sittings of committees."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.occasions.sittings.models import CommitteeSitting, SittingVote
from ketnap.organisations.queries import organisations_visible_to


def sittings_behind(
    casefile_id: int, *, known_by: datetime | None = None
) -> Mapping[int, CommitteeSitting]:
    """Return the sittings at which committees voted on a case, as corrected, by the step of the vote.

    With `known_by`, as they had been corrected by then.
    """
    rows = SittingVote.objects.filter(casefile_id=casefile_id).select_related("sitting")
    return {row.step_seq: as_counted(row.sitting, known_by=known_by) for row in rows}


def as_counted(first: CommitteeSitting, *, known_by: datetime | None = None) -> CommitteeSitting:
    """Return what counts of a sitting: its last correction, else what was taken down first."""
    corrections = first.corrections.order_by("revision")
    if known_by is not None:
        corrections = corrections.filter(recorded_at__lte=known_by)
    return corrections.last() or first


def sittings_visible_to(actor: Actor | None) -> QuerySet[CommitteeSitting]:
    """Return the sittings of the committees somebody works for, as first taken down."""
    bodies = organisations_visible_to(actor, Action.HANDLE_SUBMISSION)
    return CommitteeSitting.objects.filter(first=None, body__in=bodies)


def sittings_of(actor: Actor | None, body_id: int) -> QuerySet[CommitteeSitting]:
    """Return the sittings of one committee, the latest first, with their votes and corrections."""
    in_order = CommitteeSitting.objects.order_by("revision")
    return (
        sittings_visible_to(actor)
        .filter(body=body_id)
        .order_by("-held_on", "-pk")
        .prefetch_related("votes", Prefetch("corrections", queryset=in_order))
    )


def turnout_at(sitting: CommitteeSitting) -> CommitteeTurnout:
    """Return who was at a sitting, and who did not count in its votes."""
    return CommitteeTurnout(
        members=sitting.members,
        present=sitting.present,
        excluded=tuple(
            Excluded(count=row.count, ground=ExclusionGround(row.ground))
            for row in sitting.exclusions.order_by("ground")
        ),
    )
