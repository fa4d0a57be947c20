"""The reader's choice of colours and letters, and the page that shows every component."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from ketnap.design.living import shown_components
from ketnap.design.reading import TEXT_SIZE_COOKIE, TEXT_SIZES, THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 3600
CHOICES = {THEME_COOKIE: THEMES, TEXT_SIZE_COOKIE: TEXT_SIZES}


@require_POST
def choose_reading(request: HttpRequest) -> HttpResponse:
    """Keep the posted choices in cookies and go back to the page they were made on."""
    response = HttpResponseRedirect(_page_before(request))
    for cookie, allowed in CHOICES.items():
        if (value := request.POST.get(cookie)) in allowed:
            response.set_cookie(
                cookie, value, max_age=A_YEAR, samesite="Lax", secure=request.is_secure()
            )
    return response


def _page_before(request: HttpRequest) -> str:
    page = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    return page if is_ours else "/"


@require_GET
def component_page(request: HttpRequest) -> HttpResponse:
    """Show every component in both themes, with invented people."""
    return render(request, "design/living.html", shown_components())
