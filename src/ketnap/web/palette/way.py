"""One line of the palette."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """Where a line leads; `beside` tells apart what bears the same name."""

    label: str
    href: str
    icon: str
    beside: str = ""
