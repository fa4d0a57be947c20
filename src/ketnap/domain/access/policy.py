"""The one policy: which role may do what, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from ketnap.domain.access.actor import Actor, CaseRelation, Held, Role


class Action(StrEnum):
    """What somebody asks to do."""

    SEE_DESK = "see_desk"
    SEE_RULEBOOK = "see_rulebook"
    SEE_OWN_RECORD = "see_own_record"
    SEE_CASE = "see_case"
    OPEN_CASE = "open_case"
    RECORD_STEP = "record_step"
    PRINT_PAPER = "print_paper"
    EXPORT_CASE = "export_case"
    SEE_FIGURES = "see_figures"
    SEE_ACCESS_LOG = "see_access_log"
    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_ORGANISATION = "manage_organisation"


class Relation(StrEnum):
    """How a role stands to a case."""

    OWN_CELL = "own_cell"
    AT_OR_BELOW = "at_or_below"
    MENTORED = "mentored"
    OWN_CASE = "own_case"


EVERYBODY = frozenset({Action.SEE_DESK, Action.SEE_RULEBOOK})
# Nobody decides on his own admission: these are refused on one's own case, whatever the role.
REFUSED_ON_OWN_CASE = frozenset({Action.OPEN_CASE, Action.RECORD_STEP})

READ_CASES = frozenset(
    {Action.SEE_CASE, Action.SEE_PEOPLE, Action.SEE_FIGURES, Action.SEE_ACCESS_LOG}
)
WORK_ON_CASES = READ_CASES | {Action.RECORD_STEP, Action.PRINT_PAPER, Action.EXPORT_CASE}
LEAD_CELL = WORK_ON_CASES | {Action.OPEN_CASE, Action.CHANGE_PEOPLE, Action.MANAGE_ORGANISATION}

PERMISSIONS: Mapping[tuple[Role, Relation], frozenset[Action]] = MappingProxyType(
    {
        (Role.CELL_SECRETARY, Relation.OWN_CELL): LEAD_CELL,
        (Role.DEPUTY_CELL_SECRETARY, Relation.OWN_CELL): LEAD_CELL,
        (Role.CELL_COMMITTEE_MEMBER, Relation.OWN_CELL): LEAD_CELL - {Action.MANAGE_ORGANISATION},
        (Role.MENTOR, Relation.MENTORED): frozenset(
            {Action.SEE_CASE, Action.RECORD_STEP, Action.PRINT_PAPER}
        ),
        (Role.COMMITTEE_OFFICER, Relation.AT_OR_BELOW): WORK_ON_CASES,
        (Role.INSPECTOR, Relation.AT_OR_BELOW): READ_CASES,
        (Role.APPLICANT, Relation.OWN_CASE): frozenset({Action.SEE_OWN_RECORD}),
        (Role.SYSTEM_ADMINISTRATOR, Relation.AT_OR_BELOW): frozenset(
            {Action.MANAGE_ACCOUNTS, Action.MANAGE_ORGANISATION}
        ),
    }
)

MENTOR_STEPS = frozenset({"mentor_reviewed", "mentor_assessed"})
COMMITTEE_STEPS = frozenset(
    {
        "verification_answered",
        "cv_certified",
        "appraised",
        "committee_voted",
        "submitted",
        "returned",
        "deadline_extended",
        "decided",
    }
)
# A cell also records the papers that reach it from above, for a body above may not use the
# system; `None` stands for every kind of step.
STEPS: Mapping[Role, frozenset[str] | None] = MappingProxyType(
    {
        Role.CELL_SECRETARY: None,
        Role.DEPUTY_CELL_SECRETARY: None,
        Role.CELL_COMMITTEE_MEMBER: None,
        Role.MENTOR: MENTOR_STEPS,
        Role.COMMITTEE_OFFICER: COMMITTEE_STEPS,
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases somebody may see: the union of the three."""

    organisation_ids: frozenset[int] = frozenset()
    path_prefixes: frozenset[str] = frozenset()
    mentor_person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of the permission matrix."""

    role: Role
    relation: Relation
    action: Action
    step_kinds: frozenset[str] | None


def may(
    actor: Actor | None,
    action: Action,
    case_relation: CaseRelation | None = None,
    step_kind: str | None = None,
) -> bool:
    """Say whether somebody may do something, to a case where one is given.

    Nobody signed in may do nothing. Recording asks for the kind of step; without it the
    answer is whether any kind may be recorded.
    """
    if actor is None:
        return False
    if action in EVERYBODY:
        return bool(actor.held)
    if case_relation is None:
        return any(
            _may_at(role, relation, action) for role in actor.roles() for relation in Relation
        )
    if action in REFUSED_ON_OWN_CASE and _is_own_case(actor, case_relation):
        return False
    return any(
        _may_at(held.role, relation, action) and _may_record(held.role, step_kind)
        for held in actor.held
        for relation in relations(actor, held, case_relation)
    )


def relations(actor: Actor, held: Held, case: CaseRelation) -> Iterator[Relation]:
    """Yield how a role of the actor stands to a case."""
    for relation in Relation:
        if _stands(actor, held, case, relation):
            yield relation


def _stands(actor: Actor, held: Held, case: CaseRelation, relation: Relation) -> bool:
    match relation:
        case Relation.OWN_CELL:
            return held.organisation_id == case.cell_id
        case Relation.AT_OR_BELOW:
            return case.cell_path.startswith(held.organisation_path)
        case Relation.MENTORED:
            return actor.person_id in case.mentor_ids
        case Relation.OWN_CASE:
            return _is_own_case(actor, case)
        case _:
            assert_never(relation)


def _is_own_case(actor: Actor, case: CaseRelation) -> bool:
    return actor.person_id is not None and actor.person_id == case.person_id


def _may_record(role: Role, step_kind: str | None) -> bool:
    if step_kind is None:
        return True
    kinds = STEPS.get(role, frozenset())
    return kinds is None or step_kind in kinds


def visible_scope(actor: Actor | None) -> Scope:
    """Return which cases somebody may see, as a filter of a query can say it."""
    return scope_of(actor, Action.SEE_CASE)


def scope_of(actor: Actor | None, action: Action) -> Scope:
    """Return where somebody may do something."""
    if actor is None:
        return Scope()
    near = [held for held in actor.held if _may_at(held.role, Relation.OWN_CELL, action)]
    above = [held for held in actor.held if _may_at(held.role, Relation.AT_OR_BELOW, action)]
    mentors = any(_may_at(held.role, Relation.MENTORED, action) for held in actor.held)
    return Scope(
        organisation_ids=frozenset(held.organisation_id for held in near),
        path_prefixes=frozenset(held.organisation_path for held in above),
        mentor_person_id=actor.person_id if mentors else None,
    )


def _may_at(role: Role, relation: Relation, action: Action) -> bool:
    return action in PERMISSIONS.get((role, relation), frozenset())


def permission_matrix() -> tuple[Permission, ...]:
    """Return the whole policy, a line for each role, relation and action, to be printed."""
    return tuple(
        Permission(
            role,
            relation,
            action,
            STEPS[role] if action is Action.RECORD_STEP else frozenset(),
        )
        for (role, relation), actions in PERMISSIONS.items()
        for action in sorted(actions)
    )


class NotAllowed(Exception):  # noqa: N818  reads as the fact it states
    """The policy does not allow it."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


def require(
    actor: Actor | None,
    action: Action,
    case_relation: CaseRelation | None = None,
    step_kind: str | None = None,
) -> None:
    """Raise `NotAllowed` unless somebody may do something; see `may`."""
    if not may(actor, action, case_relation, step_kind):
        raise NotAllowed(action)
