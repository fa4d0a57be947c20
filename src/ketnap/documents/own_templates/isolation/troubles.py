"""What may be wrong with a template or a rendering, and where; plain values that cross a pipe."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """The one reason for which something is refused."""

    # The file as a whole.
    TOO_LARGE = "too_large"
    NOT_A_DOCX = "not_a_docx"
    LOCKED_OR_OLD = "locked_or_old"
    ZIP_TOO_MANY_ENTRIES = "zip_too_many_entries"
    ZIP_INFLATES_TOO_MUCH = "zip_inflates_too_much"
    ZIP_ENCRYPTED = "zip_encrypted"
    ZIP_METHOD = "zip_method"
    ZIP_LINK = "zip_link"
    ZIP_64 = "zip_64"
    ZIP_DUPLICATE = "zip_duplicate"
    ZIP_PATH = "zip_path"
    ZIP_NAME_UNREADABLE = "zip_name_unreadable"
    ZIP_HEADERS_DIFFER = "zip_headers_differ"
    ZIP_LAYOUT = "zip_layout"
    ZIP_BROKEN = "zip_broken"
    # Its parts.
    PART_NOT_ALLOWED = "part_not_allowed"
    PART_MISSING = "part_missing"
    MACRO = "macro"
    EMBEDDED = "embedded"
    ALT_CHUNK = "alt_chunk"
    EXTERNAL = "external"
    RELATION_NOT_ALLOWED = "relation_not_allowed"
    DATA_BINDING = "data_binding"
    FIELD = "field"
    STRICT = "strict"
    HIDDEN_TEXT = "hidden_text"
    TRACKED_CHANGES = "tracked_changes"
    COMMENTS = "comments"
    NOT_A_PICTURE = "not_a_picture"
    XML_ENCODING = "xml_encoding"
    XML_DTD = "xml_dtd"
    XML_BROKEN = "xml_broken"
    HIDDEN_CHARACTERS = "hidden_characters"
    # Its blanks.
    BRACES_ELSEWHERE = "braces_elsewhere"
    TAG_UNFINISHED = "tag_unfinished"
    TAG_TOO_LONG = "tag_too_long"
    TAG_KIND = "tag_kind"
    TAG_SYNTAX = "tag_syntax"
    TAG_TOO_MUCH = "tag_too_much"
    STATEMENT_NOT_ALLOWED = "statement_not_allowed"
    UNKNOWN_BLANK = "unknown_blank"
    UNKNOWN_LIST = "unknown_list"
    UNKNOWN_COLUMN = "unknown_column"
    LIST_AS_TEXT = "list_as_text"
    UNKNOWN_FILTER = "unknown_filter"
    NESTED_LOOP = "nested_loop"
    TOO_MANY_LOOPS = "too_many_loops"
    UNBALANCED = "unbalanced"
    TEXT_WOULD_BE_LOST = "text_would_be_lost"
    # Filling it.
    VALUE_NOT_PLAIN = "value_not_plain"
    VALUE_UNKNOWN = "value_unknown"
    VALUE_MISSING = "value_missing"
    VALUE_HIDDEN_CHARACTERS = "value_hidden_characters"
    VALUE_BRACES = "value_braces"
    VALUE_TOO_LONG = "value_too_long"
    OUTPUT_TOO_LARGE = "output_too_large"
    VALUE_LOST = "value_lost"
    END_LOST = "end_lost"
    OUTPUT_BROKEN = "output_broken"
    # The child process.
    TOO_MUCH_WORK = "too_much_work"


class Area(StrEnum):
    """The part of a paper that a place lies in."""

    FILE = "file"
    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTES = "footnotes"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: a paragraph or a row of a table, counted from one; `near` are the words there."""

    area: Area = Area.FILE
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    near: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that stands against a template; `fact` is what it is about, as it was found."""

    code: Code
    place: Place = field(default_factory=Place)
    fact: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def trouble_from(data: dict[str, Any]) -> Trouble:
    """The trouble that `as_data` wrote."""
    place = Place(**{**data["place"], "area": Area(data["place"]["area"])})
    return Trouble(Code(data["code"]), place, data["fact"])


class Troubled(Exception):
    """Something stands against a template; nothing was rendered."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = tuple(troubles)
        super().__init__(", ".join(trouble.code for trouble in self.troubles))


def refuse(code: Code, fact: str = "", place: Place | None = None) -> Troubled:
    """The exception for a single trouble."""
    return Troubled([Trouble(code, place or Place(), fact)])
