"""Addresses of the interface for programs."""

from django.urls import URLPattern, path

from ketnap.accounts import access
from ketnap.api.interface import PREFIX, api
from ketnap.api.reference import description_file


def _for_tokens() -> list[URLPattern]:
    """The addresses of the interface, once each, marked as those that ask for a token themselves."""
    by_address = {str(each.pattern): each for each in api.urls[0] if each.name != "api-root"}
    return [
        path(PREFIX + address, access.by_token(each.callback), name=each.name)
        for address, each in by_address.items()
    ]


urlpatterns = [
    path(f"{PREFIX}openapi.json", description_file, name="api_description"),
    *_for_tokens(),
]
