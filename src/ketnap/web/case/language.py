"""The reader's language, as the wording of the case file knows it."""

from django.utils.translation import get_language

from ketnap.domain.casefile.wording import Language


def reader_language() -> Language:
    """English where it was chosen, otherwise Vietnamese."""
    return "en" if (get_language() or "").startswith("en") else "vi"
