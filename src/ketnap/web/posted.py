"""What a reader has sent to a page."""

from collections.abc import Iterable

from django.http import HttpRequest, QueryDict

MOST_DIGITS = 18
"""As many as every number has that the database can hold."""


def number_in(text: str) -> int | None:
    """Return the number that somebody sent in figures; nothing where it is none or too long."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None


def numbers_in(texts: Iterable[str]) -> list[int]:
    """Return every number that somebody sent in figures, in its order."""
    return [number for text in texts if (number := number_in(text)) is not None]


def data_of(request: HttpRequest) -> QueryDict | None:
    """Return what was posted; nothing where a form is only shown."""
    return request.POST if request.method == "POST" else None
