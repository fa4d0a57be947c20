"""The language in which a program's user reads: that of the request, Vietnamese where it says none."""

from django.utils.translation import get_language

from ketnap.domain.casefile.wording import Language


def asked_language() -> Language:
    """Return the language the answer is written in."""
    return "en" if (get_language() or "").startswith("en") else "vi"
