"""What a page says, and what of it the demo's own records say."""

import json
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

from django.apps import apps
from django.db import models

from ketnap.rules.load import load_rulebook

SPOKEN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt")
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSPOKEN = {"script", "style"}
CODE = re.compile(r"[\w/-]*\d[\w/]*-[A-ZĐƯ][\w/-]*|\w+-(?:NTVĐ|ĐVM)")
"""An official code as printed: 5-KNĐ, 57-QĐ/ĐU, CN-NTVĐ."""
QUOTED = re.compile(r"“[^”]*”")
NAMED = re.compile(r"Hồ Chí Minh|^[A-ZÀ-Ỹ]{2}$")
"""A name in every language, and the initials of a person."""
SYMBOL = re.compile(r"^[A-ZĐ]\w{1,2}(?:(?=: )|/[A-ZĐƯ][\w-]*$)")
"""The symbol of a document type before its name, and of a register: QĐ: decision, QĐ/ĐU."""
VIETNAMESE = re.compile(r"[À-ỹ]")


class PageTexts(HTMLParser):
    """The texts and the links of a page; what is marked as Vietnamese is left out on request."""

    def __init__(self, *, without_language: str = "") -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self._without = without_language
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag not in VOID:
            self._open.append((tag, given.get("lang", "")))
        for name in SPOKEN_ATTRIBUTES:
            if name in given:
                self._say(given[name])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Shapes inside pictures say nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1][0] not in UNSPOKEN:
            self._say(data)

    def _say(self, text: str) -> None:
        language = next((lang for _, lang in reversed(self._open) if lang), "")
        if text.strip() and not (self._without and language == self._without):
            self.texts.append(" ".join(text.split()))


def texts_of(markup: str, *, without_language: str = "") -> PageTexts:
    page = PageTexts(without_language=without_language)
    page.feed(markup)
    return page


def recorded_texts() -> list[str]:
    """Every text in the tables and every source in the rules, longest first."""
    stored = {text for model in apps.get_models() for text in _stored_in(model)}
    sources = {value.source for rule in load_rulebook().rules.values() for value in rule.values}
    lines = {line.strip() for text in stored | sources for line in text.splitlines()}
    # Codes stand in marks of their own on a page, so that a page shows what is around them apart.
    around = {part.strip(" ,;.") for line in lines for part in CODE.split(line)}
    return sorted(filter(VIETNAMESE.search, lines | around), key=len, reverse=True)


def _stored_in(model: type[models.Model]) -> Iterator[str]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    fields = [field.name for field in model._meta.concrete_fields if isinstance(field, kinds)]
    for row in model._default_manager.values_list(*fields) if fields else ():
        for value in row:
            yield from _texts_in(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith('{"'):
        yield from _texts_in(json.loads(value))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_in(part)


def unrecorded_vietnamese(text: str, recorded: Collection[str]) -> str:
    """What is left of a text in Vietnamese without names, records, codes and quotations."""
    for pattern in (QUOTED, CODE, NAMED, SYMBOL):
        text = pattern.sub("", text)
    left = text.casefold()
    for record in recorded:
        if not VIETNAMESE.search(left):
            break
        left = _without(left, record.casefold())
    return left if VIETNAMESE.search(left) else ""


def _without(text: str, record: str) -> str:
    # A single word is a record only where it stands alone; inside a sentence it may be ours.
    if " " in record:
        return text.replace(record, "")
    return "" if text == record else text
