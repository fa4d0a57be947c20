"""How a program shows whose it is: an access token in the header, never a cookie."""

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import AccessToken
from ketnap.accounts.services import token_behind
from ketnap.domain.access import SCOPE_ACTIONS, Action, Actor, NotAllowed, TokenScope, may


class ScopeMissing(Exception):
    """The token was not given for this."""

    def __init__(self, scope: TokenScope) -> None:
        super().__init__(f"the token lacks {scope.value}")
        self.scope = scope


class AccessKey(HttpBearer):
    """Lets in a live token, given for one scope, whose owner may do such things somewhere.

    The record itself is still fetched through `…_visible_to(actor)`.
    """

    openapi_bearerFormat = "ketnap_…"  # noqa: N815  # the name that the description gives it
    openapi_description = (
        "A token from the screen Khóa truy cập, given for scopes and until a day, a year at most. "
        "It does never more than its owner may do at that moment."
    )

    def __init__(self, scope: TokenScope | None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken | None:
        found = token_behind(token)
        if found is None:
            return None
        request.user = found.user
        if self.scope is not None:
            _require(self.scope, found, actor_behind(request))
        return found


def _require(scope: TokenScope, token: AccessToken, actor: Actor) -> None:
    if not token.allows(scope):
        raise ScopeMissing(scope)
    actions = SCOPE_ACTIONS[scope]
    if not any(may(actor, action) for action in actions):
        raise NotAllowed(min(actions))


ANY_SCOPE = AccessKey(None)
READ_ORGANISATIONS = AccessKey(TokenScope.ORGANISATIONS_READ)
READ_CASES = AccessKey(TokenScope.CASES_READ)
WRITE_CASES = AccessKey(TokenScope.CASES_WRITE)
EXPORT_CASES = AccessKey(TokenScope.CASES_EXPORT)
READ_FIGURES = AccessKey(TokenScope.FIGURES_READ)
READ_RULES = AccessKey(TokenScope.RULES_READ)
READ_PEOPLE = AccessKey(TokenScope.PEOPLE_READ)
READ_OCCASIONS = AccessKey(TokenScope.OCCASIONS_READ)
WRITE_OCCASIONS = AccessKey(TokenScope.OCCASIONS_WRITE)
READ_PAPERS = AccessKey(TokenScope.PAPERS_READ)
PRINT_PAPERS = AccessKey(TokenScope.PAPERS_PRINT)
READ_PLANS = AccessKey(TokenScope.PLANS_READ)
WRITE_PLANS = AccessKey(TokenScope.PLANS_WRITE)
READ_SUBMISSIONS = AccessKey(TokenScope.SUBMISSIONS_READ)
WRITE_SUBMISSIONS = AccessKey(TokenScope.SUBMISSIONS_WRITE)
READ_IMPORTS = AccessKey(TokenScope.IMPORTS_READ)


def token_of(request: HttpRequest) -> AccessToken:
    """Return the token with which a request was let in."""
    return cast(AccessToken, request.auth)  # type: ignore[attr-defined]


def require_somewhere(request: HttpRequest, action: Action) -> Actor:
    """Return who asks; refuses a reader who may do this nowhere, as a page of the screens does."""
    actor = actor_behind(request)
    if not may(actor, action):
        raise NotAllowed(action)
    return actor
