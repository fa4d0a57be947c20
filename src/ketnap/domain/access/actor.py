"""Who acts: a user with the roles held on a day, and where."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in an organisation."""

    CELL_SECRETARY = "cell_secretary"
    DEPUTY_CELL_SECRETARY = "deputy_cell_secretary"
    CELL_COMMITTEE_MEMBER = "cell_committee_member"
    MENTOR = "mentor"
    OFFICIAL_MEMBER = "official_member"
    UNIT_HEAD = "unit_head"
    YOUTH_UNION_OFFICER = "youth_union_officer"
    TRADE_UNION_OFFICER = "trade_union_officer"
    APPLICANT = "applicant"
    COMMITTEE_OFFICER = "committee_officer"
    EDITOR = "editor"
    INSPECTOR = "inspector"
    SYSTEM_ADMINISTRATOR = "system_administrator"


@dataclass(frozen=True, slots=True)
class Held:
    """A role and the organisation it is held in; the path tells what stands below it.

    `acting_for` names the one in whose place it is held, and `acting_until` is the last day of
    that; `unit_id` is the unit of a unit head.
    """

    role: Role
    organisation_id: int
    organisation_path: str
    acting_for: str = ""
    unit_id: int | None = None
    acting_until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in user on one day. `person_id` is `None` for a user who is no person here.

    `inspected_ids` are the case files chosen for an inspection that is open on that day,
    `received_ids` those that lie with a body in which the actor is an officer, outside its line.
    """

    user_id: int
    person_id: int | None
    name: str
    held: tuple[Held, ...]
    inspected_ids: frozenset[int] = frozenset()
    received_ids: frozenset[int] = frozenset()

    def roles(self) -> frozenset[Role]:
        """Return every role held anywhere."""
        return frozenset(held.role for held in self.held)

    def holds(self, role: Role, *, organisation_id: int) -> bool:
        """Say whether the role is held in that very organisation."""
        return any(h.role is role and h.organisation_id == organisation_id for h in self.held)

    def holds_himself(self, role: Role, *, organisation_id: int) -> bool:
        """Say whether the role is held in that very organisation, and in nobody's place."""
        return any(
            h.role is role and h.organisation_id == organisation_id and not h.acting_for
            for h in self.held
        )


@dataclass(frozen=True, slots=True)
class CaseRelation:
    """What the policy must know of a case, or of an organisation (then nobody's case).

    `nominator_ids` are the users who put the person forward.
    """

    cell_id: int
    cell_path: str
    mentor_ids: frozenset[int] = frozenset()
    person_id: int | None = None
    casefile_id: int | None = None
    nominator_ids: frozenset[int] = frozenset()
