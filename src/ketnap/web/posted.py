"""What a reader has posted to a page."""

from django.http import HttpRequest, QueryDict


def data_of(request: HttpRequest) -> QueryDict | None:
    """Return what was posted; nothing where a form is only shown."""
    return request.POST if request.method == "POST" else None
