"""Files that are handed out: to take along, or to be seen and printed in a tab of their own."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def served(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to take along, which no browser opens in the site's own context."""
    response = _kept_by_nobody(content, kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def shown(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file for the browser's own viewer, which a sandbox would keep from opening."""
    response = _kept_by_nobody(content, kind)
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Content-Security-Policy"] = "default-src 'none'; object-src 'self'"
    return response


def _kept_by_nobody(content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
