"""The gate every request passes: no mark, no view."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.defaults import permission_denied

from ketnap.accounts import access
from ketnap.accounts.actors import optional_actor
from ketnap.accounts.door import way_to_the_door
from ketnap.domain.access import NotAllowed, may

__all__ = ["Gate", "access"]


class Gate:
    """Lets a request through to a view only as the view's mark allows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Return a way to the sign-in page, or nothing to go on; raises where it refuses."""
        mark = access.mark_of(view)
        if mark is None:
            raise PermissionDenied(_("Trang này chưa khai báo ai được mở, nên không mở cho ai."))
        if not mark.needs_sign_in:
            return None
        actor = optional_actor(request)
        if actor is None:
            return way_to_the_door(request)
        if mark.action is not None and not may(actor, mark.action):
            raise PermissionDenied(_("Vai trò của bạn không được mở trang này."))
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal of the policy, from wherever it comes, with the page for it."""
        if isinstance(error, NotAllowed):
            refusal = PermissionDenied(_("Vai trò của bạn không được làm việc này."))
            return permission_denied(request, refusal)
        return None
