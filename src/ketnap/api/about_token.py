"""Whose token it is, and what it is good for."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from ketnap.accounts.actors import actor_behind
from ketnap.api.keys import ANY_SCOPE, token_of
from ketnap.api.problems import Problem
from ketnap.domain.access import Role, TokenScope

router = Router(tags=["token"])


class RoleData(Schema):
    """A role the owner holds today."""

    role: Role
    organisation_id: int


class TokenData(Schema):
    """The token with which the question was asked."""

    label: str
    owner: str
    scopes: list[TokenScope]
    expires_at: datetime
    roles: list[RoleData]


@router.get(
    "/token",
    auth=ANY_SCOPE,
    response={200: TokenData, 401: Problem, 422: Problem},
    summary="The token in use",
    url_name="api_token",
)
def token(request: HttpRequest) -> TokenData:
    """Whose token it is, what it was given for, until when, and the roles behind it today."""
    actor, found = actor_behind(request), token_of(request)
    return TokenData(
        label=found.label,
        owner=actor.name,
        scopes=[TokenScope(each) for each in found.scopes],
        expires_at=found.expires_at,
        roles=[
            RoleData(role=held.role, organisation_id=held.organisation_id) for held in actor.held
        ],
    )
