"""The door: an editor comes in with a ticket of the staff application, and in no other way."""

from http import HTTPStatus

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from ketnap.domain.press.signature import SignatureRefused
from ketnap.portal.editors.services import NothingToDo, let_in
from ketnap.portal.editors.visits import begin
from ketnap.portal.signed.services import AlreadySpent, take_ticket

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Say that editors come in through the staff application."""
    return render(request, "editors/door.html", status=HTTPStatus.FORBIDDEN)


@never_cache
@require_GET
def come_in(request: HttpRequest) -> HttpResponse:
    """Take a ticket, once, and go on to an address that holds it no more."""
    try:
        ticket = take_ticket(request.GET.get("ve", ""))
        editor = let_in(ticket)
    except (SignatureRefused, AlreadySpent):
        return _turned_away(request, "ticket")
    except NothingToDo:
        return _turned_away(request, "sections")
    login(request, editor, backend=_BACKEND)  # type: ignore[arg-type]  # the staff's user has another class
    begin(request, ticket)
    response = HttpResponseRedirect(reverse("editorial_work"))
    response["Referrer-Policy"] = "no-referrer"
    return response


def _turned_away(request: HttpRequest, trouble: str) -> HttpResponse:
    return render(request, "editors/door.html", {"trouble": trouble}, status=HTTPStatus.FORBIDDEN)
