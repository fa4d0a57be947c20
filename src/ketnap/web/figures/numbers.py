"""Numbers as people read them here: 1.250 people, 83,3 %."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ketnap.design.numbers import whole


def decimal(number: Decimal | None) -> str:
    """Return a decimal number as it stands; nothing where there is none."""
    return "" if number is None else number_format(number, use_l10n=True)


def percent(number: Decimal | None) -> str:
    """Return a share; where there is none, that there is nothing to take it of."""
    return _("không tính được") if number is None else f"{decimal(number)} %"


def change(later: int, earlier: int, share: Decimal | None) -> str:
    """Return by how many a number rose or fell, and by how many per cent."""
    difference = later - earlier
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    text = f"{sign}{whole(abs(difference))}"
    return text if share is None or not difference else f"{text} ({sign}{decimal(abs(share))} %)"
