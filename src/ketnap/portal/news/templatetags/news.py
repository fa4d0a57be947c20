"""Tags that the portal's templates use: `{% load news %}`."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.core.paginator import Page as Leaf
from django.template.context import Context
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ketnap.portal.news import queries
from ketnap.portal.news.leaves import leaf_of
from ketnap.portal.news.models import ArticlePage, SectionPage

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
def newest() -> list[ArticlePage]:
    """Return the articles that open the home page."""
    return list(queries.published()[:ON_TOP])


@register.simple_tag
def newest_besides(shown: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Return the newest articles that do not stand in a list already."""
    listed = [article.pk for article in shown]
    return list(queries.published().exclude(pk__in=listed)[:ON_TOP])


@register.simple_tag
def newest_in(section: SectionPage, shown: Iterable[ArticlePage]) -> list[ArticlePage]:
    """Return the newest articles of a section that do not stand on the page already."""
    above = [article.pk for article in shown]
    return list(queries.articles_in(section).exclude(pk__in=above)[:IN_A_SECTION])


@register.simple_tag
def related(article: ArticlePage) -> list[ArticlePage]:
    """Return the newest articles of the section without this one (tin khác)."""
    return list(queries.related_to(article))


@register.simple_tag
def before(article: ArticlePage) -> ArticlePage | None:
    """Return the article before this one."""
    return queries.before(article)


@register.simple_tag
def after(article: ArticlePage) -> ArticlePage | None:
    """Return the article after this one."""
    return queries.after(article)


@register.simple_tag(takes_context=True)
def leaf_in(context: Context, section: SectionPage) -> Leaf[ArticlePage]:
    """Return the leaf of a section's articles that the address asks for."""
    return leaf_of(context["request"], queries.articles_in(section))


@register.filter
def weekday(at: datetime) -> str:
    """Return the day of the week as people write it: Django writes a figure, “Thứ 6”."""
    return str(WEEKDAYS[localtime(at).weekday()])
