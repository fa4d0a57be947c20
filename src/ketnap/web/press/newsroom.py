"""The way from the staff screens into the portal's editor: one door, by a signed ticket."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.press.calls import DOOR
from ketnap.press.services import ticket_for
from ketnap.web.today_only import today_only

View = Callable[..., HttpResponse]
_SEE_OTHER = 303


def to_newsroom(view: View) -> View:
    """Let the forms of a page be answered with the way to the portal, and to nowhere else."""

    @wraps(view)
    def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        # The way `csp.decorators` tell the middleware of django-csp.
        response._csp_replace = {"form-action": [SELF, settings.PORTAL_ORIGIN]}  # type: ignore[attr-defined]
        return response

    return allowed


@access.page(Action.PREPARE_PRESS)
@require_POST
def enter_newsroom(request: HttpRequest) -> HttpResponse:
    """Lead an editor to the portal's door with a ticket that is good once, for a minute."""
    today = today_only(request)
    try:
        ticket = ticket_for(actor_behind(request), on=today)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("press_desk")
    query = urlencode({"ve": ticket})
    return HttpResponseRedirect(f"{settings.PORTAL_ORIGIN}{DOOR}?{query}", status=_SEE_OTHER)
