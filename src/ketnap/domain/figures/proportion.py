"""Shares, rates and means: exact fractions, rounded half up once, at the end."""

from decimal import Decimal
from fractions import Fraction

_WHOLE = 100
SHARE_DECIMALS = 2
"""How exactly a share of a breakdown and a rate are told, on a page as in a report."""


def percent_of(part: int, whole: int, *, decimals: int = 1) -> Decimal | None:
    """How many per cent of the whole a part is; nothing of an empty whole.

    A published share may have been cut off instead: 73 of 152 is 48.03, not 48.02.
    """
    return None if whole == 0 else rounded(Fraction(part * _WHOLE, whole), decimals)


def share_of(part: int, whole: int) -> Decimal | None:
    """The share of a part in a breakdown, or a rate; nothing of an empty whole."""
    return percent_of(part, whole, decimals=SHARE_DECIMALS)


def part_from(whole: int, percent: Decimal) -> int:
    """How many people a share of a whole comes to, as a target counts them."""
    return int(rounded(Fraction(percent) * whole / _WHOLE, 0))


def change_from(earlier: int, later: int) -> Decimal | None:
    """By how many per cent a number rose or fell; nothing where it rose from none."""
    return percent_of(later - earlier, earlier)


def written(number: Decimal, *, mark: str = ",") -> str:
    """A share or a mean as people write it: `66,7`, no decimals where it is a whole number."""
    whole, _point, decimals = f"{number}".partition(".")
    return f"{whole}{mark}{decimals}" if decimals.strip("0") else whole


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The nearest number of so many decimals; half goes away from nought."""
    scale = 10**decimals
    scaled = abs(value) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    up = 2 * rest >= scaled.denominator
    magnitude = whole + up
    # Built digit by digit: arithmetic would round to what a decimal context holds.
    sign = int(value < 0 < magnitude)
    return Decimal((sign, tuple(map(int, str(magnitude))), -decimals))
