"""What is only sent to a paper: whoever comes to its address otherwise is led back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]

PAPER = "../"
PAPERS = "../../../"


def posted_or_back_to(way: str) -> Callable[[View], View]:
    """Answer what is posted; lead anything else to the page that lies `way` from the address.

    A browser comes to such an address by reloading or from its history.
    """

    def only_posted(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            query = request.META.get("QUERY_STRING", "")
            return redirect(urljoin(request.path, way) + (f"?{query}" if query else ""))

        return answer

    return only_posted
