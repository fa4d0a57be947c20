"""Letters of a cell that were lost on the way, that nobody sees, or that only look like others."""

import re

_UNSEEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffc\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""Marks of direction, joiners, variants, and places that each font fills as it likes."""
_AT_THE_ENDS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufe0e\ufe0f\ufeff"
"""What programs put around a text that was copied: nothing of the text itself is changed by it."""

_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|(?:^|\s)\?[^\W\d_]|\ufffd")
"""A question mark where a letter stood, as in `Nguy?n V?n An`, or the sign for one that was lost.

A space behind it makes it one that asks: reasons and notes do.
"""
_TAKEN_FOR_ANOTHER = re.compile(
    "[\u00c2-\u00c6\u00e1\u00e2][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]"
)
_WESTERN = ("cp1252", "cp1258", "latin-1")

_LIKE_D = re.compile(r"(?<![^\W\d_])[\u00d0\u00f0\u0189\u0256]")
"""Only a syllable begins with one: elsewhere the Icelandic letter is one of an old font."""
_D = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}

_OF_A_NAME = re.compile(
    r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff\u0300-\u036f .'\u2018\u2019\u02bc\u00b4\u00b7\u2010-\u2013-]+"
)
_MARK_ALONE = re.compile(r"(?:^|\s)[.'\u2018\u2019\u02bc\u00b4\u00b7\u2010-\u2013-]+(?:\s|$)")


def bare_of_wrapping(text: str) -> str:
    """The text without the unseen marks that stand around it."""
    return text.strip(_AT_THE_ENDS)


def holds_unseen(text: str) -> bool:
    """Whether something within a text is not seen, so that two alike are not the same."""
    return not text.isascii() and _UNSEEN.search(text) is not None


def has_lost_letters(text: str) -> bool:
    """Whether letters went lost when the text was saved or opened as something it is not.

    `Nguy?n` was saved where no Vietnamese letter fits, `Nguyá»…n` is UTF-8 opened as Western.
    """
    if _LOST.search(text) is not None:
        return True
    return _TAKEN_FOR_ANOTHER.search(text) is not None and any(
        _is_utf8_in(text, encoding) for encoding in _WESTERN
    )


def _is_utf8_in(text: str, encoding: str) -> bool:
    try:
        return len(text.encode(encoding).decode("utf-8")) < len(text)
    except UnicodeError:
        return False


def with_vietnamese_d(text: str) -> str:
    """The text with Đ for the Icelandic and the African letter that look like it."""
    return text if text.isascii() else _LIKE_D.sub(lambda found: _D[found.group()], text)


def is_of_other_letters(name: str) -> bool:
    """Whether letters of a name are of no Latin alphabet, such as the Cyrillic one that looks like an a."""
    return any(letter.isalpha() and _OF_A_NAME.fullmatch(letter) is None for letter in name)


def is_of_strange_signs(name: str) -> bool:
    """Whether a name holds what none is written with: `*`, foreign letters, a stroke that stands alone."""
    return _OF_A_NAME.fullmatch(name) is None or _MARK_ALONE.search(name) is not None
