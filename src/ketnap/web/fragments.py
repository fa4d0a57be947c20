"""When the answer is the part of a page that changes, and when it is the whole page."""

from django.http import HttpRequest


def wants_fragment(request: HttpRequest) -> bool:
    """Say whether HTMX asks for the part; going back in the browser needs the whole page."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request
