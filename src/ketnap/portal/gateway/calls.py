"""A signed call: taken once, read as what it must be, answered in the same form."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ketnap.domain.press.calls import Refused, to_text
from ketnap.domain.press.shape import MOST_BYTES, Unreadable
from ketnap.domain.press.signature import SignatureRefused
from ketnap.portal.signed.services import AlreadySpent, take_call

View = Callable[[HttpRequest], HttpResponse]
_NOT_TAKEN = "Lời gọi không được nhận: chữ ký sai, quá hạn hoặc đã dùng."


class CallRefused(Exception):
    """A call cannot be carried out, and why, in words for the people of the press desk."""


def signed_call(answer: Callable[[str], object]) -> View:
    """Return the view of a call: `answer` gets the body and returns what crosses back.

    The signature takes the place of the token against forged forms.
    """

    @wraps(answer)
    def view(request: HttpRequest) -> HttpResponse:
        if _length_of(request) > MOST_BYTES:
            return _refusal("Nội dung quá dài.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            take_call(request)
        except (SignatureRefused, AlreadySpent):
            return _refusal(_NOT_TAKEN, HTTPStatus.FORBIDDEN)
        return _carried_out(answer, request)

    return never_cache(csrf_exempt(require_POST(view)))


def _length_of(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else MOST_BYTES + 1


def _carried_out(answer: Callable[[str], object], request: HttpRequest) -> HttpResponse:
    try:
        return _json(answer(request.body.decode()), HTTPStatus.OK)
    except UnicodeDecodeError:
        return _refusal("Nội dung không phải UTF-8.", HTTPStatus.BAD_REQUEST)
    except Unreadable as error:
        return _refusal(f"{error.place}: {error.vi}", HTTPStatus.BAD_REQUEST)
    except CallRefused as refused:
        return _refusal(str(refused), HTTPStatus.UNPROCESSABLE_ENTITY)


def _refusal(reason: str, status: HTTPStatus) -> HttpResponse:
    return _json(Refused(reason), status)


def _json(record: object, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(
        to_text(record), content_type="application/json; charset=utf-8", status=status
    )
