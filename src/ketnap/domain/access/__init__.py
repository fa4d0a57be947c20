"""Who may see and do what: role × relation × action, as data."""

from ketnap.domain.access.actions import Action, Relation
from ketnap.domain.access.actor import Actor, CaseRelation, Held, Role
from ketnap.domain.access.permissions import (
    EVERYBODY,
    GIVES,
    OWN_STEPS,
    PERMISSIONS,
    STANDING_IN,
    STEPS,
)
from ketnap.domain.access.policy import (
    NotAllowed,
    Permission,
    Scope,
    given_roles,
    given_until,
    in_whose_place,
    is_delegable,
    may,
    may_know,
    may_put_right,
    permission_matrix,
    require,
    require_recording,
    scope_of,
    visible_scope,
)
from ketnap.domain.access.token_scopes import SCOPE_ACTIONS, TokenScope, scopes_of_use_to

__all__ = [
    "EVERYBODY",
    "GIVES",
    "OWN_STEPS",
    "PERMISSIONS",
    "SCOPE_ACTIONS",
    "STANDING_IN",
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
    "TokenScope",
    "given_roles",
    "given_until",
    "in_whose_place",
    "is_delegable",
    "may",
    "may_know",
    "may_put_right",
    "permission_matrix",
    "require",
    "require_recording",
    "scope_of",
    "scopes_of_use_to",
    "visible_scope",
]
