"""What is asked of every request before its operation is: an address, a method, parameters, a kind of content there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ketnap.accounts import access
from ketnap.api.problems import Answer, problem_response

JSON = "application/json"
_LONGEST_NAME_TOLD = 100
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters that an operation knows in an address, and those that may stand there more than once."""

    known: frozenset[str]
    several: frozenset[str]


def asked_rightly(view: View, operations: Mapping[str, Asked]) -> View:
    """Return the view as it is, but for requests that none of its operations, by method, could answer."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = operations.get(request.method or "")
        if asked is None:
            return _no_such_method(request, operations)
        if (trouble := _trouble_with(request, asked)) is not None:
            return problem_response(trouble)
        if _sends(request) and (request.content_type or "").lower() != JSON:
            return _no_json()
        return view(request, *args, **kwargs)

    return answer


@access.public
@csrf_exempt
def no_such_address(_request: HttpRequest) -> HttpResponse:
    """Return what a program is told that asks for an address the interface does not have."""
    return problem_response(
        Answer(HTTPStatus.NOT_FOUND, "no_address", _("Giao diện lập trình không có địa chỉ này."))
    )


def _sends(request: HttpRequest) -> bool:
    return request.META.get("CONTENT_LENGTH") not in {None, "", "0"}


def _trouble_with(request: HttpRequest, asked: Asked) -> Answer | None:
    """A parameter that is not known would be left aside, and of two values one: neither unsaid."""
    for name, values in request.GET.lists():
        if name not in asked.known:
            return _no_such_parameter(name, asked)
        if len(values) > 1 and name not in asked.several:
            return _wrong_parameter(name, _("chỉ được ghi một lần"))
    return None


def _no_such_parameter(name: str, asked: Asked) -> Answer:
    detail = _("không có tham số này; việc này không nhận tham số nào")
    if asked.known:
        detail = _("không có tham số này; chỉ có: %(known)s") % {
            "known": ", ".join(sorted(asked.known))
        }
    return _wrong_parameter(name, detail)


def _wrong_parameter(name: str, detail: str) -> Answer:
    more = {"detail": detail, "place": f"query.{name[:_LONGEST_NAME_TOLD]}"}
    return Answer(
        HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_parameter", _("Có tham số chưa đúng dạng."), more
    )


def _no_such_method(request: HttpRequest, methods: Mapping[str, Asked]) -> HttpResponse:
    allowed = ", ".join(sorted(methods))
    title = _("Địa chỉ này không nhận phương thức %(method)s; chỉ nhận %(allowed)s.") % {
        "method": request.method,
        "allowed": allowed,
    }
    response = problem_response(Answer(HTTPStatus.METHOD_NOT_ALLOWED, "wrong_method", title))
    response["Allow"] = allowed
    return response


def _no_json() -> HttpResponse:
    title = _("Nội dung gửi lên phải là JSON, với tiêu đề Content-Type: application/json.")
    response = problem_response(
        Answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "wrong_content_type", title)
    )
    response["Accept"] = JSON
    return response
