"""Files as answers: described with their media types, kept by nobody on the way."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def described_media(media: Iterable[str]) -> dict[str, Any]:
    """The media types of a file in the description of the interface."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {"responses": {200: {"content": {each.partition(";")[0]: binary for each in media}}}}


def file_answer(content: bytes, media: str, name: str) -> HttpResponse:
    """A file under its name."""
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
