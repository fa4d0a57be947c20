"""Shows a link that sets a password, once, to whoever hands it over."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ketnap.accounts.models import User
from ketnap.accounts.services import LINK_LASTS


def show_link(
    request: HttpRequest, user: User, word: str, *, crumbs: Sequence[Mapping[str, str]]
) -> HttpResponse:
    """Return the page with the link; the last of the crumbs is where it leads back to."""
    context = {
        "account": user,
        "link": request.build_absolute_uri(reverse("first_password", args=[word])),
        "until": timezone.localtime(timezone.now() + LINK_LASTS),
        "crumbs": crumbs,
        "back": crumbs[-1],
    }
    return render(request, "web/roles/link.html", context)
