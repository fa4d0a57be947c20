"""How the command of imports reads days and rows: as its options say, which are those of the page."""

from argparse import ArgumentParser

from ketnap.cli.entry import _add_sheet_arguments
from ketnap.cli.sheet_common import common_values
from ketnap.cli.sheets import _matching, _reading
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.days import Order, ShortYears
from ketnap.domain.intake.headings import Headings
from ketnap.intake.sheet import Proposal


def read_with(*options: str):
    parser = ArgumentParser()
    _add_sheet_arguments(parser)
    proposal = Proposal(Headings(1, 1), encoding=None, samples={}, rows_hidden=0, steps={})
    arguments = parser.parse_args([*options])
    arguments.common = {}
    matching = _matching("a.csv", proposal, arguments)
    return matching.order, matching.short_years, matching.hidden_too


def test_days_are_read_day_first_and_nothing_is_supposed_unless_it_is_asked_for():
    assert read_with() == (Order.DAY_FIRST, ShortYears.ASK, False)


def test_what_the_page_asks_can_be_said_at_the_machine():
    options = ("--order", "month_first", "--short-years", "latest", "--hidden-too")

    assert read_with(*options) == (Order.MONTH_FIRST, ShortYears.LATEST, True)


def test_a_day_for_every_row_is_read_in_the_order_that_the_options_say():
    parser = ArgumentParser()
    _add_sheet_arguments(parser)
    days = _reading(parser.parse_args(["--order", "month_first"]))

    common = common_values(["listed_on=12/25/2023"], Layout.APPLICANTS, days=days)

    assert common == {"listed_on": "12/25/2023"}
