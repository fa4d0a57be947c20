"""Tags that show pictures: `{% load pictures %}`."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ketnap.portal.pictures.models import Picture
from ketnap.portal.pictures.sizes import (
    IN_FRONT,
    IN_LISTS,
    IN_THE_TEXT,
    LARGE,
    SHARED,
    Size,
    in_every_format,
    sizes_of,
)

register = template.Library()

_PICTURE = (
    '<picture><source srcset="{avif}" sizes="{sizes}" type="image/avif">'
    '<source srcset="{webp}" sizes="{sizes}" type="image/webp"><img{shown}></picture>'
)
_WIDTHS = {"text": IN_THE_TEXT, "list": IN_LISTS, "front": IN_FRONT}
_SIZES = {place: in_every_format(widths) for place, widths in _WIDTHS.items()}


@register.simple_tag
def shown(picture: Picture | None, place: str, **attributes: str) -> str:
    """Return a picture for a place of a page: every browser takes the lightest it can show.

    A place of a draft may still wait for its picture.
    """
    if not picture:
        return ""
    sizes, of_each = sizes_of(picture, _SIZES[place]), len(_WIDTHS[place])
    avif, webp, jpeg = (sizes[at : at + of_each] for at in range(0, len(sizes), of_each))
    in_words = {"alt": _read_out(picture)} | attributes
    return format_html(
        _PICTURE,
        avif=_choice(avif),
        webp=_choice(webp),
        sizes=attributes["sizes"],
        shown=_written({**_measures(jpeg[0]), "srcset": _choice(jpeg), **in_words}),
    )


@register.simple_tag
def large_size(picture: Picture | None) -> Size | None:
    """Return what a gallery opens of a picture."""
    return sizes_of(picture, [LARGE])[0] if picture else None


@register.simple_tag
def shared_size(picture: Picture) -> Size:
    """Return what other sites show of a picture."""
    return sizes_of(picture, [SHARED])[0]


def _choice(sizes: Iterable[Size]) -> str:
    return ", ".join(f"{size.url} {size.width}w" for size in sizes)


def _measures(size: Size) -> dict[str, str]:
    return {"src": size.url, "width": str(size.width), "height": str(size.height)}


def _written(attributes: Mapping[str, str]) -> SafeString:
    return format_html_join("", ' {}="{}"', attributes.items())


def _read_out(picture: Picture) -> str:
    """Return what is read out in place of a picture: the words of its place, or else its own."""
    if getattr(picture, "decorative", False):
        return ""
    return getattr(picture, "contextual_alt_text", "") or picture.default_alt_text
