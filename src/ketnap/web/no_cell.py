"""Answers who may see cells where there is none yet: a page that says so, in place of 404."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ketnap.accounts.actors import actor_behind
from ketnap.organisations.queries import organisations_known_to
from ketnap.web.day import day_of
from ketnap.web.day_words import full_day
from ketnap.web.open_cell import NoCellYet


class NoCellPage:
    """Turns NoCellYet, from whichever page, into words and a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer NoCellYet; anything else goes its way."""
        if not isinstance(error, NoCellYet):
            return None
        context = {
            "shown_on": full_day(day_of(request).on),
            "may_see_tree": organisations_known_to(actor_behind(request)).exists(),
        }
        return render(request, "web/no_cell.html", context)
