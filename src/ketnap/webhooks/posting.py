"""Posts one message over HTTP: to the address itself, nowhere it might be sent on to."""

from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

_SECONDS = 10
_MOST_READ = 1_000


class NotAnswered(Exception):
    """The program did not say that it has taken the message."""


def post(address: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Post a body; raises `NotAnswered` unless it is answered with a status of success."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = kind(parts.hostname or "", parts.port, timeout=_SECONDS)
    try:
        connection.request(
            "POST",
            path,
            body=body,
            headers={"Content-Type": "application/json", "User-Agent": "ketnap", **headers},
        )
        response = connection.getresponse()
        response.read(_MOST_READ)
    except (OSError, HTTPException, ValueError) as error:
        raise NotAnswered(str(error)) from error
    finally:
        connection.close()
    if not 200 <= response.status < 300:
        raise NotAnswered(f"status {response.status}")
