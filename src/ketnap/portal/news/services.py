"""Every write to the news: founding the portal, opening a section, publishing an article."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from ketnap.portal.news.models import ArticlePage, HomePage, SectionPage
from ketnap.portal.news.words import address_of
from ketnap.portal.pictures.models import Picture


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a portal begins with."""

    title: str
    tagline: str
    contact: str
    sections: tuple[str, ...]


USUAL_BEGINNING = Beginning(
    title="Chi bộ",
    tagline="Trang tin của chi bộ",
    contact="",
    sections=("Xây dựng Đảng", "Đoàn thể", "Học tập và làm theo Bác"),
)
"""For approvers to put into their own words; nobody can be reached before they say how."""


@dataclass(frozen=True, slots=True)
class Words:
    """An article as it is to be published; `body` as Wagtail keeps a stream."""

    title: str
    lead: str
    body: Sequence[dict[str, Any]]
    published_at: datetime
    picture: Picture | None = None
    picture_caption: str = ""
    source: str = ""
    tags: tuple[str, ...] = field(default=())


@transaction.atomic
def found_portal(beginning: Beginning) -> HomePage:
    """Make the home page and its sections; returns the one there is where somebody has done so."""
    there: HomePage | None = HomePage.objects.first()
    if there:
        return there
    root = Page.get_first_root_node()
    # Wagtail's migrations leave a page that welcomes developers.
    for page in root.get_children():
        page.delete()
    # The root was read before its children went: it must be read again to count them.
    root.refresh_from_db()
    home = root.add_child(
        instance=HomePage(
            title=beginning.title,
            slug="trang-chu",
            tagline=beginning.tagline,
            contact=beginning.contact,
        )
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": beginning.title},
    )
    for title in beginning.sections:
        open_section(home, title)
    founded: HomePage = HomePage.objects.get(pk=home.pk)
    return founded


def open_section(home: HomePage, title: str, introduction: str = "") -> SectionPage:
    """Open a section after those there are."""
    section: SectionPage = home.add_child(
        instance=SectionPage(title=title, slug=address_of(title), introduction=introduction)
    )
    return section


@transaction.atomic
def publish_article(section: SectionPage, words: Words) -> ArticlePage:
    """Publish an article in a section at once."""
    return publish_draft(draft_article(section, words))


@transaction.atomic
def draft_article(section: SectionPage, words: Words) -> ArticlePage:
    """Return an article that nobody sees yet."""
    article = ArticlePage(
        title=words.title,
        slug=address_of(words.title),
        lead=words.lead,
        published_at=words.published_at,
        picture=words.picture,
        picture_alt=words.picture.description if words.picture else "",
        picture_caption=words.picture_caption,
        source=words.source,
        live=False,
    )
    article.body = list(words.body)
    section.add_child(instance=article)
    article.tags.add(*words.tags)
    article.save_revision()
    return article


@transaction.atomic
def publish_draft(article: ArticlePage) -> ArticlePage:
    """Publish an article as it was last saved; whoever listens to releases may refuse."""
    article.get_latest_revision().publish()
    article.refresh_from_db()
    return article
