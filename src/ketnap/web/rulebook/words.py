"""Codes of the rulebook in the reader's language; their English spelling is English already."""

from collections.abc import Mapping

from ketnap.domain.casefile.wording import Language
from ketnap.web.rulebook.code_words import CODE_WORDS
from ketnap.web.rulebook.field_words import FIELD_WORDS


def code_in_words(code: str, language: Language) -> str:
    """Return what a code means; text that is no code, such as a document number, stays."""
    return _in_words(code, CODE_WORDS, language)


def field_in_words(name: str, language: Language) -> str:
    """Return what a part of a value is called."""
    return _in_words(name, FIELD_WORDS, language)


def _in_words(code: str, words: Mapping[str, str], language: Language) -> str:
    if code not in words:
        return code
    return words[code] if language == "vi" else code.replace("_", " ")
