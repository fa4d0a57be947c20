"""A sitting of a committee as its records have it, where they say the same as the step of its vote."""

from ketnap.domain.casefile.steps import CommitteeVoted
from ketnap.domain.paperwork.material import SittingFacts
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import turnout_at


def sitting_facts(sitting: CommitteeSitting, vote: CommitteeVoted) -> SittingFacts | None:
    """What a paper tells of the sitting behind a vote.

    Nothing once the step was corrected to another day or another number of members: nobody can
    say then who did not count.
    """
    turnout = turnout_at(sitting)
    if (sitting.held_on, turnout.base) != (vote.on, vote.members):
        return None
    return SittingFacts(
        turnout=turnout,
        absence_reasons=sitting.absence_reasons,
        presiding=sitting.presiding,
        presiding_position=sitting.presiding_position,
        secretary=sitting.secretary,
    )
