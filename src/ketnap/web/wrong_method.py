"""Answers who opens by its address what is only sent to: a page in place of nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render

_NOT_ALLOWED = 405


class WrongMethodPage:
    """Fills the empty answer to a wrong method; status and allowed methods stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed) or answer.content:
            return answer
        page = render(request, "405.html", status=_NOT_ALLOWED)
        page.headers["Allow"] = answer.headers["Allow"]
        return page
