"""Numbers of official papers (số và ký hiệu văn bản): how one is printed, and what may stand in it."""

import re

from ketnap.domain.text import is_nfc

# Capital letters and digits in parts joined by hyphens: CB, ĐU, UBKTĐU, CB-CNTT.
_BODY_SYMBOL = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")


def printed_number(number: int, document_type: str, body_symbol: str) -> str:
    """Return a number with its symbol as a paper carries it: below ten with a zero in front."""
    return f"{number:02}-{document_type}/{body_symbol}"


def is_body_symbol(text: str) -> bool:
    """Say whether a text can stand for the issuing body after the stroke."""
    return is_nfc(text) and text == text.upper() and _BODY_SYMBOL.fullmatch(text) is not None
