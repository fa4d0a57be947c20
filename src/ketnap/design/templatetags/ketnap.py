"""Tags that the shared templates and every page use: `{% load ketnap %}`."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ketnap.design.frame import Frame
from ketnap.design.menu import MenuLine, MenuSection, menu_of
from ketnap.design.mistakes import Mistake, mistakes_of
from ketnap.design.numbers import whole
from ketnap.design.reading import Reading, reading_of

register = template.Library()

# A short word with a hyphen inside: 5-KNĐ, 01-HD/TW; longer ones must be allowed to break.
CODE = re.compile(r"(?<!\S)(?=\S{1,24}(?!\S))(\S*\w-\w\S*)")

MOST_ON_PHONE = 3
"""Search and the rest of the menu stand beside them."""

ICONS = Path(__file__).resolve().parent.parent / "icons"


@cache
def _strokes(name: str) -> SafeString:
    drawing = ICONS / f"{name}.svg"
    if not drawing.is_file():
        raise LookupError(f"no icon named {name}")
    inner = re.findall(
        r"<(?:path|circle|rect|line)\b(?![^>]*stroke=\"none\")[^>]*/>", drawing.read_text("utf-8")
    )
    # The drawings are our own files, never input.
    return mark_safe("".join(inner))  # noqa: S308 - our own drawings, read from our own files


@register.simple_tag
@cache
def icon(name: str, size: int = 20, css: str = "") -> SafeString:
    """Draw an outline icon; it is hidden from screen readers, so words must stand beside it."""
    return format_html(
        '<svg class="kn-icon {}" width="{}" height="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        css,
        size,
        size,
        _strokes(name),
    )


@register.filter
def mistakes(form: BaseForm) -> list[Mistake]:
    """Return what is wrong with a form, each mistake once."""
    return mistakes_of(form)


@register.filter
def grouped(number: int) -> str:
    """Return a whole number with its thousands set apart."""
    return whole(number)


@register.filter
def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))) if words else ""


@register.filter
def codes(text: object) -> SafeString:
    """Return plain text in which form codes and document numbers do not break across lines."""
    pieces = CODE.split(str(text))
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span class="kn-code">{}</span>', piece) if place % 2 else piece,)
            for place, piece in enumerate(pieces)
        ),
    )


@register.filter
def way_on(tags: str) -> str:
    """Return the address among the tags of a message, which leads to what can still be done."""
    return next((tag for tag in tags.split() if tag.startswith("/")), "")


@register.filter
def beside(columns: list[object], cells: list[object]) -> list[tuple[object, object]]:
    """Return each column with its cell; a line of another length is a mistake and raises."""
    return list(zip(columns, cells, strict=True))


@register.simple_tag(takes_context=True)
def staff_menu(context: Context) -> tuple[MenuSection, ...]:
    """Return the menu of this person and page; it leads on to the day the page speaks about."""
    frame: Frame | None = context.get("frame")
    return menu_of(context["request"], query=frame.day_query if frame else "")


@register.filter
def on_phone(sections: tuple[MenuSection, ...]) -> list[MenuLine]:
    """Return the first lines meant for the bottom bar of a phone, which has room for these."""
    lines = [line for section in sections for line in section.lines if line.on_phone]
    return lines[:MOST_ON_PHONE]


@register.simple_tag(takes_context=True)
def reading(context: Context) -> Reading:
    """Return how the reader chose to read; error pages have no request and get the usual way."""
    return reading_of(context.get("request"))


@register.simple_tag(takes_context=True)
def kept_query(context: Context, *without: str) -> list[tuple[str, str]]:
    """Return the address's query as pairs for hidden fields, leaving some names out."""
    request: HttpRequest = context["request"]
    return list(_pairs(request, without))


def _pairs(request: HttpRequest, without: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, values in request.GET.lists():
        if name not in without:
            for value in values:
                yield name, str(value)
