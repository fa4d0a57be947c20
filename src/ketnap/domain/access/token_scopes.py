"""What an access token (khóa truy cập) may be used for, beside what its owner may do at all."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ketnap.domain.access.actions import Action
from ketnap.domain.access.actor import Actor
from ketnap.domain.access.policy import may


class TokenScope(StrEnum):
    """One thing a program is let do in its owner's name."""

    ORGANISATIONS_READ = "organisations:read"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CASES_EXPORT = "cases:export"
    FIGURES_READ = "figures:read"
    RULES_READ = "rules:read"
    PEOPLE_READ = "people:read"
    OCCASIONS_READ = "occasions:read"
    OCCASIONS_WRITE = "occasions:write"
    PAPERS_READ = "papers:read"
    PAPERS_PRINT = "papers:print"
    PLANS_READ = "plans:read"
    PLANS_WRITE = "plans:write"
    SUBMISSIONS_READ = "submissions:read"
    SUBMISSIONS_WRITE = "submissions:write"
    IMPORTS_READ = "imports:read"


SCOPE_ACTIONS: Mapping[TokenScope, frozenset[Action]] = MappingProxyType(
    {
        TokenScope.ORGANISATIONS_READ: frozenset({Action.SEE_PEOPLE, Action.MANAGE_ORGANISATION}),
        TokenScope.CASES_READ: frozenset({Action.SEE_CASE}),
        TokenScope.CASES_WRITE: frozenset({Action.RECORD_STEP, Action.OPEN_CASE}),
        TokenScope.CASES_EXPORT: frozenset({Action.EXPORT_CASE}),
        TokenScope.FIGURES_READ: frozenset({Action.SEE_FIGURES}),
        TokenScope.RULES_READ: frozenset({Action.SEE_RULEBOOK}),
        TokenScope.PEOPLE_READ: frozenset({Action.SEE_PEOPLE}),
        TokenScope.OCCASIONS_READ: frozenset(
            {Action.SEE_MEETING, Action.MANAGE_COURSE, Action.HOLD_CEREMONY}
        ),
        TokenScope.OCCASIONS_WRITE: frozenset(
            {Action.HOLD_MEETING, Action.MANAGE_COURSE, Action.HOLD_CEREMONY}
        ),
        TokenScope.PAPERS_READ: frozenset({Action.SEE_CASE}),
        TokenScope.PAPERS_PRINT: frozenset({Action.PRINT_PAPER}),
        TokenScope.PLANS_READ: frozenset({Action.SEE_PLAN}),
        TokenScope.PLANS_WRITE: frozenset({Action.MANAGE_PLAN}),
        TokenScope.SUBMISSIONS_READ: frozenset({Action.SEE_SUBMISSIONS, Action.HANDLE_SUBMISSION}),
        TokenScope.SUBMISSIONS_WRITE: frozenset({Action.SUBMIT_CASE, Action.HANDLE_SUBMISSION}),
        TokenScope.IMPORTS_READ: frozenset({Action.IMPORT_RECORDS}),
    }
)
"""The rights one of which the owner must hold somewhere for the scope to be of any use."""


def scopes_of_use_to(actor: Actor) -> list[TokenScope]:
    """Return the scopes for which somebody holds a right somewhere."""
    return [
        scope
        for scope, actions in SCOPE_ACTIONS.items()
        if any(may(actor, action) for action in actions)
    ]
