"""What is asked of every request before its operation is: an address, a method, a kind of content there is."""

from collections.abc import Callable, Collection
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ketnap.accounts import access
from ketnap.api.problems import Answer, problem_response

JSON = "application/json"
View = Callable[..., HttpResponse]


def asked_rightly(view: View, methods: Collection[str]) -> View:
    """Return the view as it is, but for requests that none of its operations could answer."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in methods:
            return _no_such_method(request, methods)
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


def _no_such_method(request: HttpRequest, methods: Collection[str]) -> HttpResponse:
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
