"""Everything that is read about sittings of committees."""

from collections.abc import Mapping

from ketnap.domain.casefile.codes import ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.sitting import CommitteeTurnout
from ketnap.occasions.sittings.models import CommitteeSitting, SittingVote


def sittings_behind(casefile_id: int) -> Mapping[int, CommitteeSitting]:
    """Return the sittings at which committees voted on a case, by the step of the vote."""
    rows = SittingVote.objects.filter(casefile_id=casefile_id).select_related("sitting")
    return {row.step_seq: row.sitting for row in rows}


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
