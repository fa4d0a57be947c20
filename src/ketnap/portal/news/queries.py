"""What visitors may see of the news: published articles, newest first."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from wagtail.models import PageViewRestriction

from ketnap.domain.text import fold
from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage, Subject
from ketnap.portal.news.months import Month

RELATED = 6
SUBJECTS_PROPOSED = 10
LONGEST_SEARCH = 200
"""Nobody searches for more; a longer text is cut, not refused."""

Articles = QuerySet[ArticlePage]
_OF_A_LINK = ("title", "slug", "path", "depth", "numchild", "url_path", "locale", "content_type")
"""What a link to a page needs: a page has sixty columns."""


def home_page() -> HomePage | None:
    """Return the home page, or nothing before the portal has been set up."""
    home: HomePage | None = HomePage.objects.live().only(*_OF_A_LINK, "tagline", "contact").first()
    return home


def sections() -> QuerySet[SectionPage]:
    """Return the open sections in the order the editors gave them."""
    return _sections().filter(closed_on=None)


def closed_sections() -> QuerySet[SectionPage]:
    """Return the sections that take no more articles; what they hold is still read."""
    return _sections().exclude(closed_on=None)


def _sections() -> QuerySet[SectionPage]:
    seen = SectionPage.objects.live().filter(_is_open()).order_by("path")
    found: QuerySet[SectionPage] = seen.only(*_OF_A_LINK, "introduction", "closed_on")
    return found


def published() -> Articles:
    """Return every published article with its main picture, newest first."""
    return _visible().select_related("picture").prefetch_related("picture__renditions")


def articles_in(section: SectionPage) -> Articles:
    """Return the published articles of a section."""
    return published().child_of(section)  # type: ignore[attr-defined,no-any-return]


def related_to(article: ArticlePage) -> Articles:
    """Return the newest articles of the same section without the article itself."""
    return _siblings_of(article)[:RELATED]


def before(article: ArticlePage) -> ArticlePage | None:
    """Return the article of the section that was published just before."""
    return _siblings_of(article).filter(published_at__lt=article.published_at).first()


def after(article: ArticlePage) -> ArticlePage | None:
    """Return the article of the section that was published just after."""
    later = _siblings_of(article).filter(published_at__gt=article.published_at)
    return later.order_by("published_at", "pk").first()


def found_by(words: str) -> Articles:
    """Return the articles that hold every word, with or without its diacritics."""
    articles = published()
    for word in fold(words[:LONGEST_SEARCH]).split():
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
    articles: Articles = ArticlePage.objects.live().filter(_is_open())
    return articles.order_by("-published_at", "-pk")


def _is_open() -> Q:
    """Say that nobody has locked a page, nor one above it; asked with the page, not before it."""
    locks = PageViewRestriction.objects.alias(
        asked=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    )
    return ~Q(Exists(locks.filter(asked__startswith=F("page__path"))))


def _siblings_of(article: ArticlePage) -> Articles:
    """Return the other articles of the section, of which no more is read than a link says."""
    siblings: Articles = _visible().sibling_of(article, inclusive=False)  # type: ignore[attr-defined]
    return siblings.only(*_OF_A_LINK, "published_at")
