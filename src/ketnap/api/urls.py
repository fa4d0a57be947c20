"""Addresses of the interface for programs."""

from django.urls import URLPattern, path, re_path

from ketnap.accounts import access
from ketnap.api.asking import asked_rightly, no_such_address
from ketnap.api.interface import PREFIX, api, operations_of
from ketnap.api.problems import too_large_answer
from ketnap.api.reference import description_file
from ketnap.api.repeats import answered_once

OWN_ANSWER = "answer_too_large"
"""The name by which `config.request_size` finds an answer to what is too large."""


def _for_tokens() -> list[URLPattern]:
    """The addresses of the interface, once each, marked as those that ask for a token themselves."""
    found = [each for each in api.urls[0] if isinstance(each, URLPattern)]
    by_address = {str(each.pattern): each for each in found if each.name != "api-root"}
    return [_marked(address, each) for address, each in by_address.items()]


def _marked(address: str, found: URLPattern) -> URLPattern:
    if found.callback is None or found.name is None:
        raise TypeError(f"{address} leads to no view, or has no name")
    once = answered_once(found.callback)
    view = access.by_token(asked_rightly(once, operations_of(found.name)))
    setattr(view, OWN_ANSWER, too_large_answer)
    return path(PREFIX + address, view, name=found.name)


urlpatterns = [
    path(f"{PREFIX}openapi.json", description_file, name="api_description"),
    *_for_tokens(),
    re_path(rf"^{PREFIX}.*$", no_such_address, name="api_no_address"),
]
