"""A text in the one form in which it is checked: what looks alike to readers is alike."""

import re
import unicodedata
from typing import Final

_BLANKS_THAT_ARE_NONE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LOOK_ALIKE: Final = str.maketrans(
    "асеіјорѕухАВСЕНІЈКМОРЅТУХοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aceijopsyxABCEHIJKMOPSTYXoABEZHIKMNOPTYX"
)
"""Letters of other alphabets that no reader tells from ours."""
_LETTERS_APART: Final = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")


def as_seen(text: str) -> str:
    """Return a text without what nobody sees, in one form: nothing can hide behind either."""
    composed = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKE)
    visible = "".join(letter for letter in composed if not _is_unseen(letter))
    together = _LETTERS_APART.sub(lambda found: found.group().replace(" ", ""), visible)
    return unicodedata.normalize("NFC", together)


def _is_unseen(letter: str) -> bool:
    is_selector = "\ufe00" <= letter <= "\ufe0f"
    return is_selector or letter in _BLANKS_THAT_ARE_NONE or unicodedata.category(letter) == "Cf"
