"""What the command of imports says of columns and rows that it does not read."""

from datetime import date

import pytest

from ketnap.cli.sheet_columns import columns_told, days_left_line
from ketnap.cli.sheet_rows import lines_of_rows_left
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.headings import headings_at
from ketnap.intake.sheet import Proposal
from ketnap.intake.staged import StagedSheet

DAYS = DayReading(today=date(2026, 11, 27))
TEXTS = {
    1: "Họ và tên", 2: "Ngày sinh", 3: "Đợt", 4: "Ghi chú", 5: "Ngày ra quyết định kết nạp lần hai",
    6: "Số CCCD",
}  # fmt: skip
SAMPLES = {
    1: "Lê Hà", 2: "01/02/1990", 3: "15/03/2022", 4: "1994", 5: "16/03/2022", 6: "01/01/2020",
}  # fmt: skip


def told(*, guess):
    headings = headings_at([(1, TEXTS)], (1, 1), Layout.APPLICANTS, {})
    proposal = Proposal(headings, encoding=None, samples=SAMPLES, rows_hidden=0, steps={})
    return columns_told(proposal, DAYS, guess=guess)


@pytest.mark.parametrize(("guess", "columns"), [(False, ["C", "E"]), (True, ["C"])])
def test_columns_of_days_that_are_left_unread_are_told(guess, columns):
    assert [each["column"] for each in told(guess=guess) if each.get("days")] == columns


def test_what_to_do_about_columns_of_days_is_said():
    line = days_left_line("a.csv", told(guess=True))

    assert line is not None
    assert "không đọc các cột có ngày: C (Đợt)." in line[0]
    assert "columns of days left unread: C (Đợt)." in line[1]


def test_where_all_days_are_read_nothing_is_said():
    assert days_left_line("a.csv", [each for each in told(guess=True) if each["taken"]]) is None


def test_hidden_rows_are_told_by_number_with_what_takes_them_in(tmp_path):
    path = tmp_path / "rows"
    path.write_bytes(b'[9,0,{"1":"a,1"}]\n[10,1,{"1":"b"}]\n[12,1,{}]\n{"merged":[]}\n')
    sheet = StagedSheet(path, (), epoch_1904=False, rows_in_all=3, rows_hidden=2)

    rows = list(sheet.hidden_rows())
    lines = list(lines_of_rows_left("a.xlsx", {"hidden": len(rows), "hidden_rows": rows}))

    assert rows == [10, 12]
    assert [line[0] for line in lines] == [
        "a.xlsx: 2 dòng đang ẩn trong Excel không được đọc: 10, 12. Thêm --hidden-too để nhập cả các dòng ấy."
    ]


def test_where_no_row_is_left_nothing_is_said():
    assert list(lines_of_rows_left("a.xlsx", {})) == []


def test_columns_that_nobody_sees_and_ranges_read_in_one_cell_are_told():
    told = {"columns_hidden": ["B", "D"], "merged_left": 3}

    lines = [vi for vi, _en in lines_of_rows_left("a.xlsx", told)]

    assert lines[0] == "a.xlsx: cột đang ẩn trong Excel vẫn được nhập: B, D."
    assert "a.xlsx: 3 vùng ô gộp" in lines[1]
