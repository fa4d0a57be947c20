"""Numbers as people read them here: 1.250 people, 83,3 %, 50 %."""

from decimal import Decimal

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.figures import written

_NO_BREAK = "\N{NO-BREAK SPACE}"
"""Before a per cent sign, which must not stand on a line of its own."""


def decimal(number: Decimal | None) -> str:
    """Return a share or a mean as a report writes it too; nothing where there is none."""
    return "" if number is None else written(number, mark=get_format("DECIMAL_SEPARATOR"))


def percent(number: Decimal | None) -> str:
    """Return a share; where there is none, that there is nothing to take it of."""
    return _("không tính được") if number is None else f"{decimal(number)}{_NO_BREAK}%"


def change(later: int, earlier: int, share: Decimal | None) -> str:
    """Return by how many a number rose or fell, and by how many per cent."""
    difference = later - earlier
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    text = f"{sign}{whole(abs(difference))}"
    return text if share is None or not difference else f"{text} ({sign}{percent(abs(share))})"
