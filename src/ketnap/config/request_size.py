"""How large what a browser sends may be: it is refused unread, before anything is written to a disk."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_OWN_ANSWER = "answer_too_large"
"""A view that answers what is too large in a way of its own names it so."""
_TOO_LARGE = 413


class RequestSize:
    """Refuses what is larger than its sender may send; stands before whatever reads a form."""

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
        """Return the refusal, or nothing to go on."""
        size = _bytes_of(request)
        if size <= settings.LARGEST_REQUEST_OF_STRANGERS_BYTES:
            return None
        if size <= settings.LARGEST_REQUEST_BYTES and request.user.is_authenticated:
            return None
        answer: Callable[[], HttpResponse] | None = getattr(view, _OWN_ANSWER, None)
        return answer() if answer else render(request, "413.html", status=_TOO_LARGE)


def _bytes_of(request: HttpRequest) -> int:
    # Without a length nothing is read at all.
    length = str(request.META.get("CONTENT_LENGTH", ""))
    return int(length) if length.isdecimal() else 0
