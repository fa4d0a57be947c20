"""A long list, leaf by leaf."""

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.http import HttpRequest

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.news.queries import Articles

ON_ONE_LEAF = 12


def leaf_of(request: HttpRequest, articles: Articles) -> Leaf[ArticlePage]:
    """Return the part of a list that was asked for; the first or last one beyond its ends."""
    return Paginator(articles, ON_ONE_LEAF).get_page(request.GET.get("trang"))
