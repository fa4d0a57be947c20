"""The reader's language, as the domain's wordings ask for it."""

from django.utils.translation import get_language

from ketnap.domain.casefile.wording import Language

PAPER_LANGUAGE: Language = "vi"
"""Papers of the Party are written in Vietnamese, whatever language their reader chose."""


def reader_language() -> Language:
    """Return the language this page is written in; Vietnamese unless English is chosen."""
    return "en" if (get_language() or "").startswith("en") else "vi"
