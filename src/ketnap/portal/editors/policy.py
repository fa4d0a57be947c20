"""The editing pages have a content policy of their own, which visitors' pages never get."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Wagtail's text field and hints put styles into the page; of its scripts, see `_beginnings`.
POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
}
_BEGINNING = re.compile(rb'<script>(new [A-Za-z]+Chooser\("[\w-]+", \{[^<>]*\}\);)</script>')


class EditorPolicy:
    """Loosens the content policy below the editor's address, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            _loosen(response)
        return response


def _loosen(response: HttpResponse) -> None:
    # A preview is a public page within the editor: it comes with the policy of visitors.
    del response["Content-Security-Policy"]
    response["X-Frame-Options"] = "SAMEORIGIN"
    scripts = [] if response.streaming else sorted(set(_beginnings(response.content)))
    policy = {**POLICY, "script-src": [SELF, *scripts]}
    # The way `csp.decorators` tell the middleware of django-csp.
    response._csp_replace = policy  # type: ignore[attr-defined]


def _beginnings(page: bytes) -> Iterator[str]:
    """The scripts by which Wagtail begins a chooser: of that form and no other, each by its digest."""
    for begins in _BEGINNING.finditer(page):
        yield f"'sha256-{b64encode(sha256(begins.group(1)).digest()).decode()}'"
