"""Asks the one policy: may somebody do something, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ketnap.domain.access.actions import Action, Relation
from ketnap.domain.access.actor import Actor, CaseRelation, Held, Role
from ketnap.domain.access.permissions import (
    CORRECTED_BY_ITS_RECORDERS,
    EVERYBODY,
    GIVEN_BEYOND_STANDING_IN,
    GIVES,
    OWN_STEPS,
    PERMISSIONS,
    REFUSED_ON_OWN_CASE,
    STEPS,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases somebody may see: the union of all of these."""

    organisation_ids: frozenset[int] = frozenset()
    path_prefixes: frozenset[str] = frozenset()
    mentor_person_id: int | None = None
    nominator_id: int | None = None
    casefile_ids: frozenset[int] = frozenset()


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
        case Relation.PUT_FORWARD:
            return actor.user_id in case.nominator_ids
        case Relation.RECEIVED:
            return case.casefile_id in actor.received_ids
        case Relation.CHOSEN:
            return case.casefile_id in actor.inspected_ids
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
    near = _holding(actor, Relation.OWN_CELL, action)
    above = _holding(actor, Relation.AT_OR_BELOW, action)
    return Scope(
        organisation_ids=frozenset(held.organisation_id for held in near),
        path_prefixes=frozenset(held.organisation_path for held in above),
        mentor_person_id=actor.person_id if _holding(actor, Relation.MENTORED, action) else None,
        nominator_id=actor.user_id if _holding(actor, Relation.PUT_FORWARD, action) else None,
        casefile_ids=_single_cases(actor, action),
    )


def _single_cases(actor: Actor, action: Action) -> frozenset[int]:
    """The cases reached one by one: chosen for an inspection, or sent up to one's body."""
    chosen = actor.inspected_ids if _holding(actor, Relation.CHOSEN, action) else frozenset()
    received = actor.received_ids if _holding(actor, Relation.RECEIVED, action) else frozenset()
    return chosen | received


def _holding(actor: Actor, relation: Relation, action: Action) -> list[Held]:
    return [held for held in actor.held if _may_at(held.role, relation, action)]


def _may_at(role: Role, relation: Relation, action: Action) -> bool:
    return action in PERMISSIONS.get((role, relation), frozenset())


def given_roles(actor: Actor | None, place: CaseRelation) -> frozenset[Role]:
    """Return the roles somebody may give and end in an organisation."""
    if actor is None:
        return frozenset()
    return frozenset().union(
        *(
            GIVES.get(held.role, frozenset())
            for held in actor.held
            for relation in relations(actor, held, place)
            if _may_at(held.role, relation, Action.MANAGE_ROLES)
        )
    )


def given_until(actor: Actor, place: CaseRelation, role: Role) -> date | None:
    """Return the last day on which a role somebody gives may be held.

    `None` sets no limit. Whoever gives it in another's place gives it for his own days at most.
    """
    if role in GIVEN_BEYOND_STANDING_IN:
        return None
    giving = [held for held in actor.held if _gives(actor, held, place, role)]
    days = [held.acting_until for held in giving if held.acting_until is not None]
    return max(days) if days and len(days) == len(giving) else None


def gives_as_administrator(actor: Actor, place: CaseRelation, role: Role) -> bool:
    """Say whether somebody gives a role who administers the system and answers for no cell there."""
    giving = {held.role for held in actor.held if _gives(actor, held, place, role)}
    return giving == {Role.SYSTEM_ADMINISTRATOR}


def _gives(actor: Actor, held: Held, place: CaseRelation, role: Role) -> bool:
    if role is Role.INSPECTOR:
        return _may_as(actor, held, Action.OPEN_INSPECTION, place)
    gives = role in GIVES.get(held.role, frozenset())
    return gives and _may_as(actor, held, Action.MANAGE_ROLES, place)


def is_delegable(role: Role) -> bool:
    """Say whether whoever holds a role may let somebody hold it in his place for a while."""
    return any(_may_at(role, relation, Action.DELEGATE) for relation in Relation)


def in_whose_place(actor: Actor, action: Action, cases: Iterable[CaseRelation]) -> str:
    """Return the name of whom somebody stands in for while doing something to all the cases.

    Empty for whoever does it in nobody's place.
    """
    listed = list(cases)
    for held in actor.held:
        if held.acting_for and all(_may_as(actor, held, action, case) for case in listed):
            return held.acting_for
    return ""


def _may_as(actor: Actor, held: Held, action: Action, case: CaseRelation) -> bool:
    return any(_may_at(held.role, each, action) for each in relations(actor, held, case))


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


class NotAllowed(Exception):
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


def may_know(actor: Actor | None, case_relation: CaseRelation) -> bool:
    """Say whether a case exists for somebody: as his work, or as his own."""
    return any(
        may(actor, action, case_relation) for action in (Action.SEE_CASE, Action.SEE_OWN_RECORD)
    )


def require_recording(actor: Actor | None, case_relation: CaseRelation, step_kind: str) -> None:
    """Raise `NotAllowed` unless somebody may record a kind of step in a case.

    The person whom the case is about gives and withdraws consent, and records nothing else.
    """
    if step_kind in OWN_STEPS and may(actor, Action.GIVE_CONSENT, case_relation):
        return
    require(actor, Action.RECORD_STEP, case_relation, step_kind)


def records_as_the_cell(actor: Actor | None, case_relation: CaseRelation) -> bool:
    """Say whether somebody records as a keeper of the cell's files, also what came from above on paper."""
    return actor is not None and any(
        held.organisation_id == case_relation.cell_id
        and _may_at(held.role, Relation.OWN_CELL, Action.RECORD_STEP)
        for held in actor.held
    )


def may_put_right(
    actor: Actor | None, case_relation: CaseRelation, step_kind: str, replacement_kind: str | None
) -> bool:
    """Say whether somebody may put a step of its own kind in the place of one he might have recorded."""
    return (
        step_kind == replacement_kind
        and step_kind in CORRECTED_BY_ITS_RECORDERS
        and may(actor, Action.RECORD_STEP, case_relation, step_kind)
    )
