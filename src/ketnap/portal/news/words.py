"""Words without diacritics: what an article is found by, and its address."""

from collections.abc import Iterable
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from ketnap.domain.text import fold


def search_words(title: str, lead: str, body: StreamValue) -> str:
    """Return everything an article is found by, folded."""
    return fold(" ".join((title, lead, *_texts(body))))


def address_of(title: str) -> str:
    """Return the piece of an address a title gives: its words parted by hyphens."""
    return slugify(fold(title))


def _texts(body: StreamValue) -> Iterable[str]:
    for piece in body:
        for text in piece.block.get_searchable_content(piece.value):
            yield unescape(strip_tags(str(text)))
