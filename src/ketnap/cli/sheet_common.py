"""What holds for every row of a sheet, as it is given at the machine: CODE=VALUE."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ketnap.cli.refusal import Refusal

if TYPE_CHECKING:
    from ketnap.domain.intake.columns import Column, Layout
    from ketnap.domain.intake.days import DayReading


def common_values(pairs: Iterable[str], layout: "Layout", *, days: "DayReading") -> dict[str, str]:
    """The values by the codes of their columns; each is read once, as it will be for every row."""
    return dict(_common_value(pair, layout, days) for pair in pairs)


def _common_value(pair: str, layout: "Layout", days: "DayReading") -> tuple[str, str]:
    code, mark, value = pair.partition("=")
    if not mark or not value.strip():
        raise Refusal(f"--with {pair}: phải ghi MỤC=GIÁ_TRỊ", f"--with {pair}: must be CODE=VALUE")
    _check(pair, value, _column(pair, code, layout), days)
    return code, value


def _column(pair: str, code: str, layout: "Layout") -> "Column":
    """A column that may say one thing of all rows; a name or a day of birth never does."""
    from ketnap.domain.intake.columns import LAYOUTS

    known = {each.code: each for each in LAYOUTS[layout] if each.common or not each.required}
    if code not in known:
        listed = ", ".join(known)
        raise Refusal(
            f"--with {pair}: không có mục “{code}” cho mọi dòng. Các mục: {listed}",
            f"--with {pair}: there is no “{code}” for every row. There are: {listed}",
        )
    return known[code]


def _check(pair: str, value: str, column: "Column", days: "DayReading") -> None:
    from ketnap.domain.intake.problems import Problem
    from ketnap.domain.intake.values import NoValue, Reading, read_value
    from ketnap.domain.intake.wording import message_of

    try:
        read_value(value, column, Reading(days=days))
    except NoValue as trouble:
        problem = Problem(0, trouble.code, fact=trouble.fact)
        raise Refusal(
            f"--with {pair}: {message_of(problem, 'vi')}",
            f"--with {pair}: {message_of(problem, 'en')}",
        ) from None
