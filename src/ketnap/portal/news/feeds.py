"""The news as RSS 2.0, whole and section by section."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext

from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.news.queries import Articles, articles_in, home_page, published, sections

IN_A_FEED = 20


class NewsFeed(Feed[ArticlePage, SectionPage | None]):
    """The newest articles of all sections, by the addresses that visitors know the portal by."""

    feed_type = Rss201rev2Feed
    language = "vi"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the feed, to be asked about by its ETag alone.

        Its newest article says nothing of an older one that was taken down.
        """
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]
        return response

    def title(self, section: SectionPage | None) -> str:
        home = home_page()
        return str(home.title) if home else gettext("Trang tin")

    def link(self, section: SectionPage | None) -> str:
        return _from_outside("/")

    def description(self, section: SectionPage | None) -> str:
        home = home_page()
        return str(home.tagline) if home else gettext("Trang tin")

    def feed_url(self, section: SectionPage | None) -> str:
        return _from_outside(reverse("feed"))

    def items(self, section: SectionPage | None) -> Articles:
        return published()[:IN_A_FEED]

    def item_title(self, item: ArticlePage) -> str:
        return str(item.title)

    def item_description(self, item: ArticlePage) -> str:
        return str(item.lead)

    def item_link(self, item: ArticlePage) -> str:
        return _from_outside(str(item.url))

    def item_pubdate(self, item: ArticlePage) -> datetime:
        at: datetime = item.published_at
        return at

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [tag.name for tag in item.tags.all()]


class SectionFeed(NewsFeed):
    """The newest articles of one section."""

    def get_object(self, request: HttpRequest, **kwargs: Any) -> SectionPage:
        found: SectionPage = get_object_or_404(sections(), slug=kwargs["section"])
        return found

    def title(self, section: SectionPage | None) -> str:
        return f"{_chosen(section).title} - {super().title(section)}"

    def link(self, section: SectionPage | None) -> str:
        return _from_outside(str(_chosen(section).url))

    def description(self, section: SectionPage | None) -> str:
        return _chosen(section).introduction or super().description(section)

    def feed_url(self, section: SectionPage | None) -> str:
        return _from_outside(reverse("section_feed", kwargs={"section": _chosen(section).slug}))

    def items(self, section: SectionPage | None) -> Articles:
        return articles_in(_chosen(section))[:IN_A_FEED]


def _from_outside(path: str) -> str:
    """The address visitors know; Django puts the host of the request before one without."""
    return f"{settings.PORTAL_ORIGIN}{path}"


def _chosen(section: SectionPage | None) -> SectionPage:
    if section is None:
        raise TypeError("a section's feed has a section")
    return section
