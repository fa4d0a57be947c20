"""Addresses of the public pages in the language of the moment."""

from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def page_address(*slugs: str) -> str:
    """Return the address of a page by the slugs that lead to it; the home page's for none.

    Slugs hold no letter that an address must not have (`WAGTAIL_ALLOW_UNICODE_SLUGS`).
    """
    return _home(get_language(), get_script_prefix()) + "".join(f"{slug}/" for slug in slugs)


@cache
def _home(_language: str, _prefix: str) -> str:
    """Return where all addresses of a language begin: making one out takes as long as a small part."""
    found: str = reverse("wagtail_serve", args=("",))
    return found
