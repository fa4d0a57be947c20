"""Days as people write and plan by them."""

from datetime import date

from django.utils.translation import gettext as _


def short_day(day: date, *, year: int) -> str:
    """Return a day as people write it in a list: the year is left out where it is this one."""
    return f"{day:%d/%m}" if day.year == year else full_day(day)


def full_day(day: date) -> str:
    """Return a day as people write it here: dd/mm/yyyy."""
    return f"{day:%d/%m}/{day.year:04}"


def weekday_and_day(day: date, *, year: int) -> str:
    """Return a day as people plan by it, such as "thứ Năm 26/11"."""
    return f"{_weekdays()[day.weekday()]} {short_day(day, year=year)}"


def capitalised(text: str) -> str:
    """Return a text with which a line begins."""
    return text[:1].upper() + text[1:]


def _weekdays() -> tuple[str, ...]:
    return (
        _("thứ Hai"),
        _("thứ Ba"),
        _("thứ Tư"),
        _("thứ Năm"),
        _("thứ Sáu"),
        _("thứ Bảy"),
        _("Chủ nhật"),
    )
