"""The two languages, and how days are written in them."""

from datetime import date
from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Words(NamedTuple):
    """One text in both languages."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


def day_in_words(day: date) -> str:
    """A day as people write it here: dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
