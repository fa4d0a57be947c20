"""The place of a page in an address; a place that cannot be read is no page at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest

from ketnap.casefiles.queries import Cursor, CursorUnreadable


def cursor_of(request: HttpRequest, name: str) -> Cursor | None:
    """Return the place that a parameter names, if it is given."""
    text = request.GET.get(name, "")
    return Cursor.read(text) if text else None


@contextmanager
def place_or_404() -> Iterator[None]:
    """Answer 404 to a place that nobody wrote, wherever inside it is found out."""
    try:
        yield
    except CursorUnreadable as error:
        raise Http404(str(error)) from error
