"""Telling the number of a record from a name, as somebody typed it."""

_ABOVE_EVERY_KEY = 2**63


def is_number(text: str) -> bool:
    """Whether the text is a number that a key of a table can be."""
    return text.isascii() and text.isdecimal() and len(text) < len(str(_ABOVE_EVERY_KEY))
