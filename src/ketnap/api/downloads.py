"""Files as answers: described with their media types, kept by nobody on the way."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_JSON = "application/json"
_BINARY: Mapping[str, Any] = {"type": "string", "format": "binary"}


def described_media(media: Iterable[str], *, json: Mapping[str, Any] = _BINARY) -> dict[str, Any]:
    """The media types of a file in the description of the interface, and what its JSON holds."""
    names = [each.partition(";")[0] for each in media]
    content = {name: {"schema": json if name == _JSON else _BINARY} for name in names}
    return {"responses": {200: {"content": content}}}


def file_answer(content: bytes, media: str, name: str) -> HttpResponse:
    """A file under its name."""
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
