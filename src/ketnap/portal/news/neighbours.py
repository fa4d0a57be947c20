"""What stands beside an article: the newest of its section, the one before it and the one after."""

from dataclasses import dataclass

from django.http import HttpRequest

from ketnap.portal.news import queries
from ketnap.portal.news.article_questions import NEWEST, newest_lines
from ketnap.portal.news.caching import kept_for
from ketnap.portal.news.editions import edition_for
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.outline import SectionLine, outline_for
from ketnap.portal.news.queries import RELATED, ArticleLine


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles around one of them, newest first."""

    others: tuple[ArticleLine, ...]
    older: ArticleLine | None
    newer: ArticleLine | None


def neighbours_of(article: ArticlePage, section: SectionLine, request: HttpRequest) -> Neighbours:
    """Return what the page of an article links to besides."""
    newest = _newest_in(section, request)
    others = tuple(line for line in newest if line.pk != article.pk)[:RELATED]
    places = [place for place, line in enumerate(newest) if line.pk == article.pk]
    # At the end of a list that is cut off, an older one may still stand behind.
    if places and (places[0] + 1 < len(newest) or len(newest) < NEWEST):
        around = (None, *newest, None)
        return Neighbours(others, older=around[places[0] + 2], newer=around[places[0]])
    return Neighbours(
        others, queries.before(article, section.slug), queries.after(article, section.slug)
    )


def _newest_in(section: SectionLine, request: HttpRequest) -> tuple[ArticleLine, ...]:
    def read() -> tuple[ArticleLine, ...]:
        return newest_lines(section, section.slug, ask_for_locks=outline_for(request).has_locks)

    return kept_for(request, f"newest-{edition_for(request).everything}-{section.path}", read)
