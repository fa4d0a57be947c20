"""Days typed for what is to come that lie so far off that they are asked about: most are a slip."""

from datetime import date

from ketnap.domain.calendar import add_months

ASKED_ABOUT_AFTER_MONTHS = 12


def lies_far_ahead(day: date, *, today: date) -> bool:
    """Say whether a day to come is to be asked about; whoever typed it may mean it all the same."""
    return day > add_months(today, ASKED_ABOUT_AFTER_MONTHS)


def lies_far_back(day: date, *, today: date) -> bool:
    """Say whether a day for which something is planned is so long gone that it is to be asked about."""
    return day < add_months(today, -ASKED_ABOUT_AFTER_MONTHS)
