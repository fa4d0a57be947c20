"""What a cell shows by its number format is what the reader meant: zeros in front, a month alone."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import load_workbook

from intake.messy import AN, BINH, HEADINGS, workbook
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.wording import message_of
from ketnap.intake.reading.number_formats import hidden_day, shown_number
from ketnap.intake.reading.workbook import Workbook as ReadWorkbook
from ketnap.intake.services.checking import problems_of

FIRST_OF_MAY = date(1990, 5, 1)
THAT_MORNING = datetime(1990, 5, 1, 8, 30)  # noqa: DTZ001 - sheets know no time zone


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("mmm\\-yy", "05/1990"),
        ("mmm-yy", "05/1990"),
        ("mm/yyyy", "05/1990"),
        ("[$-42A]mmmm\\ yyyy", "05/1990"),
        ('"Tháng "mm"/"yyyy', "05/1990"),
        ("yyyy", "1990"),
        ("dd/mm", "01/05"),
        ("d-mmm", "01/05"),
        ("dddd, mmmm yyyy", "05/1990"),
        ("mmmm", "05"),
    ],
)
def test_a_cell_that_shows_a_part_of_a_day_says_which_part(number_format, shown):
    assert hidden_day(FIRST_OF_MAY, number_format) == shown


@pytest.mark.parametrize(
    "number_format",
    [
        "dd/mm/yyyy",
        "mm-dd-yy",
        "d/m/yy;@",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        '"ngày "dd" tháng "mm" năm "yyyy',
        "yyyy-mm-dd h:mm:ss",
        "dd/mm/yyyy h:mm AM/PM",
        "General",
        "@",
    ],
)
def test_a_cell_that_shows_the_whole_day_hides_nothing(number_format):
    assert hidden_day(FIRST_OF_MAY, number_format) is None


def test_minutes_are_no_month_and_a_clock_alone_shows_no_day():
    assert hidden_day(THAT_MORNING, "dd yyyy h:mm") == "01/1990"
    assert hidden_day(THAT_MORNING, "h:mm") == "08:30"
    assert hidden_day(time(8, 30), "h:mm") is None


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (80012345678, "000000000000", "080012345678"),
        (80012345678.0, "000000000000", "080012345678"),
        (123, '0000"/GCN"', "0123/GCN"),
        (7, '"GCN-"000', "GCN-007"),
        (12345678, "000-000-000", "012-345-678"),
        (1021990, "00\\/00\\/0000", "01/02/1990"),
        (12345, "000", "12345"),
        (12, '#"-QĐ"', "12-QĐ"),
        (0.85, "0%", "85%"),
        (0.853, "0.0%", "85.3%"),
        (12, "0%", "1200%"),
    ],
)
def test_a_format_of_zeros_and_words_is_kept_as_it_is_shown(number, number_format, shown):
    assert shown_number(number, number_format) == shown


@pytest.mark.parametrize(
    ("number", "number_format"),
    [
        (12, "General"),
        (12, "0"),
        (12, "0_);(0)"),
        (12, "@"),
        (1234, "#,##0"),
        (0.5, "0.0E+0%"),
        (12, "0.00"),
        (12.5, "0000"),
        (-5, "0000"),
        (12, "# ?/?"),
        (12, "0.00E+00"),
        (5551234, "[<=9999999]###-####;(###) ###-####"),
        (1234567890123456, "0000000000000000000"),
        (10**400, "0000"),
        (-(10**400), "0000"),
        (float("inf"), "0000"),
        (float("nan"), "0000"),
    ],
)
def test_a_number_that_is_only_measured_stays_a_number(number, number_format):
    assert shown_number(number, number_format) is None


def with_format(content: bytes, cell: str, value: object, number_format: str) -> bytes:
    book = load_workbook(io.BytesIO(content))
    book.active[cell].value = value
    book.active[cell].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_zeros_in_front_are_read_from_the_file():
    content = with_format(workbook(HEADINGS, AN), "A2", 80012345678, "000000000000")

    rows = {number: cells for number, _, cells in ReadWorkbook(content).rows("Sheet")}

    assert rows[2][1] == "080012345678"


def test_a_style_that_a_file_names_and_does_not_have_hides_no_row():
    content = workbook(HEADINGS, AN)
    book = ReadWorkbook(content)

    assert book._format_of(9999) == "General"


@pytest.mark.django_db
def test_no_day_of_birth_is_invented_for_a_month(checked):
    content = with_format(workbook(HEADINGS, AN, BINH), "C2", FIRST_OF_MAY, "mm/yyyy")

    record = checked(content)

    told = [each for each in problems_of(record) if not each.is_notice]
    assert [(each.row, each.column, each.code) for each in told] == [(2, "C", Code.DAY_HIDDEN)]
    assert "“05/1990”" in message_of(told[0], "vi")
    assert record.outcome["sound"] == 1
