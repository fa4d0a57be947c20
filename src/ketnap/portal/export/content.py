"""An article as plain values, free of the portal: what is handed to another system."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.timezone import localtime
from wagtail.rich_text import RichText

from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture

PICTURE_FOLDER = "anh"


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture in the size for print, under the name it has in the export."""

    number: int
    picture: Picture
    caption: str
    alt: str

    @property
    def file(self) -> str:
        return f"{PICTURE_FOLDER}/{self.number:02}.jpg"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: `rich` and `text` say the same; a picture or a gallery has `pictures`."""

    kind: str
    rich: RichText | None = None
    text: str = ""
    source: str = ""
    pictures: tuple[PrintedPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of an article that readers see."""

    title: str
    lead: str
    published_at: datetime
    author: str
    source: str
    section: str
    tags: tuple[str, ...]
    origin: str
    address: str
    main_picture: PrintedPicture | None
    parts: tuple[Part, ...]

    @property
    def pictures(self) -> tuple[PrintedPicture, ...]:
        """Return every picture in the order of reading."""
        first = (self.main_picture,) if self.main_picture else ()
        return first + tuple(one for part in self.parts for one in part.pictures)


def content_of(article: ArticlePage, *, origin: str, source: str) -> Content:
    """Return what readers see of an article; `origin` is where the portal stands."""
    main = _main_picture(article)
    first_number = 2 if main else 1
    return Content(
        title=article.title,
        lead=article.lead,
        published_at=localtime(article.published_at),
        author=article.author,
        source=article.source or source,
        section=article.get_parent().title,
        tags=tuple(tag.name for tag in article.tags.all()),
        origin=origin,
        address=f"{origin}{article.url}",
        main_picture=main,
        parts=tuple(_parts(article, first_number)),
    )


def _main_picture(article: ArticlePage) -> PrintedPicture | None:
    if article.picture is None:
        return None
    return PrintedPicture(1, article.picture, article.picture_caption, article.picture_alt)


def _parts(article: ArticlePage, number: int) -> Iterator[Part]:
    for piece in article.body:
        part = _part(piece.block_type, piece.value, number)
        number += len(part.pictures)
        yield part


def _part(kind: str, value: Any, number: int) -> Part:
    match kind:
        case "paragraph" | "list":
            return Part(kind, value, _plain(str(value)))
        case "heading":
            return Part(kind, text=value)
        case "quote":
            return Part(kind, text=value["words"], source=value["source"])
        case "figure":
            return Part(kind, pictures=(_printed(value, number),))
        case "gallery":
            figures = enumerate(value["figures"], start=number)
            return Part(kind, pictures=tuple(_printed(one, place) for place, one in figures))
        case _:
            raise ValueError(f"no way to export {kind}")


def _printed(figure: Any, number: int) -> PrintedPicture:
    picture = figure["picture"]
    return PrintedPicture(number, picture, figure["caption"], picture.contextual_alt_text or "")


def _plain(html: str) -> str:
    """Return the words of a paragraph or list: each item in a line of its own."""
    lines = html.replace("<li", "\n- <li").replace("<p", "\n<p").replace("<br", "\n<br")
    return unescape(strip_tags(lines)).strip()
