"""The mark every view carries: who may open it at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from allauth.account.views import (
    AccountInactiveView,
    LoginView,
    LogoutView,
    PasswordChangeView,
    ReauthenticateView,
)
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView

from ketnap.design.views import component_page
from ketnap.domain.access import Action

MARK = "_ketnap_access"

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Mark:
    """Who may open a view: anybody, anybody signed in, or those the policy allows an action."""

    needs_sign_in: bool
    action: Action | None = None


PUBLIC = Mark(needs_sign_in=False)
# The interface for programs, which lets nobody in by a session: it asks for an access token itself.
BY_TOKEN = Mark(needs_sign_in=False)
SIGNED_IN = Mark(needs_sign_in=True)

# Views of libraries and of the rooms below cannot carry a mark; those mounted are declared here.
DECLARED: Mapping[object, Mark] = MappingProxyType(
    {
        LoginView: PUBLIC,
        LogoutView: SIGNED_IN,
        AccountInactiveView: PUBLIC,
        PasswordChangeView: SIGNED_IN,
        ReauthenticateView: SIGNED_IN,
        # It stands between password and session, and lets nobody in without the first.
        AuthenticateView: PUBLIC,
        CodeAgainView: SIGNED_IN,
        IndexView: SIGNED_IN,
        ActivateTOTPView: SIGNED_IN,
        DeactivateTOTPView: SIGNED_IN,
        ViewRecoveryCodesView: SIGNED_IN,
        GenerateRecoveryCodesView: SIGNED_IN,
        component_page: PUBLIC,
    }
)


def page(action: Action) -> Callable[[V], V]:
    """Mark a view as open to those whom the policy allows an action somewhere.

    The view itself still fetches its record through `…_visible_to(actor)`.
    """
    return _marker(Mark(needs_sign_in=True, action=action))


def signed_in(view: V) -> V:
    """Mark a view as open to anybody signed in."""
    return _marker(SIGNED_IN)(view)


def public(view: V) -> V:
    """Mark a view as open to anybody at all."""
    return _marker(PUBLIC)(view)


def by_token(view: V) -> V:
    """Mark a view as one that asks for an access token itself."""
    return _marker(BY_TOKEN)(view)


def _marker(mark: Mark) -> Callable[[V], V]:
    def put(view: V) -> V:
        if hasattr(view, "view_class"):
            raise TypeError(f"mark the class {view.view_class.__name__}, not its as_view()")
        setattr(view, MARK, mark)
        return view

    return put


def mark_of(view: Callable[..., Any]) -> Mark | None:
    """Return the view's own mark, never one that its class inherits."""
    owner: object = getattr(view, "view_class", view)
    own = vars(owner).get(MARK) if hasattr(owner, "__dict__") else None
    if isinstance(own, Mark):
        return own
    return DECLARED.get(owner)
