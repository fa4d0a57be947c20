"""Posts one message over HTTP: to the address itself, nowhere it might be sent on to."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

LONGEST_SECONDS = 10.0
_MOST_READ = 1_000


class NotAnswered(Exception):
    """The program did not say that it has taken the message."""


def post(
    address: str, body: bytes, headers: Mapping[str, str], *, seconds: float = LONGEST_SECONDS
) -> None:
    """Post a body; raises `NotAnswered` unless it is answered with a status of success in time.

    The whole answer is waited for no longer: one that trickles in would hold up its worker.
    """
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = kind(parts.hostname or "", parts.port, timeout=seconds)
    try:
        connection.connect()
        with _hung_up_after(seconds, connection.sock):
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


@contextmanager
def _hung_up_after(seconds: float, line: socket.socket) -> Iterator[None]:
    """Hang up on whoever talks longer: the timeout of a socket begins anew with each byte."""
    is_late = Event()

    def hang_up() -> None:
        is_late.set()
        with suppress(OSError):  # the other end was faster
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if is_late.is_set():
            raise NotAnswered(f"no whole answer within {seconds:g} seconds")
