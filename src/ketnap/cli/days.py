"""`ketnap workdays`: counting working days, without a database."""

import argparse

from ketnap.cli.printing import say, say_json
from ketnap.cli.refusal import Refusal
from ketnap.domain.calendar import OutsideCalendar
from ketnap.rules.load import load_calendar


def workdays(arguments: argparse.Namespace) -> int:
    """Print the n-th working day after a day."""
    start, n = arguments.start, arguments.n
    if n < 1:
        raise Refusal(f"N phải từ 1 trở lên, không phải {n}.", f"N must be 1 or more, not {n}.")
    try:
        day = load_calendar().nth_working_day_after(start, n)
    except OutsideCalendar as error:
        raise Refusal(error.vi, error.en) from None
    if arguments.json:
        say_json({"start": start.isoformat(), "n": n, "day": day.isoformat()})
    else:
        say(day.isoformat())
    return 0
