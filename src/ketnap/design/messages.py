"""Hands the texts of a template to Babel, which knows Python only."""

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_template(
    template: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Yield what a template marks for translation; Babel calls it by these names, options unused."""
    source = templatize(template.read().decode(), origin=getattr(template, "name", ""))
    yield from extract_python(BytesIO(source.encode()), keywords, comment_tags, {})
