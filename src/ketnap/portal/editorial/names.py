"""Names in texts: whether one stands there, however it is written, and the text without it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote

from django.utils.html import strip_tags

from ketnap.domain.text import fold, nfc
from ketnap.portal.editorial.called_names import is_called_in, without_calls

LEFT_OUT = "[[tên đã rút]]"
"""What stands in the place of a name; the gate lets no text with it pass."""

_ATTRIBUTE = re.compile(r'="([^"]*)"')
_TAG = re.compile(r"(<[^>]*>)")


def holds(value: Any, name: str) -> bool:
    """Say whether a text, or anything in a piece of JSON, has the name.

    It counts with its diacritics and capitals, wherever the tone is put (hoà, hòa), or with no
    diacritics at all, or with initials (N.T.B. Lựu); `Ân` is not `An`, and the forces that are
    `vũ trang` are not Vũ Trang.
    """
    return _is_in(value, _words(name), _may_name)


def spells(value: Any, name: str) -> bool:
    """Say whether a text, or anything in a piece of JSON, has the name just as it is written."""
    return _is_in(value, _words(name), _names)


def means(value: Any, name: str) -> bool:
    """Say whether a text, or anything in a piece of JSON, has the name or calls whoever has it."""
    return holds(value, name) or calls(value, name)


def calls(value: Any, name: str) -> bool:
    """Say whether a text, or anything in a piece of JSON, calls whoever has the name by its end."""
    match value:
        case str():
            return any(is_called_in(nfc(unescape(one)), name) for one in _readings(value))
        case list():
            return any(calls(item, name) for item in value)
        case dict():
            return any(calls(item, name) for item in value.values())
        case _:
            return False


def without(value: Any, name: str) -> Any:
    """Return a text, or a piece of JSON, in which neither the name nor its last words stand."""
    match value:
        case str():
            return _text_without(value, name)
        case list():
            return [without(item, name) for item in value]
        case dict():
            return {key: without(item, name) for key, item in value.items()}
        case _:
            return value


def _text_without(text: str, name: str) -> str:
    return _text_without_calls(_text_without_name(text, name), name)


def _text_without_calls(text: str, name: str) -> str:
    if not calls(text, name):
        return text
    shorter = "".join(
        piece if _TAG.fullmatch(piece) else without_calls(piece, name, gap=LEFT_OUT)
        for piece in _TAG.split(text)
    )
    # As with a name that cannot be cut out.
    return LEFT_OUT if calls(shorter, name) else shorter


def _text_without_name(text: str, name: str) -> str:
    if not holds(text, name):
        return text
    shorter = _ATTRIBUTE.sub(lambda found: _attribute_without(found, name), text)
    shorter = re.sub(
        _pattern(name),
        lambda found: LEFT_OUT if holds(found[0], name) else found[0],
        shorter,
        flags=re.IGNORECASE,
    )
    # A name broken by tags or written otherwise cannot be cut out: the whole text goes.
    return LEFT_OUT if holds(shorter, name) else shorter


def _attribute_without(found: re.Match[str], name: str) -> str:
    return f'="{LEFT_OUT}"' if holds(unquote(found[1]), name) else found[0]


def _pattern(name: str) -> str:
    return r"\b" + r"\s+".join(re.escape(word) for word in name.split()) + r"\b"


def _is_in(value: Any, name: list[str], is_it: Callable[[list[str], list[str]], bool]) -> bool:
    match value:
        case str():
            return any(is_it(run, name) for run in _runs(value, name))
        case list():
            return any(_is_in(item, name, is_it) for item in value)
        case dict():
            return any(_is_in(item, name, is_it) for item in value.values())
        case _:
            return False


def _runs(text: str, name: list[str]) -> Iterator[list[str]]:
    """Yield as many words one after another as a name has, wherever its last word ends them."""
    # However a name is written, its last word is whole: most texts have none like it.
    last, length = fold(name[-1]) if name else "", len(name)
    for reading in _readings(text):
        if last in fold(unescape(reading)):
            words = _words(reading)
            for end in range(max(length, 1), len(words) + 1):
                if last in ("", fold(words[end - 1])):
                    yield words[end - length : end]


def _readings(text: str) -> Iterator[str]:
    """Yield a text without its tags, which may part words or stand within one, and theirs."""
    if "<" not in text:
        yield text
        return
    yield strip_tags(text)
    # Paragraphs, list items and lines must not run into each other.
    yield strip_tags(text.replace("<", " <"))
    yield from map(unquote, _ATTRIBUTE.findall(text))


def _words(text: str) -> list[str]:
    """Return the words; addresses and file names part theirs by hyphens, dots and underscores."""
    return re.findall(r"[^\W_]+", nfc(unescape(text)))


def _names(words: list[str], name: list[str]) -> bool:
    return [_key(word) for word in words] == [_key(word) for word in name]


def _may_name(words: list[str], name: list[str]) -> bool:
    caseless = [word.casefold() for word in words]
    if caseless == [fold(word) for word in name] or _shortens(words, name):
        return True
    return _names(caseless, [word.casefold() for word in name]) and all(
        seen[0].isupper() or not written[0].isupper()
        for seen, written in zip(words, name, strict=True)
    )


def _shortens(words: list[str], name: list[str]) -> bool:
    """Say whether words are a name some of whose words before the last are initials."""
    if len(words) != len(name):
        return False
    before = list(zip(words[:-1], name[:-1], strict=True))
    return (
        any(len(seen) == 1 for seen, _ in before)
        and all(seen == written[0].upper() or _names([seen], [written]) for seen, written in before)
        and _names(words[-1:], name[-1:])
    )


def _key(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    marks = sorted(letter for letter in letters if unicodedata.combining(letter))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) + "".join(
        marks
    )
