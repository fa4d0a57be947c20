"""Numbers of official papers (số và ký hiệu văn bản): how one is printed, and what may stand in it."""

import re
from dataclasses import dataclass

from ketnap.domain.text import is_nfc, nfc, without_unseen

# Capital letters and digits in parts joined by hyphens: CB, ĐU, UBKTĐU, CB-CNTT.
_BODY_SYMBOL = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")

_TYPED = re.compile(r"([0-9]{1,9})(?:\s*-\s*(\S.*))?")

_AT_A_STROKE = re.compile(r" ?([-/]) ?")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as somebody typed it; the symbol is empty where only digits were typed."""

    number: int
    symbol: str


def read_number(text: str) -> ReadNumber | None:
    """Return what was typed, "17" or "17-NQ/CB", read apart; nothing where it is no number."""
    found = _TYPED.fullmatch(nfc(text).strip())
    if found is None:
        return None
    symbol = "".join((found[2] or "").split()).upper()
    return ReadNumber(int(found[1]), symbol)


def tidy_number(text: str) -> str:
    """Return a number as papers carry it, without what nobody sees and spaces at its strokes.

    `" 41 - QĐ / ĐU"` gives `41-QĐ/ĐU`.
    """
    return _AT_A_STROKE.sub(r"\1", " ".join(without_unseen(text).split()))


def symbol_of(document_type: str, body_symbol: str) -> str:
    """Return the symbol behind a number: the type of paper, then the body."""
    return f"{document_type}/{body_symbol}"


def printed_number(number: int, document_type: str, body_symbol: str) -> str:
    """Return a number with its symbol as a paper carries it: below ten with a zero in front."""
    return f"{number:02}-{symbol_of(document_type, body_symbol)}"


def is_body_symbol(text: str) -> bool:
    """Say whether a text can stand for the issuing body after the stroke."""
    return is_nfc(text) and text == text.upper() and _BODY_SYMBOL.fullmatch(text) is not None
