"""Who answers for the case files a role opens, and so confirms it where an administrator gave it."""

from ketnap.domain.access.actor import Actor, CaseRelation, Role
from ketnap.domain.access.permissions import OPENS_CASES

# What these open follows the person, wherever the role is held.
FOLLOWS_THE_PERSON = frozenset({Role.MENTOR, Role.APPLICANT})
OPENS_RECORDS = OPENS_CASES | {Role.APPLICANT}
"""The roles by which somebody opens case files, his own included."""
# Another officer alone knows what an officer will see: cells can be moved below his committee.
ANSWERS_IN_THE_CELL = frozenset({Role.CELL_SECRETARY, Role.DEPUTY_CELL_SECRETARY})


def answers_for(actor: Actor, role: Role, place: CaseRelation | None) -> bool:
    """Say whether somebody answers for what a role opens at a place; for nowhere, nobody does."""
    if place is None:
        return False
    in_the_cell = ANSWERS_IN_THE_CELL if role is not Role.COMMITTEE_OFFICER else frozenset[Role]()
    return any(
        (held.role in in_the_cell and held.organisation_id == place.cell_id)
        or (
            held.role is Role.COMMITTEE_OFFICER
            and place.cell_path.startswith(held.organisation_path)
        )
        for held in actor.held
    )
