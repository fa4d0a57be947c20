"""What a cache between the portal and its visitors may keep."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control, patch_vary_headers

PAGE_SECONDS = 60
"""A name that must go is gone everywhere after as long as this."""
ABSENCE_SECONDS = 10
STORE = "pages"
"""Where each process keeps what it has made."""
PARTS_SECONDS = 3600
"""How long a part of a page is kept at most: it is found only as long as what it was made of stands."""

_TAKEN = "taken_from_store"
Part = TypeVar("Part")


class PublicCache:
    """Lets caches keep what everybody may see, for a short while; never what an editor sees."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_for_everybody(request, response):
            absent = response.status_code == HTTPStatus.NOT_FOUND
            patch_cache_control(
                response, public=True, max_age=ABSENCE_SECONDS if absent else PAGE_SECONDS
            )
            _vary_by_choice(response)
        return response


class MarkedReading(ConditionalGetMiddleware):
    """Marks the head of a page as the page itself, which Django does for whole pages alone."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the answer with its mark, or that nothing has changed."""
        asked = request.method
        # By now the view has answered: nothing is done that a head must not do.
        request.method = "GET" if asked == "HEAD" else asked
        marked = super().process_response(request, response)
        request.method = asked
        return marked


def _vary_by_choice(response: HttpResponse) -> None:
    """The choice of letters and colours is in a cookie, and each language has its own address."""
    asked = [name.strip() for name in response.get("Vary", "").split(",") if name.strip()]
    response["Vary"] = ", ".join(name for name in asked if name.lower() != "accept-language")
    patch_vary_headers(response, ["Cookie"])


def kept_for(request: HttpRequest, key: str, read: Callable[[], Part]) -> Part:
    """Return what this process keeps under a key, or reads it now; a request takes it out once."""
    taken: dict[str, Any] = request.__dict__.setdefault(_TAKEN, {})
    if key not in taken:
        found = caches[STORE].get(key)
        if found is None:
            found = read()
            caches[STORE].set(key, found, PARTS_SECONDS)
        taken[key] = found
    part: Part = taken[key]
    return part


def takes_packed(request: HttpRequest) -> bool:
    """Return whether a browser can unpack what it is sent."""
    return "gzip" in request.headers.get("Accept-Encoding", "")


def is_signed_in(request: HttpRequest) -> bool:
    """Return whether a request comes with a session, without reading it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
        and not response.has_header("Cache-Control")
        and not response.cookies
        and not is_signed_in(request)
    )
