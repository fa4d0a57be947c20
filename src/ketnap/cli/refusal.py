"""How a command ends when it cannot do what was asked."""

import os

from ketnap.domain.casefile.wording.language import Language, Words

REFUSED = 1
BAD_INPUT = 2


class Refusal(Exception):
    """A message for the person at the keyboard, and the status to end with."""

    def __init__(self, vi: str, en: str, *, status: int = BAD_INPUT) -> None:
        super().__init__(en)
        self.words = Words(vi, en)
        self.status = status


def spoken_language() -> Language:
    """The language of the messages: `KETNAP_LANG`, Vietnamese unless it says `en`."""
    return "en" if os.environ.get("KETNAP_LANG", "").lower().startswith("en") else "vi"
