"""Names in texts: whether one stands there, however it is written, and the text without it."""

import json
import re
import unicodedata
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from ketnap.domain.text import fold, nfc

LEFT_OUT = "[[tên đã rút]]"
"""What stands in the place of a name; the gate lets no text with it pass."""


def holds(value: Any, name: str) -> bool:
    """Say whether a text, or anything in a piece of JSON, has the name.

    It counts with its diacritics, wherever the tone is put (hoà, hòa), or with none at all; `Ân`
    is not `An`.
    """
    match value:
        case str():
            return _stands_in(_words(value), _words(name))
        case list():
            return any(holds(item, name) for item in value)
        case dict():
            return any(holds(item, name) for item in value.values())
        case _:
            return False


def without(value: Any, name: str) -> Any:
    """Return a text, or a piece of JSON, in which the name no longer stands."""
    match value:
        case str():
            return _text_without(value, name)
        case list():
            return [without(item, name) for item in value]
        case dict():
            return {key: without(item, name) for key, item in value.items()}
        case _:
            return value


def content_holds(content: dict[str, Any], name: str) -> bool:
    """Say whether what a version keeps has the name; its body is JSON within JSON."""
    return holds(content | {"body": json.loads(content["body"])}, name)


def content_without(content: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a version keeps, without the name."""
    body = without(json.loads(content["body"]), name)
    return {**without(content, name), "body": json.dumps(body)}


def _text_without(text: str, name: str) -> str:
    if not holds(text, name):
        return text
    shorter = re.sub(_pattern(name), LEFT_OUT, text, flags=re.IGNORECASE)
    # A name broken by tags or written otherwise cannot be cut out: the whole text goes.
    return LEFT_OUT if holds(shorter, name) else shorter


def _pattern(name: str) -> str:
    return r"\b" + r"\s+".join(re.escape(word) for word in name.split()) + r"\b"


def _words(text: str) -> list[str]:
    """Return the words; addresses and file names part theirs by hyphens, dots and underscores."""
    return re.findall(r"[^\W_]+", nfc(unescape(strip_tags(text))))


def _stands_in(words: list[str], name: list[str]) -> bool:
    with_marks, bare = [_key(word) for word in name], [fold(word) for word in name]
    return any(
        [_key(word) for word in part] == with_marks or [word.casefold() for word in part] == bare
        for part in (words[start : start + len(name)] for start in range(len(words)))
    )


def _key(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    marks = sorted(letter for letter in letters if unicodedata.combining(letter))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) + "".join(
        marks
    )
