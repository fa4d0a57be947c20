"""Users, their roles, and the links with which they first sign in."""

from ketnap.accounts.models.keys import KeyKind, KeyRequest
from ketnap.accounts.models.links import SignInLink
from ketnap.accounts.models.received import ReceivedCase
from ketnap.accounts.models.roles import (
    ROLE_NAMES,
    InspectedCase,
    RoleHeld,
    counting_on,
    waiting_on,
)
from ketnap.accounts.models.tokens import TOKEN_SCOPE_NAMES, AccessToken
from ketnap.accounts.models.users import TextSize, User, UserManager

__all__ = [
    "ROLE_NAMES",
    "TOKEN_SCOPE_NAMES",
    "AccessToken",
    "InspectedCase",
    "KeyKind",
    "KeyRequest",
    "ReceivedCase",
    "RoleHeld",
    "SignInLink",
    "TextSize",
    "User",
    "UserManager",
    "counting_on",
    "waiting_on",
]
