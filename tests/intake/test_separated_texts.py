"""Texts of separated values: in which encoding they are, where their rows end; and where sheets do."""

import io

import pytest
from openpyxl import Workbook

from domain.intake.test_legacy import written_in
from intake.messy import as_1258
from ketnap.domain.intake.legacy import Encoding
from ketnap.domain.text import nfc
from ketnap.intake.reading.separated import SeparatedText, decoded
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.intake.reading.workbook import Workbook as ReadWorkbook

SMALL = "Họ tên\nLê Hà\n"


def test_a_small_text_of_windows_is_not_taken_for_an_old_font():
    assert nfc(decoded(as_1258(SMALL))) == SMALL


@pytest.mark.parametrize("encoding", Encoding)
def test_a_small_text_of_an_old_font_stays_in_its_western_letters(encoding):
    typed = written_in(encoding, SMALL + "Trần Thị Bình\n")

    assert decoded(typed.encode("cp1252")) == typed


@pytest.mark.parametrize(
    ("text", "began"),
    [('a;b\n1;"2\n3;4\n', 2), ('a;b\n"1\n2";3\n4;"5\n6;7\n', 4)],
)
def test_a_quotation_mark_that_never_closes_hides_no_rows(text, began):
    with pytest.raises(FileRefused) as refusal:
        list(SeparatedText(text.encode()).rows("CSV"))

    assert (refusal.value.code, refusal.value.fact) == (Code.QUOTE_OPEN, str(began))


@pytest.mark.parametrize(
    ("text", "rows"),
    [('a;b\n1;"2\n3"\n', 2), ('a;b\n1;ống 3"\n2;x\n', 3), ('a;b\n1;"2', 2)],
)
def test_other_quotation_marks_are_read_as_they_stand(text, rows):
    assert len(list(SeparatedText(text.encode()).rows("CSV"))) == rows


def test_rows_formatted_below_the_last_one_are_left():
    book = Workbook()
    book.active["A1"], book.active["A4"] = "Họ và tên", "Nguyễn Văn An"
    book.active["B9"].number_format = "@"
    content = io.BytesIO()
    book.save(content)

    rows = list(ReadWorkbook(content.getvalue()).rows("Sheet"))

    assert [row[0] for row in rows if row[2]] == [1, 4]
    assert max(row[0] for row in rows) == 4
