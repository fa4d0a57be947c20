"""A user's own language and letter size: chosen on any page, kept with the account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import i18n

from ketnap.accounts import access
from ketnap.accounts.actors import optional_actor
from ketnap.accounts.models import User
from ketnap.accounts.services import keep_preferences
from ketnap.design import views as design
from ketnap.design.reading import TEXT_SIZE_COOKIE

COOKIES = {"language": settings.LANGUAGE_COOKIE_NAME, "text_size": TEXT_SIZE_COOKIE}


@access.public
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages; a user finds it again at the next sign-in."""
    return _kept(request, i18n.set_language(request))


@access.public
def choose_reading(request: HttpRequest) -> HttpResponseBase:
    """Change letters and colours; a user finds the letter size again at the next sign-in."""
    return _kept(request, design.choose_reading(request))


def _kept(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    # The cookies a view has set are choices it has checked.
    chosen = {
        name: response.cookies[cookie].value
        for name, cookie in COOKIES.items()
        if cookie in response.cookies
    }
    actor = optional_actor(request)
    if actor is not None and chosen:
        keep_preferences(chosen, actor=actor)
    return response


def recall_preferences(response: HttpResponse, user: User) -> None:
    """Put what the user once chose into the cookies of a browser he signs in with."""
    for name, cookie in COOKIES.items():
        response.set_cookie(
            cookie,
            getattr(user, name),
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
