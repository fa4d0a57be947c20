"""Days of planned occasions that lie so far ahead that they are asked about: most are a slip."""

from datetime import date

from ketnap.domain.calendar import add_months

ASKED_ABOUT_AFTER_MONTHS = 12


def lies_far_ahead(day: date, *, today: date) -> bool:
    """Say whether a planned day is to be asked about; whoever plans may mean it all the same."""
    return day > add_months(today, ASKED_ABOUT_AFTER_MONTHS)
