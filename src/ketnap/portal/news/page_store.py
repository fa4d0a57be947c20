"""Pages as they were sent, to be sent again until a new edition is out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from ketnap.portal.news.caching import PAGE_SECONDS, is_signed_in
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.reading import reading_of

STORE = "pages"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, packed as it was sent."""

    content: bytes
    headers: Mapping[str, str]

    def as_response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=dict(self.headers))


class PageStore:
    """Answers with a page that was made for somebody else, if nothing has changed since.

    Only what everybody sees: nothing for editors, no search, no page that sets a cookie. Each
    process keeps its own pages and asks the database which edition is out, so that a page that
    was taken down is gone from all of them at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.store = caches[STORE]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or request.META.get("QUERY_STRING") or is_signed_in(request):
            return self.get_response(request)
        key = _key(request)
        kept = self.store.get(key)
        if kept is None:
            return self._made(request, key)
        response: HttpResponse = kept.as_response()
        again = get_conditional_response(request, etag=response.get("ETag"), response=response)
        return again if isinstance(again, HttpResponse) else response

    def _made(self, request: HttpRequest, key: str) -> HttpResponse:
        response = self.get_response(request)
        if _is_for_everybody(response):
            self.store.set(key, Kept(response.content, dict(response.items())), PAGE_SECONDS)
        return response


def _key(request: HttpRequest) -> str:
    reading = reading_of(request)
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    named = f"{edition_for(request)} {reading.text_size} {reading.theme} {packed} {address}"
    return sha256(named.encode()).hexdigest()


def _is_for_everybody(response: HttpResponse) -> bool:
    """Return whether a page may be kept; `PublicCache` has said so in its headers."""
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and response.get("Cache-Control") == f"public, max-age={PAGE_SECONDS}"
    )
