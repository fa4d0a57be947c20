"""What the page of an article asks: the article, its subjects, and the newest of its section."""

from functools import partial

from django.db.models import CharField, QuerySet, Value
from wagtail.models import Page

from ketnap.portal.news.models import ArticlePage, Subject
from ketnap.portal.news.queries import (
    NEWEST_FIRST,
    OF_A_LINE,
    ArticleLine,
    Articles,
    HasPath,
    live_articles,
)
from ketnap.portal.news.standing import Asked, StandingQuestion

NEWEST = 24
"""Beside these nothing more is asked; neighbours of older articles are looked up one by one."""
_OF_AN_ARTICLE = (
    "title",
    "slug",
    "path",
    "url_path",
    "live",
    "published_at",
    "lead",
    "picture",
    "picture_alt",
    "picture_caption",
    "body",
    "author",
    "source",
)
"""What the page of an article shows."""


def article_at(section: HasPath, slug: str, *, ask_for_locks: bool) -> ArticlePage | None:
    """Return the published article at an address, with no more of it than its page shows."""
    first, last = _places_below(section)
    return _ARTICLE[ask_for_locks].one_of(ArticlePage, slug=slug, first=first, last=last)


def subjects_of(article: ArticlePage) -> list[Subject]:
    """Return the subjects that an article is found under, in the order they were given to it."""
    return _SUBJECTS.all_of(Subject, article=str(article.pk))


def newest_lines(
    section: HasPath, section_slug: str, *, ask_for_locks: bool
) -> tuple[ArticleLine, ...]:
    """Return the newest articles of a section as lines, at most `NEWEST` of them."""
    first, last = _places_below(section)
    rows = _NEWEST_LINES[ask_for_locks].rows(first=first, last=last)
    return tuple(ArticleLine.of(row, section_slug) for row in rows)


def _places_below(section: HasPath) -> tuple[str, str]:
    """Return the first and the last place in the tree that an article of a section can have."""
    first, last = Page._get_children_path_interval(section.path)
    return first, last


def _below_a_section(ask_for_locks: bool) -> Articles:
    return live_articles(ask_for_locks).filter(path__range=(Asked("first"), Asked("last")))


def _article(ask_for_locks: bool) -> Articles:
    return _below_a_section(ask_for_locks).filter(slug=Asked("slug")).only(*_OF_AN_ARTICLE)


def _newest_lines(ask_for_locks: bool) -> Articles:
    newest = _below_a_section(ask_for_locks).order_by(*NEWEST_FIRST)
    return newest.values_list(*OF_A_LINE)[:NEWEST]


def _subjects() -> QuerySet[Subject]:
    article = Value(Asked("article"), CharField())
    given: QuerySet[Subject] = Subject.objects.filter(articles__content_object=article)
    return given.order_by("articles__pk")


_SUBJECTS = StandingQuestion(_subjects)
_ARTICLE = {asks: StandingQuestion(partial(_article, asks)) for asks in (False, True)}
_NEWEST_LINES = {asks: StandingQuestion(partial(_newest_lines, asks)) for asks in (False, True)}
"""With and without asking whether somebody has locked a page."""
