"""The way to the sign-in page (the door), and back to the page somebody had before him."""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect


def way_to_the_door(request: HttpRequest) -> HttpResponse:
    """Return the answer that leads there; a part of a page takes the whole page along."""
    way = redirect_to_login(_page_in_view(request))
    return HttpResponseClientRedirect(way.url) if getattr(request, "htmx", False) else way


def _page_in_view(request: HttpRequest) -> str:
    """The address of the page the reader had before him: what is fetched into it has its own."""
    if request.method in {"GET", "HEAD"} and not getattr(request, "htmx", False):
        asked = request.get_full_path()
    else:
        asked = _referrer(request)
    return reverse("desk") if asked.startswith(reverse("account_login")) else asked


def _referrer(request: HttpRequest) -> str:
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return reverse("desk")
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
