"""Whole numbers as people read them: 1.250 in Vietnamese, 1,250 in English."""

from django.utils.translation import get_language


def whole(number: int) -> str:
    """Return a whole number with its thousands set apart."""
    text = f"{number:,}"
    return text if (get_language() or "").startswith("en") else text.replace(",", ".")
