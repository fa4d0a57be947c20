"""Numbers of official papers (số và ký hiệu văn bản): how one is printed, and what may stand in it."""

import re
from dataclasses import dataclass

from ketnap.domain.text import fold, is_nfc, without_unseen

# Capital letters and digits in parts joined by hyphens: CB, ĐU, UBKTĐU, CB-CNTT.
_BODY_SYMBOL = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")

_TYPED = re.compile(r"([0-9]{1,9})(?:-(.+))?")

_SYMBOL = re.compile(r"[0-9]+[-/](([^-/]+)[-/].+)")
"""Of a paper and a body: where one alone stands behind a number, nobody can tell which it is."""

_AT_A_STROKE = re.compile(r" ?([-/]) ?")

_WORD_BEFORE = re.compile(r"số ?:? ?(?=[0-9])", re.IGNORECASE)
"""Printed before the number, and no part of it."""

_LEADING_ZEROS = re.compile(r"0+(?=[0-9])")

_MOST_DIGITS_FILLED = 3
"""Nobody writes more zeros before a number than `001` has."""

_HYPHENS = str.maketrans(dict.fromkeys("‐‑–—−", "-"))
"""What word processors put for a hyphen: other hyphens, dashes, the minus sign."""

_DECISION = "QĐ"
_REGULATION = "QĐI"


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as somebody typed it; the symbol is empty where only digits were typed."""

    number: int
    symbol: str


def read_number(text: str) -> ReadNumber | None:
    """Return what was typed, "17" or "17-NQ/CB", read apart; nothing where it is no number."""
    found = _TYPED.fullmatch(tidy_number(text))
    if found is None:
        return None
    symbol = "".join((found[2] or "").split()).upper()
    return ReadNumber(int(found[1]), symbol)


def tidy_number(text: str) -> str:
    """Return a number as papers carry it: with hyphens for dashes, without spaces at its strokes.

    `"Số: 41 – QĐ / ĐU"` gives `41-QĐ/ĐU`. What nobody sees is left out too.
    """
    hyphened = without_unseen(text).translate(_HYPHENS)
    in_a_line = _AT_A_STROKE.sub(r"\1", " ".join(hyphened.split()))
    before = _WORD_BEFORE.match(in_a_line)
    return in_a_line[before.end() :] if before else in_a_line


def number_key(text: str) -> str:
    """Return what one number has in common however it is written: `01-QĐ/ĐU` and `1 – qđ/đu` give `1-qd/du`."""
    folded = fold(tidy_number(text))
    zeros = _LEADING_ZEROS.match(folded)
    return folded[zeros.end() :] if zeros else folded


def says_number(text: str, printed: str) -> bool:
    """Say whether somebody wrote the number that a paper carries, in whatever way; digits alone leave its symbol out."""
    said, borne = read_number(text), read_number(printed)
    if said is not None and borne is not None and not said.symbol:
        return said.number == borne.number
    return number_key(text) == number_key(printed)


def ways_to_write(key: str) -> frozenset[str]:
    """Return a key as it stands in a search text, with and without zeros before it."""
    digits = key[: len(key) - len(key.lstrip("0123456789"))]
    widths = range(1, _MOST_DIGITS_FILLED + 1) if digits else (0,)
    return frozenset(digits.zfill(width) + key[len(digits) :] for width in widths)


def symbol_of_another_paper(text: str) -> str:
    """Return the symbol of a number that is none of a decision (quyết định); nothing where it is, or bears none.

    The type of paper comes first: `41-NQ/ĐU` and `41/NQ-ĐU` are of a resolution, `41-KL/ĐUQĐ` is of
    a conclusion, `41-QĐ/ĐU` and `41-QĐNS/ĐU` are of decisions, `41-QĐi/ĐU` is of a regulation.
    `17/ĐU` names the body alone and may be anything.
    """
    found = _SYMBOL.fullmatch(tidy_number(text).upper())
    if found is None or not found[2][:1].isalpha():
        return ""
    kind = fold(found[2])
    is_decision = kind.startswith(fold(_DECISION)) and kind != fold(_REGULATION)
    return "" if is_decision else found[1]


def symbol_of(document_type: str, body_symbol: str) -> str:
    """Return the symbol behind a number: the type of paper, then the body."""
    return f"{document_type}/{body_symbol}"


def printed_number(number: int, document_type: str, body_symbol: str) -> str:
    """Return a number with its symbol as a paper carries it: below ten with a zero in front."""
    return f"{number:02}-{symbol_of(document_type, body_symbol)}"


def is_body_symbol(text: str) -> bool:
    """Say whether a text can stand for the issuing body after the stroke."""
    return is_nfc(text) and text == text.upper() and _BODY_SYMBOL.fullmatch(text) is not None
