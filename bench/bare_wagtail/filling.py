"""Fills the bare site with one article of the portal: the same words, pictures, sections and tags."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.core.files.images import ImageFile
from django.utils.dateparse import parse_datetime
from wagtail.images.models import Image
from wagtail.models import Page, Site

from bench.bare_wagtail.models import ArticlePage

_ARTICLE = """
SELECT article.page_ptr_id AS id, page.title, article.lead, article.published_at || '+00:00' AS at,
       article.picture_id, article.picture_caption, article.body
FROM news_articlepage AS article JOIN wagtailcore_page AS page ON page.id = article.page_ptr_id
WHERE page.slug = ?
"""
_TAGS = """
SELECT subject.name FROM news_articlesubject AS given
JOIN news_subject AS subject ON subject.id = given.tag_id WHERE given.content_object_id = ?
"""
_SECTIONS = """
SELECT page.title, page.slug FROM news_sectionpage AS section
JOIN wagtailcore_page AS page ON page.id = section.page_ptr_id ORDER BY page.path
"""
_PICTURES = "SELECT id, title, description, file FROM pictures_picture"


def copy_article(portal: Path, pictures: Path, slug: str, *, to: str) -> None:
    """Copy the article from the portal's database and its folder of pictures to an address."""
    home = Site.objects.get(is_default_site=True).root_page
    with closing(sqlite3.connect(portal)) as database:
        database.row_factory = sqlite3.Row
        for section in database.execute(_SECTIONS):
            home.add_child(
                instance=Page(title=section["title"], slug=section["slug"], show_in_menus=True)
            )
        kept = database.execute(_ARTICLE, [slug]).fetchone()
        shown = {kept["picture_id"], *_pictures_in(json.loads(kept["body"]))}
        for picture in database.execute(_PICTURES):
            if picture["id"] in shown:
                _copy_picture(picture, pictures)
        tags = [row["name"] for row in database.execute(_TAGS, [kept["id"]])]
    _copy_words(home, kept, tags, to)


def _copy_picture(picture: sqlite3.Row, folder: Path) -> None:
    """Keep a picture under the number it has in the portal: the body names it by that."""
    path = folder / picture["file"]
    with path.open("rb") as file:
        Image.objects.create(
            id=picture["id"],
            title=picture["title"],
            description=picture["description"],
            file=ImageFile(file, name=path.name),
        )


def _copy_words(home: Page, kept: sqlite3.Row, tags: list[str], address: str) -> None:
    article = ArticlePage(
        title=kept["title"],
        slug=address,
        date=parse_datetime(kept["at"]),
        intro=kept["lead"],
        picture_id=kept["picture_id"],
        picture_caption=kept["picture_caption"],
    )
    article.body = json.loads(kept["body"])
    home.add_child(instance=article)
    article.tags.add(*tags)
    article.save()


def _pictures_in(body: object) -> Iterator[int]:
    """Yield the numbers of the pictures of a body, however deep they lie in it."""
    match body:
        case {"image": int(number)}:
            yield number
        case dict():
            for value in body.values():
                yield from _pictures_in(value)
        case list():
            for value in body:
                yield from _pictures_in(value)
