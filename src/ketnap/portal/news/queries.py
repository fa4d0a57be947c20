"""What visitors may see of the news: published articles, newest first."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import NamedTuple, Protocol, Self

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from ketnap.domain.text import fold
from ketnap.portal.news.addresses import page_address
from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage, Subject
from ketnap.portal.news.months import Month

_WORD = re.compile(r"\w+")
RELATED = 6
SUBJECTS_PROPOSED = 10
LONGEST_SEARCH = 200
"""Nobody searches for more; a longer text is cut, not refused."""

Articles = QuerySet[ArticlePage]
NEWEST_FIRST = ("-published_at", "-pk")
_OF_A_LINK = ("title", "slug", "path", "depth", "numchild", "url_path", "locale", "content_type")
"""What a link to a page needs: a page has sixty columns."""
OF_A_LINE = ("pk", "title", "slug", "published_at")


class HasPath(Protocol):
    """Something that has a place in the tree of pages."""

    @property
    def path(self) -> str: ...


class ArticleLine(NamedTuple):
    """An article as it is linked to; a tuple, for lists of them are packed and unpacked often."""

    pk: int
    title: str
    slug: str
    published_at: datetime
    section_slug: str

    @property
    def url(self) -> str:
        """Return the article's address in the language of the moment."""
        return page_address(self.section_slug, self.slug)

    @classmethod
    def of(cls, row: tuple[int, str, str, datetime], section_slug: str) -> Self:
        """Return the line of an article from what `OF_A_LINE` names of it."""
        pk, title, slug, published_at = row
        return cls(pk, title, slug, published_at, section_slug)


def home_page() -> HomePage | None:
    """Return the home page, or nothing before the portal has been set up."""
    home: HomePage | None = HomePage.objects.live().only(*_OF_A_LINK, "tagline", "contact").first()
    return home


def sections() -> QuerySet[SectionPage]:
    """Return the open sections in the order the editors gave them."""
    return every_section().filter(closed_on=None)


def closed_sections() -> QuerySet[SectionPage]:
    """Return the sections that take no more articles; what they hold is still read."""
    return every_section().exclude(closed_on=None)


def every_section() -> QuerySet[SectionPage]:
    """Return the sections that visitors may see, open or closed, in the order of the editors."""
    seen = SectionPage.objects.live().filter(_is_open()).order_by("path")
    found: QuerySet[SectionPage] = seen.only(*_OF_A_LINK, "introduction", "closed_on")
    return found


def published() -> Articles:
    """Return every published article with its main picture, newest first."""
    return _visible().select_related("picture")


def articles_in(section: HasPath) -> Articles:
    """Return the published articles of a section."""
    return published().filter(_stands_in(section.path))


def before(article: ArticlePage, section_slug: str) -> ArticleLine | None:
    """Return the article of the section that was published just before."""
    at = article.published_at
    earlier = Q(published_at__lt=at) | Q(published_at=at, pk__lt=article.pk)
    lines = _lines(_visible().filter(_stands_beside(article), earlier)[:1], section_slug)
    return lines[0] if lines else None


def after(article: ArticlePage, section_slug: str) -> ArticleLine | None:
    """Return the article of the section that was published just after."""
    at = article.published_at
    later = Q(published_at__gt=at) | Q(published_at=at, pk__gt=article.pk)
    found = _visible().filter(_stands_beside(article), later).order_by("published_at", "pk")
    lines = _lines(found[:1], section_slug)
    return lines[0] if lines else None


def readable(words: str) -> str:
    """Return what somebody typed without what cannot be typed, on which databases choke."""
    return " ".join("".join(letter for letter in words if letter.isprintable()).split())


def found_by(words: str) -> Articles:
    """Return the articles that hold every word, with or without its diacritics.

    Signs part words and are no words: without one nothing is found.
    """
    asked = _WORD.findall(fold(words[:LONGEST_SEARCH]))
    articles = published() if asked else published().none()
    for word in asked:
        articles = articles.filter(folded_words__contains=word)
    return articles


def articles_about(subject: Subject) -> Articles:
    """Return the published articles on a subject."""
    return published().filter(tagged_items__tag=subject)


def subject(slug: str) -> Subject | None:
    """Return a subject that some published article has."""
    used = published().order_by().values("tagged_items__tag")
    found: Subject | None = Subject.objects.filter(slug=slug, pk__in=used).first()
    return found


def subjects_beginning_with(letters: str) -> list[str]:
    """Return the names of a few subjects of published articles; nothing for no letters."""
    letters = readable(letters)
    if not letters:
        return []
    used = published().order_by().values("tagged_items__tag")
    found = Subject.objects.filter(pk__in=used, name__istartswith=letters[:LONGEST_SEARCH])
    return list(found.order_by("name").values_list("name", flat=True)[:SUBJECTS_PROPOSED])


def articles_of(month: Month) -> Articles:
    """Return the articles published in a month, by the clock of the portal."""
    zone = timezone.get_current_timezone()
    start = datetime.combine(month.first_day, time.min, tzinfo=zone)
    end = datetime.combine(month.next.first_day, time.min, tzinfo=zone)
    return published().filter(published_at__gte=start, published_at__lt=end)


def months_with_articles() -> Iterable[tuple[Month, int]]:
    """Yield every month in which something was published, newest first, with how much."""
    rows = (
        published()
        .order_by()
        .values(month=TruncMonth("published_at"))
        .annotate(count=Count("pk"))
        .order_by("-month")
    )
    for row in rows:
        yield Month(row["month"].year, row["month"].month), row["count"]


def _visible() -> Articles:
    """Return every published article, without its pictures, newest first."""
    return live_articles(ask_for_locks=True).order_by(*NEWEST_FIRST)


def live_articles(ask_for_locks: bool) -> Articles:
    """Return every published article; where a page is locked, locks must be asked for."""
    articles: Articles = ArticlePage.objects.live()
    return articles.filter(_is_open()) if ask_for_locks else articles


def _is_open() -> Q:
    """Say that nobody has locked a page, nor one above it; asked with the page, not before it."""
    locks = PageViewRestriction.objects.alias(
        asked=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    )
    return ~Q(Exists(locks.filter(asked__startswith=F("page__path"))))


def _stands_in(path: str) -> Q:
    return Q(path__startswith=path, depth=len(path) // Page.steplen + 1)


def _stands_beside(article: ArticlePage) -> Q:
    return _stands_in(article.path[: -Page.steplen])


def _lines(articles: Articles, section_slug: str) -> tuple[ArticleLine, ...]:
    return tuple(ArticleLine.of(row, section_slug) for row in articles.values_list(*OF_A_LINE))
