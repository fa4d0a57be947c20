"""The pieces of an article that readers may see or hear, each with its place in words."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ketnap.domain.press.release import Piece, PieceKind
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture

_LINK = re.compile(r'\bhref="([^"]*)"')
_TAG_THAT_PARTS = re.compile(
    r"(?i)<(?=/?(?:p|li|ul|ol|br|hr|h[1-6]|blockquote|div|table|tr|td|th)\b)"
)


def pieces_of(article: ArticlePage) -> Iterator[Piece]:
    """Yield title, lead, body, pictures, subjects and address, in the order of the page."""
    yield Piece(PieceKind.TITLE, _("Tiêu đề"), article.title)
    yield Piece(PieceKind.LEAD, _("Sapo"), article.lead)
    if article.picture:
        place = _("Ảnh chính")
        alt_text = article.picture_alt
        yield from _of_picture(place, article.picture, article.picture_caption, alt_text)
    for number, piece in enumerate(article.body, start=1):
        yield from _of_body(number, piece)
    yield Piece(PieceKind.TEXT, _("Người viết"), article.author)
    yield Piece(PieceKind.TEXT, _("Nguồn"), article.source)
    for tag in article.tags.all():
        yield Piece(PieceKind.TAG, _("Chủ đề “%(name)s”") % {"name": tag.name}, tag.name)
    yield Piece(PieceKind.ADDRESS, _("Địa chỉ của bài"), article.slug)


def _of_body(number: int, piece: Any) -> Iterator[Piece]:
    place = _("Phần %(number)s của nội dung") % {"number": number}
    match piece.block_type:
        case "figure":
            yield from _of_figure(place, piece.value)
        case "gallery":
            for count, figure in enumerate(piece.value["figures"], start=1):
                inside = _("%(place)s, ảnh %(count)s") % {"place": place, "count": count}
                yield from _of_figure(inside, figure)
        case "quote":
            yield Piece(PieceKind.TEXT, place, piece.value["words"])
            yield Piece(PieceKind.TEXT, place, piece.value["source"])
        case _:
            html = str(piece.value)
            yield Piece(PieceKind.TEXT, place, as_read(html))
            for address in _LINK.findall(html):
                yield Piece(
                    PieceKind.ADDRESS,
                    _("%(place)s: địa chỉ liên kết") % {"place": place},
                    unquote(unescape(address)),
                )


def _of_figure(place: str, figure: Any) -> Iterator[Piece]:
    picture = figure["picture"]
    if picture is None:
        # A place that waits for its picture, which the gate tells of by itself.
        return
    alt_text = "" if picture.decorative else picture.contextual_alt_text or picture.description
    yield from _of_picture(place, picture, figure["caption"], alt_text)


def _of_picture(place: str, picture: Picture, caption: str, alt_text: str) -> Iterator[Piece]:
    names = {"place": place}
    yield Piece(PieceKind.CAPTION, _("%(place)s: chú thích") % names, caption)
    yield Piece(PieceKind.ALT_TEXT, _("%(place)s: lời mô tả") % names, alt_text)
    file_name = PurePath(picture.file.name).name
    yield Piece(PieceKind.FILE_NAME, _("%(place)s: tên tệp") % names, file_name)


def as_read(html: str) -> str:
    """Return the text as readers see it: paragraphs and items apart, a word half in bold still one word."""
    return unescape(strip_tags(_TAG_THAT_PARTS.sub(" <", html))).strip()
