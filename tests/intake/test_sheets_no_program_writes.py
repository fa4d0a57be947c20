"""Files as only a broken or a hostile program writes them; what lies too far to the right is told."""

import tempfile
from pathlib import Path

import pytest

from intake.messy import AN, BINH, HEADINGS, rewritten, text_of, workbook
from ketnap.intake.reading.opening import opened
from ketnap.intake.reading.parent import read_sheet
from ketnap.intake.reading.troubles import Code, FileRefused
from ketnap.web.intake.words import passed_words

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("number", ["2", "0", "-3", "999999999999"])
def test_a_row_of_a_number_that_no_sheet_has_is_refused(number, tmp_path):
    path: Path = tmp_path / "a.xlsx"
    path.write_bytes(
        rewritten(
            workbook(HEADINGS, AN, BINH),
            SHEET,
            lambda xml: xml.replace('<row r="3"', f'<row r="{number}"'),
        )
    )

    with tempfile.TemporaryFile() as rows, pytest.raises(FileRefused) as refusal:
        read_sheet(path, "Sheet", rows)

    assert refusal.value.code is Code.BROKEN


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", Code.WEB_PAGE),
        (b"<!-- x --><html></html>", Code.WEB_PAGE),
        (b'{\n  "format": "ketnap.casefile/1"}', Code.JSON),
        (b'[{"ho_ten": "An"}]', Code.JSON),
        (b"PAR1\x15\x04", Code.NOT_A_SHEET),
    ],
)
def test_another_kind_of_file_is_named_as_what_it_is(content, code):
    with pytest.raises(FileRefused) as refusal:
        opened(content)

    assert refusal.value.code is code


def test_the_mark_with_which_old_programs_end_a_file_is_no_part_of_its_last_day():
    text = opened(text_of(HEADINGS, AN).rstrip().encode() + b"\x1a")

    *_, last = text.rows("CSV")

    assert last[2][7] == AN[6]


@pytest.mark.django_db
@pytest.mark.parametrize("build", [workbook, lambda *rows: text_of(*rows).encode()])
def test_columns_too_far_to_the_right_are_told(build, checked):
    far = [None] * 293

    record = checked(build([*HEADINGS, *far, "Ghi chú"], [*AN, *far, "x"]))

    assert record.outcome["sound"] == 1
    assert record.outcome["column_left_out"] == 301
    assert "KO" in passed_words(record)


@pytest.mark.django_db
def test_a_column_that_is_hidden_and_taken_in_all_the_same_is_told(checked):
    def hide(book):
        book.active.column_dimensions.group("B", "D", hidden=True)
        book.active.column_dimensions["Z"].hidden = True

    record = checked(workbook(HEADINGS, AN, finish=hide))

    assert record.outcome["columns_hidden"] == [2, 3, 4]
    assert "Cột đang ẩn trong Excel vẫn được nhập: B, C, D." in passed_words(record)


@pytest.mark.django_db
def test_a_merged_range_that_holds_in_its_first_cell_alone_is_told(checked):
    def merge(book):
        book.active["K3"] = "ghi chung"
        book.active.merge_cells("K3:K20100")
        book.active.merge_cells("L3:M3")

    record = checked(workbook(HEADINGS, AN, finish=merge))

    assert record.outcome["merged_left"] == 1
    assert "1 vùng ô gộp" in passed_words(record)
