"""What the frame around a page must be told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Frame:
    """The organisation, person and day a page speaks about.

    The room that shows pages puts one into the template context as `frame`.
    Without `search_url` the search box is left out, without `palette_url` the palette, without
    `bell_url` the bell; `unread` is the number beside it.
    """

    today: date
    as_of: date
    organisation: str = ""
    parent_organisation: str = ""
    person: str = ""
    role: str = ""
    home_url: str = "/"
    search_url: str = ""
    palette_url: str = ""
    bell_url: str = ""
    unread: int = 0

    @property
    def is_past(self) -> bool:
        """Tell whether the page shows a day gone by, when nothing can be recorded."""
        return self.as_of < self.today

    @property
    def day_query(self) -> str:
        """What an address says of a day gone by; nothing of today."""
        return f"on={self.as_of.isoformat()}" if self.is_past else ""
