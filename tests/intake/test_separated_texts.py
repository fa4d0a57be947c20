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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_a_text_of_two_bytes_a_letter_needs_no_mark(encoding):
    assert decoded(SMALL.encode(encoding)) == SMALL


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


def cells_of(text: str) -> list[dict[int, object]]:
    return [cells for _, _, cells in SeparatedText(text.encode()).rows("CSV")]


@pytest.mark.parametrize("written", ['="000012345678"', '"=""000012345678"""', ' ="000012345678" '])
def test_a_text_that_a_formula_protects_is_read_as_the_text(written):
    assert cells_of(f"Họ tên;Số\nAn;{written}\n")[1][2] == "000012345678"


def test_a_formula_in_a_text_is_told_as_it_stands():
    first, second = cells_of("Họ tên;Số\nAn;=A1+1\n")

    assert (first[1], second[2]) == ("Họ tên", {"u": "formula", "s": "=A1+1"})


def test_strokes_that_begin_with_an_equals_sign_are_no_formula():
    assert cells_of("=====;x\n= An;y\n") == [{1: "=====", 2: "x"}, {1: "= An", 2: "y"}]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_title_full_of_other_marks_does_not_part_the_rows(separator):
    others = [mark for mark in ",;|" if mark != separator]
    title = f"Danh sách {''.join(f'{mark} đảng viên' * 20 for mark in others)}\n"
    row = separator.join(["Lê Hà", "01/02/1990", "Nữ"])

    assert cells_of(f"{title}\n{row}\n{row}\n")[-1] == {1: "Lê Hà", 2: "01/02/1990", 3: "Nữ"}


@pytest.mark.parametrize("place", ["Phòng A, Sở B, tỉnh C", "Tổ 1, Khoa A, Trường B, Sở C, tỉnh D"])
def test_places_with_commas_in_every_row_do_not_part_it(place):
    rows = "Họ tên;Ngày sinh;Nơi làm việc\n" + f"An;01/02/1990;{place}\n" * 5

    assert cells_of(rows)[1][3] == place
