"""Pages at their addresses: a published article by the short way, everything else by Wagtail's."""

import gzip
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.views import serve

from ketnap.portal.news.article_questions import article_at
from ketnap.portal.news.caching import PARTS_SECONDS, STORE, is_signed_in, takes_packed
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.neighbours import neighbours_of
from ketnap.portal.news.outline import SectionLine, outline_for
from ketnap.portal.news.page_store import tell_one_for_any_query
from ketnap.portal.news.reading import reading_of
from ketnap.portal.pictures.by_number import pictures_by_number

_PRINTED = "in"


@require_safe
def page_at(request: HttpRequest, path: str) -> HttpResponse:
    """The page at an address: Wagtail asks six questions to find what one finds for articles."""
    # Before anything is read: what is read now may be older than the edition of then.
    edition_for(request)
    section_slug, _, rest = path.strip("/").partition("/")
    slug, _, sheet = rest.partition("/")
    outline = outline_for(request)
    section = outline.section_at(section_slug) if slug and sheet in {"", _PRINTED} else None
    article = article_at(section, slug, ask_for_locks=outline.has_locks) if section else None
    if section is None or article is None:
        found: HttpResponse = serve(request, path)
        return found
    tell_one_for_any_query(request)
    return _shown(request, article, section)


def _shown(request: HttpRequest, article: ArticlePage, section: SectionLine) -> HttpResponse:
    """Return an article's page, made anew only if something that stands on it has changed."""
    if is_signed_in(request):
        return _made(request, article)
    packed = takes_packed(request)
    key = _digest(request, article, section, packed=packed)
    content: bytes | None = caches[STORE].get(key)
    if content is None:
        made = _made(request, article).render().content
        content = _packed(made) if packed else made
        caches[STORE].set(key, content, PARTS_SECONDS)
    return _answer(content, packed=packed)


def _packed(content: bytes) -> bytes:
    # Without the moment, so that every process packs a page alike and its mark stays the same.
    return gzip.compress(content, compresslevel=6, mtime=0)


def _answer(content: bytes, *, packed: bool) -> HttpResponse:
    response = HttpResponse(content, headers={"Content-Encoding": "gzip"} if packed else None)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _made(request: HttpRequest, article: ArticlePage) -> TemplateResponse:
    if article.picture_id:
        # It may have been destroyed since the article was read.
        article.picture = pictures_by_number([article.picture_id]).get(article.picture_id)
    is_printed = request.path.endswith(f"/{_PRINTED}/")
    made: TemplateResponse = article.print_sheet(request) if is_printed else article.read(request)
    return made


def _digest(
    request: HttpRequest, article: ArticlePage, section: SectionLine, *, packed: bool
) -> str:
    edition = edition_for(request)
    named = (
        request.build_absolute_uri(request.path),
        (reading_of(request), packed),
        (edition.frame, edition.pictures, edition.subjects),
        article.made_of,
        neighbours_of(article, section, request),
    )
    return sha256(repr(named).encode()).hexdigest()
