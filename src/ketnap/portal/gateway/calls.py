"""A signed call: taken once, read as what it must be, answered in the same form."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ketnap.domain.press.calls import Refused, StatesTold, in_version, to_text
from ketnap.domain.press.contract import FIRST_VERSION
from ketnap.domain.press.refused import NOT_TAKEN, NOT_UTF8, TOO_LONG
from ketnap.domain.press.shape import MOST_BYTES, UnknownVersion, Unreadable, version_in
from ketnap.domain.press.signature import SignatureRefused
from ketnap.portal.signed.services import AlreadySpent, take_call

View = Callable[[HttpRequest], HttpResponse]
_log = logging.getLogger(__name__)


class CallRefused(Exception):
    """A call cannot be carried out, and why, in words for the people of the press desk."""


def signed_call(answer: Callable[[str], object]) -> View:
    """Return the view of a call: `answer` gets the body and returns what crosses back.

    The signature takes the place of the token against forged forms.
    """

    @wraps(answer)
    def view(request: HttpRequest) -> HttpResponse:
        if _length_of(request) > MOST_BYTES:
            return _refusal(TOO_LONG.vi, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            take_call(request)
        except (SignatureRefused, AlreadySpent):
            return _refusal(NOT_TAKEN.vi, HTTPStatus.FORBIDDEN)
        return _carried_out(answer, request)

    return never_cache(csrf_exempt(require_POST(view)))


def _length_of(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else MOST_BYTES + 1


def _carried_out(answer: Callable[[str], object], request: HttpRequest) -> HttpResponse:
    try:
        body = request.body.decode()
    except UnicodeDecodeError:
        return _refusal(NOT_UTF8.vi, HTTPStatus.BAD_REQUEST)
    return _answered(answer, body, version_in(body))


def _answered(answer: Callable[[str], object], body: str, version: int) -> HttpResponse:
    """Answer in the version in which the staff zone asked: it may be of an older release."""
    try:
        told = answer(body)
    except UnknownVersion as error:
        _log.warning("a call was refused: %s", error.en)
        return _refusal(error.vi, HTTPStatus.CONFLICT)
    except Unreadable as error:
        return _refusal(f"{error.place}: {error.vi}", HTTPStatus.BAD_REQUEST, version)
    except CallRefused as refused:
        return _refusal(str(refused), HTTPStatus.UNPROCESSABLE_ENTITY, version)
    known = in_version(told, version) if isinstance(told, StatesTold) else told
    return _json(known, HTTPStatus.OK, version)


def _refusal(reason: str, status: HTTPStatus, version: int = FIRST_VERSION) -> HttpResponse:
    return _json(Refused(reason), status, version)


def _json(record: object, status: HTTPStatus, version: int) -> HttpResponse:
    return HttpResponse(
        to_text(record, version=version),
        content_type="application/json; charset=utf-8",
        status=status,
    )
