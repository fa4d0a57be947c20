"""The values a template is filled with: plain texts and rows, nothing that could be asked for more."""

from collections.abc import Iterator, Mapping
from typing import Any

from ketnap.documents.own_templates.isolation.troubles import Area, Code, Place, Trouble, Troubled
from ketnap.domain.paperwork.dictionary import Dictionary
from ketnap.domain.text import has_forbidden_characters

LONGEST_VALUE = 100_000
MOST_ROWS = 1_000

_BRACES = ("{{", "}}", "{%", "%}", "{#", "#}")
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\t": " "})
_PLACE = Place(Area.VALUES)


def plain_values(context: Mapping[str, Any], dictionary: Dictionary) -> dict[str, Any]:
    """The values as the child process gets them; raises `Troubled` naming each that is refused."""
    troubles = [Trouble(code, _PLACE, name) for name, code in _troubles(context, dictionary)]
    if troubles:
        raise Troubled(dict.fromkeys(troubles))
    return {name: _tidy(value) for name, value in context.items()}


def _troubles(context: Mapping[str, Any], dictionary: Dictionary) -> Iterator[tuple[str, Code]]:
    for name, value in context.items():
        if name in dictionary.texts:
            yield from _text_troubles(name, value)
        elif name in dictionary.lists:
            yield from _row_troubles(name, value, dictionary.lists[name])
        else:
            yield name, Code.VALUE_UNKNOWN


def _text_troubles(name: str, value: Any) -> Iterator[tuple[str, Code]]:
    if type(value) is not str:
        yield name, Code.VALUE_NOT_PLAIN
        return
    if len(value) > LONGEST_VALUE:
        yield name, Code.VALUE_TOO_LONG
    if has_forbidden_characters(value):
        yield name, Code.VALUE_HIDDEN_CHARACTERS
    if any(brace in value for brace in _BRACES):
        yield name, Code.VALUE_BRACES


def _row_troubles(name: str, rows: Any, columns: frozenset[str]) -> Iterator[tuple[str, Code]]:
    if type(rows) is not list or any(type(row) is not dict for row in rows):
        yield name, Code.VALUE_NOT_PLAIN
        return
    if len(rows) > MOST_ROWS:
        yield name, Code.VALUE_TOO_LONG
    for row in rows:
        for column, value in row.items():
            if column not in columns:
                yield f"{name}.{column}", Code.VALUE_UNKNOWN
            yield from _text_troubles(f"{name}.{column}", value)


def _tidy(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
        case _:
            return [{column: _tidy(cell) for column, cell in row.items()} for row in value]
