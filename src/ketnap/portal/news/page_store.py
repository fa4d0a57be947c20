"""Pages as they were sent, to be sent again until a new edition is out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from ketnap.portal.news.caching import PAGE_SECONDS, STORE, is_signed_in, takes_packed
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.reading import reading_of

_ANY_QUERY = "is_one_for_any_query"


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
        if request.method != "GET" or is_signed_in(request):
            return self.get_response(request)
        kept = self._kept(request)
        if kept is None:
            return self._made(request)
        response: HttpResponse = kept.as_response()
        again = get_conditional_response(request, etag=response.get("ETag"), response=response)
        return again if isinstance(again, HttpResponse) else response

    def _kept(self, request: HttpRequest) -> Kept | None:
        queries = (True,) if request.META.get("QUERY_STRING") else (True, False)
        pages = (self.store.get(_key(request, for_any_query=any_query)) for any_query in queries)
        return next((page for page in pages if page is not None), None)

    def _made(self, request: HttpRequest) -> HttpResponse:
        # Before anything is read: what is read now may be older than the edition of then.
        edition_for(request)
        response = self.get_response(request)
        any_query = is_one_for_any_query(request)
        if _is_for_everybody(response) and (any_query or not request.META.get("QUERY_STRING")):
            key = _key(request, for_any_query=any_query)
            self.store.set(key, Kept(response.content, dict(response.items())), PAGE_SECONDS)
        return response


def tell_one_for_any_query(request: HttpRequest) -> None:
    """Say that a page is the same whatever follows its address: shared links bring marks of their own."""
    setattr(request, _ANY_QUERY, True)


def is_one_for_any_query(request: HttpRequest) -> bool:
    """Return whether the page that answers a request looks at nothing behind the question mark."""
    return getattr(request, _ANY_QUERY, False)


def _key(request: HttpRequest, *, for_any_query: bool) -> str:
    reading = reading_of(request)
    packed = takes_packed(request)
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    choice = f"{reading.text_size} {reading.theme} {packed} {for_any_query}"
    named = f"{edition_for(request).everything} {choice} {address}"
    return sha256(named.encode()).hexdigest()


def _is_for_everybody(response: HttpResponse) -> bool:
    """Return whether a page may be kept; `PublicCache` has said so in its headers."""
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and response.get("Cache-Control") == f"public, max-age={PAGE_SECONDS}"
    )
