"""What an import writes is what its check read, as long as the sheet is read in the same way."""

from dataclasses import replace
from datetime import date

import pytest

from intake.messy import AN, BINH, HEADINGS, workbook
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.rows import Tally
from ketnap.intake import files
from ketnap.intake.checked import entries_checked, entries_read
from ketnap.intake.services import Choices, import_sheet, importing, match_columns
from ketnap.intake.sheet import Matching, entries_of

pytestmark = pytest.mark.django_db

STEPS = ["Họ và tên", "Ngày sinh", "Việc", "Ngày", "Đồng ý", "Không đồng ý", "Có mặt",
         "Hình thức biểu quyết", "Tổng số đảng viên"]  # fmt: skip
VOTE = ["Nguyễn Thị An", "03/02/1990", "Họp chi bộ xét kết nạp", "10/02/2021", 20, 1, 21,
        "bỏ phiếu kín", 25]  # fmt: skip


def names_of(record) -> list[str]:
    return [entry.name for entry in entries_checked(record, Tally())]


def test_an_import_reads_no_row_again(checked, actor):
    record = checked(workbook(HEADINGS, AN, BINH))
    files.rows_of(record.stored_name).unlink()

    import_sheet(record, Choices(), by=actor)

    assert record.persons.count() == 2


@pytest.mark.parametrize("gone", ["entries", "matching"])
def test_rows_are_read_anew_where_no_check_read_them_so(checked, actor, gone):
    record = checked(workbook(HEADINGS, AN, BINH))
    if gone == "entries":
        files.entries_of(record.stored_name).unlink()
    else:
        matching = Matching.from_data(record.matching)
        match_columns(record, replace(matching, last_row=matching.last_row + 1), by=actor)

    assert names_of(record) == ([AN[1], BINH[1]] if gone == "entries" else [BINH[1]])


def test_the_words_and_numbers_of_steps_are_kept_as_they_were_read(checked):
    record = checked(workbook(STEPS, VOTE), layout=Layout.STEPS, common={})

    [kept] = entries_checked(record, Tally())

    assert [kept] == list(entries_of(record, Tally()))
    assert list(map(type, kept.values.values())) == [
        type(value) for each in entries_of(record, Tally()) for value in each.values.values()
    ]


def test_what_is_gone_through_in_part_is_not_kept(checked):
    record = checked(workbook(HEADINGS, AN, BINH))
    whole = files.entries_of(record.stored_name).read_bytes()

    next(entries_read(record, Tally()))  # and no further

    assert files.entries_of(record.stored_name).read_bytes() == whole
    assert len(list(files.folder().iterdir())) == 3


def test_kept_entries_that_were_cut_off_are_not_taken_for_all(checked):
    record = checked(workbook(HEADINGS, AN, BINH))
    kept = files.entries_of(record.stored_name)
    kept.write_bytes(b"".join(kept.read_bytes().splitlines(keepends=True)[:-2]))

    with pytest.raises(EOFError):
        names_of(record)


def test_somebody_recorded_just_before_the_writing_is_not_recorded_twice(
    checked, actor, cell, people, monkeypatch
):
    record, lock = checked(workbook(HEADINGS, AN, BINH)), importing._lock

    def lock_late(*told) -> None:
        people.person(cell, AN[1], born_on=date(1980, 5, 19))
        lock(*told)

    monkeypatch.setattr(importing, "_lock", lock_late)
    import_sheet(record, Choices(), by=actor)

    assert [each.person.full_name for each in record.persons.all()] == [BINH[1]]
    assert record.outcome["left_out"] == 1
