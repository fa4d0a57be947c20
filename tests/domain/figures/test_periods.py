"""The periods of reports."""

from datetime import date

import pytest

from ketnap.domain.figures import PeriodKind, Span, period_around
from ketnap.domain.figures.periods import after, last_ended, period_to_come

TERM = Span(date(2023, 5, 5), date(2028, 5, 4))


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (PeriodKind.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (PeriodKind.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
        (PeriodKind.HALF_YEAR, date(2024, 1, 1), date(2024, 6, 30)),
        (PeriodKind.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (PeriodKind.TERM, TERM.start, TERM.end),
    ],
)
def test_a_period_is_the_one_its_day_lies_in(kind, start, end):
    for day in (start, date(2024, 2, 29), end):
        assert period_around(kind, day, term=TERM) == Span(start, end)


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (PeriodKind.MONTH, date(2024, 2, 29)),
        (PeriodKind.QUARTER, date(2023, 12, 31)),
        (PeriodKind.YEAR, date(2023, 12, 31)),
    ],
)
def test_the_last_period_that_ended_was_over_the_day_before(kind, end):
    assert last_ended(kind, date(2024, 3, 31)).end == end


def test_even_the_last_year_there_is_has_its_last_day():
    assert period_around(PeriodKind.YEAR, date(9999, 5, 1), term=TERM).end == date.max


@pytest.mark.parametrize(
    ("span", "before"),
    [
        (Span(date(2024, 1, 1), date(2024, 2, 29)), Span(date(2023, 1, 1), date(2023, 2, 28))),
        (Span(date(2025, 2, 1), date(2025, 2, 28)), Span(date(2024, 2, 1), date(2024, 2, 29))),
        (Span(date(2024, 5, 5), date(2024, 5, 20)), Span(date(2023, 5, 5), date(2023, 5, 20))),
    ],
)
def test_the_same_period_a_year_before_ends_with_its_month(span, before):
    assert span.before == before


@pytest.mark.parametrize(
    ("span", "before"),
    [
        (Span(date(2017, 1, 1), date(2017, 12, 31)), Span(date(2016, 1, 1), date(2016, 12, 31))),
        (Span(date(2017, 1, 1), date(2018, 12, 31)), Span(date(2015, 1, 1), date(2016, 12, 31))),
        (Span(date(2017, 1, 1), date(2018, 1, 1)), Span(date(2016, 1, 1), date(2016, 12, 31))),
        (Span(date(2015, 8, 10), date(2020, 8, 9)), Span(date(2010, 8, 10), date(2015, 8, 9))),
    ],
)
def test_a_period_of_more_than_a_year_is_compared_with_as_long_a_time_right_before(span, before):
    assert span.before == before
    assert span.before.end < span.start


def test_the_period_after_is_as_long():
    assert after(Span(date(2024, 1, 1), date(2024, 3, 31))) == Span(
        date(2024, 4, 1), date(2024, 6, 30)
    )
    assert after(Span(date(2024, 1, 2), date(2024, 1, 11))) == Span(
        date(2024, 1, 12), date(2024, 1, 21)
    )


def test_a_period_that_still_runs_ends_on_the_day_asked_about():
    year = Span(date(2024, 1, 1), date(2024, 12, 31))

    assert year.up_to(date(2024, 3, 4)) == Span(date(2024, 1, 1), date(2024, 3, 4))
    assert year.up_to(date(2025, 3, 4)) == year
    assert year.up_to(date(2023, 3, 4)) == Span(date(2024, 1, 1), date(2024, 1, 1))


@pytest.mark.parametrize("start", [date.min, date(2018, 1, 1), date(9999, 1, 1), date.max])
def test_periods_at_the_ends_of_the_calendar_have_something_beside_them(start):
    span = Span(start, date.max)

    assert after(span) == Span(date.max, date.max)
    assert span.before.start <= span.before.end
    assert period_to_come(span, on=date.max) == Span(date.max, date.max)


def test_what_follows_a_period_that_is_too_long_for_the_calendar_ends_with_it():
    assert after(Span(date(2018, 1, 2), date(9998, 5, 5))).end == date.max
