"""What a process may write down: which page and what broke, but no address that opens something and no name."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.http import HttpRequest
from django.urls import Resolver404, resolve

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class RouteInPlaceOfPath(logging.Filter):
    """Writes the pattern of an address, such as `mat-khau-moi/<token>/`: the address itself may be a key."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line pass, its address replaced."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            path, route = _as_written(request.path), f"/{_route_of(request)}"
            record.args = tuple(
                arg.replace(path, route) if isinstance(arg, str) else arg for arg in record.args
            )
        return True


def _route_of(request: HttpRequest) -> str:
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return "…"
    return match.route


def _as_written(path: str) -> str:
    """A path as Django hands it to a logger: without any character that could begin a line."""
    return path.encode("unicode_escape").decode("ascii")


class NoWordsOfErrors(logging.Formatter):
    """Writes an error as its kind and the places it came through: its words may name somebody."""

    def formatException(self, ei: _Raised) -> str:  # noqa: N802  # the name is the library's
        """Return kind and places of an error, and of those it came from, the first cause first."""
        if ei[1] is None:
            return ""
        return "\n".join(line for error in reversed(list(_chain(ei[1]))) for line in _told(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _told(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
