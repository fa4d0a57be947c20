"""Tags that the portal's templates use: `{% load news %}`."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.core.paginator import Page as Leaf
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ketnap.portal.news import addresses, queries
from ketnap.portal.news.article_questions import subjects_of
from ketnap.portal.news.leaves import leaf_of
from ketnap.portal.news.models import ArticlePage, SectionPage, Subject
from ketnap.portal.news.neighbours import Neighbours, neighbours_of
from ketnap.portal.news.outline import SectionLine, outline_for
from ketnap.portal.news.queries import ArticleLine, HasPath

register = template.Library()

WEEKDAYS = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)
IN_A_SECTION = 4
"""What the home page shows of each section."""
ON_TOP = 5


@register.simple_tag
def page_address(*slugs: str) -> str:
    """Return the address of a page by the slugs that lead to it."""
    return addresses.page_address(*slugs)


@register.simple_tag
def newest() -> list[ArticlePage]:
    """Return the articles that open the home page."""
    return list(queries.published()[:ON_TOP])


@register.simple_tag
def newest_besides(shown: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Return the newest articles that do not stand in a list already."""
    listed = [article.pk for article in shown]
    return list(queries.published().exclude(pk__in=listed)[:ON_TOP])


@register.simple_tag
def newest_in(section: HasPath, shown: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Return the newest articles of a section that do not stand on the page already."""
    above = [article.pk for article in shown]
    return list(queries.articles_in(section).exclude(pk__in=above)[:IN_A_SECTION])


@register.simple_tag(takes_context=True)
def section_of(context: Context, page: object) -> SectionLine | None:
    """Return the section an article stands in; nothing for pages that are no articles."""
    if not isinstance(page, ArticlePage):
        return None
    found = outline_for(context["request"]).section_above(page.path)
    # An article may be looked at by its editor in a section that visitors do not see yet.
    return found or SectionLine.of(page.get_parent().specific)


@register.simple_tag(takes_context=True)
def neighbours(context: Context, article: ArticlePage, section: SectionLine) -> Neighbours:
    """Return what stands beside an article: the newest others, the one before and the one after."""
    return neighbours_of(article, section, context["request"])


@register.simple_tag(takes_context=True)
def subjects(context: Context, article: ArticlePage) -> Iterable[Subject]:
    """Return the subjects of an article; of a draft that is looked at, those it has in memory."""
    if getattr(context["request"], "is_preview", False):
        drafted: Iterable[Subject] = article.tags.all()
        return drafted
    return subjects_of(article)


@register.simple_tag(takes_context=True)
def leaf_in(context: Context, section: SectionPage) -> Leaf[ArticlePage]:
    """Return the leaf of a section's articles that the address asks for."""
    return leaf_of(context["request"], queries.articles_in(section))


@register.filter
def weekday(at: datetime) -> str:
    """Return the day of the week as people write it: Django writes a figure, “Thứ 6”."""
    return str(WEEKDAYS[localtime(at).weekday()])


@register.simple_tag
def lines(articles: Iterable[ArticleLine | ArticlePage]) -> SafeString:
    """Return articles as lines of a list, each with its day."""
    return format_html_join(
        "",
        '<li><a lang="vi" href="{}">{}</a>{}</li>',
        ((article.url, article.title, day(article.published_at)) for article in articles),
    )


@register.filter
def day(at: datetime) -> SafeString:
    """Return a day as people read it, marked up so that programs know the moment."""
    here = localtime(at)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), here.strftime("%d/%m/%Y"))
