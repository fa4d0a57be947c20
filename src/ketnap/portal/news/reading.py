"""How a visitor has chosen to read: letter size and colours, kept in two cookies."""

from dataclasses import dataclass

from django.http import HttpRequest

TEXT_SIZE_COOKIE = "portal_text_size"
TEXT_SIZES = ("small", "normal", "large", "larger")
THEME_COOKIE = "portal_theme"
THEMES = ("auto", "light", "dark")
USUAL = "normal"


@dataclass(frozen=True, slots=True)
class Reading:
    """A choice of letter size and of colours."""

    text_size: str = USUAL
    theme: str = THEMES[0]

    @property
    def smaller(self) -> str:
        """Return the next smaller size of letters, or the smallest."""
        return TEXT_SIZES[max(TEXT_SIZES.index(self.text_size) - 1, 0)]

    @property
    def larger(self) -> str:
        """Return the next larger size of letters, or the largest."""
        return TEXT_SIZES[min(TEXT_SIZES.index(self.text_size) + 1, len(TEXT_SIZES) - 1)]


def reading_of(request: HttpRequest | None) -> Reading:
    """Return the visitor's choice; an unknown cookie value counts as no choice."""
    if request is None:
        return Reading()
    return Reading(
        text_size=_one_of(TEXT_SIZES, request.COOKIES.get(TEXT_SIZE_COOKIE), USUAL),
        theme=_one_of(THEMES, request.COOKIES.get(THEME_COOKIE), THEMES[0]),
    )


def _one_of(choices: tuple[str, ...], value: str | None, usual: str) -> str:
    return value if value in choices else usual
