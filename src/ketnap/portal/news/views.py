"""Public pages that are no article: search, subjects, archive, and what machines read."""

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from django.views.static import serve

from ketnap.portal.news import queries
from ketnap.portal.news.caching import PAGE_SECONDS
from ketnap.portal.news.frame import Frame
from ketnap.portal.news.leaves import leaf_of
from ketnap.portal.news.months import Month
from ketnap.portal.news.reading import TEXT_SIZE_COOKIE, TEXT_SIZES, THEME_COOKIE, THEMES
from ketnap.portal.news.signals import asking_to_see
from ketnap.portal.pictures.queries import is_shown_to_all, picture_of_file

CHOICE_SECONDS = 365 * 24 * 3600
SHOWN_SIZES = "images"
"""Where Wagtail keeps the sizes made of pictures; the originals beside it are nobody's business."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find articles by words, with or without diacritics."""
    words = queries.readable(request.GET.get("q", ""))[: queries.LONGEST_SEARCH]
    leaf = leaf_of(request, queries.found_by(words)) if words else None
    return render(request, "news/search.html", {"words": words, "leaf": leaf})


@require_safe
def tagged(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles on one subject."""
    subject = queries.subject(slug)
    if subject is None:
        raise Http404
    leaf = leaf_of(request, queries.articles_about(subject))
    return render(request, "news/tagged.html", {"subject": subject, "leaf": leaf})


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """The months in which something was published."""
    months = list(queries.months_with_articles())
    context = {"months": months, "closed_sections": queries.closed_sections()}
    return render(request, "news/archive.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The articles of one month."""
    try:
        chosen = Month(year, month)
    except ValueError:
        raise Http404 from None
    articles = queries.articles_of(chosen)
    if not articles.exists():
        raise Http404
    context = {"month": chosen, "leaf": leaf_of(request, articles)}
    return render(request, "news/month.html", context)


@require_safe
def choose_reading(request: HttpRequest) -> HttpResponse:
    """Keep a visitor's letter size and colours in a cookie and go back to the page."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, cookie, choices in (
        ("text_size", TEXT_SIZE_COOKIE, TEXT_SIZES),
        ("theme", THEME_COOKIE, THEMES),
    ):
        value = request.GET.get(name)
        if value and value in choices:
            response.set_cookie(
                cookie,
                value,
                max_age=CHOICE_SECONDS,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
    return response


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """One size of a picture: to everybody while an article shows it, before that to its editors.

    The originals stay in the house.
    """
    folder, _, file = name.partition("/")
    picture_id = picture_of_file(name) if folder == SHOWN_SIZES else None
    is_shown = picture_id is not None and is_shown_to_all(picture_id)
    if picture_id is None or not (is_shown or _sees_unshown(request, picture_id)):
        raise Http404
    response = serve(request, file, document_root=str(Path(settings.MEDIA_ROOT, SHOWN_SIZES)))
    if response.status_code == HTTPStatus.OK:
        kept = f"public, max-age={PAGE_SECONDS}" if is_shown else "private, no-store"
        response["Cache-Control"] = kept
    return response


def _sees_unshown(request: HttpRequest, picture_id: int) -> bool:
    if not Frame(request).is_editor:
        return False
    answers: list[tuple[Any, Any]] = asking_to_see.send(
        None, picture_id=picture_id, editor=request.user
    )
    return all(answer is not False for _receiver, answer in answers)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    context = {"frame": Frame(request), "articles": queries.published()}
    return render(request, "news/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone, and where the list of pages is."""
    return render(
        request,
        "news/robots.txt",
        {"frame": Frame(request)},
        content_type="text/plain; charset=utf-8",
    )


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); nothing before the site has said so."""
    frame = Frame(request)
    if frame.home is None or not frame.home.contact:
        raise Http404
    expires = timezone.now().replace(microsecond=0) + timedelta(days=180)
    return render(
        request,
        "news/security.txt",
        {"frame": frame, "expires": expires.isoformat()},
        content_type="text/plain; charset=utf-8",
    )
