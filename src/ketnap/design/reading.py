"""How a person has chosen to read: colours and letter size, kept in two cookies."""

from dataclasses import dataclass

from django.http import HttpRequest

THEME_COOKIE = "theme"
THEMES = ("light", "dark", "auto")
TEXT_SIZE_COOKIE = "text_size"
TEXT_SIZES = ("normal", "large", "larger")


@dataclass(frozen=True, slots=True)
class Reading:
    """A choice of colours and of letter size."""

    theme: str = THEMES[0]
    text_size: str = TEXT_SIZES[0]


def reading_of(request: HttpRequest | None) -> Reading:
    """Return the reader's choice; an unknown cookie value counts as no choice."""
    if request is None:
        return Reading()
    return Reading(
        theme=_one_of(THEMES, request.COOKIES.get(THEME_COOKIE)),
        text_size=_one_of(TEXT_SIZES, request.COOKIES.get(TEXT_SIZE_COOKIE)),
    )


def _one_of(choices: tuple[str, ...], value: str | None) -> str:
    return value if value in choices else choices[0]
