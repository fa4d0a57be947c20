"""Asks for the password again before what must not happen at a desk left open."""

from collections.abc import Callable
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse

V = TypeVar("V", bound=Callable[..., HttpResponse])


def password_again(view: V) -> V:
    """Let a view answer only soon after its reader has given the password."""
    return cast(V, reauthentication_required(view))
