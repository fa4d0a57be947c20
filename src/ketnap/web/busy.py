"""Answers who wants to write while something large is being written: words, and what was typed."""

import sys
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import server_error

from ketnap.tables.busy import is_busy

_SECONDS_TO_WAIT = 30
_UNAVAILABLE = 503
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field
_NEVER_SHOWN = "password"


class BusyPage:
    """Turns the refusal of a busy database, from whichever page, into words and a second try."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a busy database; anything else goes its way."""
        if not is_busy(error):
            return None
        context = {"typed": list(_typed(request)), "may_send_again": _may_send_again(request)}
        return _waiting(render(request, "busy.html", context))


def page_of_an_error(request: HttpRequest) -> HttpResponseBase:
    """Return the page where no view has answered: what a view wrote before may stand."""
    error = sys.exc_info()[1]
    if error is not None and is_busy(error):
        return _waiting(HttpResponse(render_to_string("busy.html", {"may_be_written": True})))
    return server_error(request)


def _waiting(page: HttpResponse) -> HttpResponse:
    page.status_code = _UNAVAILABLE
    page.headers["Retry-After"] = str(_SECONDS_TO_WAIT)
    return page


def _may_send_again(request: HttpRequest) -> bool:
    """Passwords are never sent back, and a browser gives no file twice."""
    if request.method != "POST" or request.FILES:
        return False
    return not any(_NEVER_SHOWN in name for name in request.POST)


def _typed(request: HttpRequest) -> Iterable[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != _TOKEN:
            yield from ((name, str(value)) for value in values)
