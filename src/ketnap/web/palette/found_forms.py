"""The forms whose code or name some letters find."""

from django.http import HttpRequest

from ketnap.accounts.actors import actor_behind
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.access import Action, may
from ketnap.domain.text import fold
from ketnap.web.day import address
from ketnap.web.palette.found_cases import FEWEST_LETTERS
from ketnap.web.palette.way import Way
from ketnap.web.papers.lines import in_order
from ketnap.web.papers.reading import slug_of, title_of

MOST_FORMS = 7


def found_forms(request: HttpRequest, search: str) -> tuple[Way, ...]:
    """Return the forms found, in their order, for whoever may open them."""
    words = fold(search).split()
    if len(fold(search)) < FEWEST_LETTERS or not may(actor_behind(request), Action.SEE_RULEBOOK):
        return ()
    found = [
        sheet
        for sheet in sorted(load_sheets().values(), key=in_order)
        if all(word in fold(f"{sheet.code} {title_of(sheet)}") for word in words)
    ]
    return tuple(
        Way(
            f"{sheet.code} · {title_of(sheet)}",
            address(request, "paper_form", slug_of(sheet)),
            "certificate",
        )
        for sheet in found[:MOST_FORMS]
    )
