"""Checks at start: every address says who may open it; the secret key is there."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver

from ketnap.accounts import access


def check_every_view_is_marked(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Return an error for each address whose view carries no access mark of its own."""
    return [
        Error(
            f"Địa chỉ /{route} chưa khai báo ai được mở.",
            hint="Đặt @access.page(Action.…), @access.signed_in hoặc @access.public lên view.",
            obj=pattern.lookup_str,
            id="ketnap.E001",
        )
        for route, pattern in unmarked(get_resolver())
    ]


def unmarked(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield the addresses below a resolver whose view carries no mark of its own."""
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from unmarked(entry, route)
        elif access.mark_of(entry.callback) is None:
            yield route, entry


def check_secret_key(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Return an error where `ketnap init` has not written the secret key yet."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:  # so Django answers for an empty one, in words for programmers
        key = ""
    if key:
        return []
    return [
        Error(
            f"Chưa có khóa bí mật trong {settings.KETNAP_DATA / 'keys'}.",
            hint="Hãy chạy `ketnap init` trước.",
            id="ketnap.E002",
        )
    ]
