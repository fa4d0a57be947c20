"""A fact to know before going on, as the desk and the page of a case tell it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know, in one tone of the design, and the page that answers it."""

    tone: str
    title: str
    text: str
    href: str = ""
    link: str = ""
    icon: str = "send"
