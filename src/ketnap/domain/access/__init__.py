"""Who may see and do what: role × relation × action, as data."""

from ketnap.domain.access.actor import Actor, CaseRelation, Held, Role
from ketnap.domain.access.policy import (
    EVERYBODY,
    PERMISSIONS,
    STEPS,
    Action,
    NotAllowed,
    Permission,
    Relation,
    Scope,
    may,
    permission_matrix,
    require,
    scope_of,
    visible_scope,
)

__all__ = [
    "EVERYBODY",
    "PERMISSIONS",
    "STEPS",
    "Action",
    "Actor",
    "CaseRelation",
    "Held",
    "NotAllowed",
    "Permission",
    "Relation",
    "Role",
    "Scope",
    "may",
    "permission_matrix",
    "require",
    "scope_of",
    "visible_scope",
]
