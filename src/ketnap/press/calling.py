"""Calls the portal: signed, to one address only, without proxies and redirections."""

import logging
import secrets
import time
from http import HTTPStatus
from http.client import HTTPException
from typing import TypeVar
from urllib.request import (
    BaseHandler,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from django.conf import settings

from ketnap.domain.press.calls import Call, Refused, from_text
from ketnap.domain.press.shape import MOST_BYTES, UnknownVersion, Unreadable
from ketnap.domain.press.signature import SignedCall, sign
from ketnap.press.refusals import PortalTrouble
from ketnap.press.troubles import Failure

_log = logging.getLogger(__name__)
SECONDS_TO_ANSWER = 4
_SUCCESS = range(200, 300)
_ABOUT_NOW = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.CONFLICT,
        HTTPStatus.TOO_EARLY,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
"""Of clocks, keys, addresses and versions: whoever keeps the machines mends them, and all goes on."""

Answer = TypeVar("Answer")


def call_portal(call: str, body: str, answer: type[Answer]) -> Answer:
    """Return what the portal answers to a body; raises `PortalTrouble`."""
    text = _posted(_signed(Call(call), body.encode()))
    try:
        return from_text(answer, text)
    except UnknownVersion as error:
        _log.warning("the portal answered in another version: %s", error.en)
        raise PortalTrouble(Failure.OTHER_VERSION, error.vi) from error
    except Unreadable as error:
        raise PortalTrouble(Failure.UNREADABLE, error.vi) from error


def _signed(call: Call, body: bytes) -> SignedCall:
    key: str = settings.PRESS_KEY
    if not key:
        raise PortalTrouble(Failure.NO_KEY)
    return sign(call, body, key=key.encode(), at=int(time.time()), nonce=secrets.token_urlsafe(16))


def _posted(call: SignedCall) -> str:
    request = Request(  # noqa: S310  # the address is the operator's own setting
        settings.PORTAL_ADDRESS + call.path,
        data=call.body,
        headers={**call.headers, "Content-Type": "application/json"},
        method="POST",
    )
    try:
        with _opener().open(request, timeout=SECONDS_TO_ANSWER) as response:
            status, text = response.status, str(response.read(MOST_BYTES), "utf-8")
    except (OSError, HTTPException, UnicodeDecodeError) as error:
        raise PortalTrouble(Failure.SILENT) from error
    if status not in _SUCCESS:
        reason = _reason(status, text)
        _log.warning("the portal refused a call (%s): %s", status, reason)
        raise PortalTrouble(Failure.NOT_NOW if _passes(status) else Failure.REFUSED, reason)
    return text


def _passes(status: int) -> bool:
    """Whether a refusal is about the portal's or the keys' state, and not about what was sent."""
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _ABOUT_NOW


def _reason(status: int, text: str) -> str:
    """What the portal says against a call, or the bare number where it gives no reason."""
    try:
        return from_text(Refused, text).reason
    except Unreadable:
        return str(status)


def _opener() -> OpenerDirector:
    """Opens this one address: no proxy, no redirection, and a refusal is an answer like others."""
    opener = OpenerDirector()
    handlers: tuple[BaseHandler, ...] = (HTTPHandler(), HTTPSHandler(), UnknownHandler())
    for handler in handlers:
        opener.add_handler(handler)
    return opener
