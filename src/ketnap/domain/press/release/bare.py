"""Texts without diacritics, letter by letter as long as before."""

from functools import cache, lru_cache

from ketnap.domain.text import fold, nfc


def bare(text: str) -> str:
    """Return a text letter by letter without diacritics, as long as before; capitals stay."""
    return "".join(_bare(letter) for letter in nfc(text))


@cache
def _bare(letter: str) -> str:
    plain = fold(letter)
    if len(plain) != 1:
        return letter
    return plain.upper() if letter.isupper() else plain


@lru_cache(maxsize=32)
def is_bare(text: str) -> bool:
    """Say whether a text is written without diacritics."""
    return all(_bare(letter) == letter for letter in nfc(text))
