"""Lists leave as files in which nothing is a formula, with only what the asker may take out."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pyarrow.parquet import read_table

from casefiles.papers import listed, mentor_assigned, nominated, voided
from conftest import BEGINNING, today_actor
from ketnap.accounts.services import grant_role
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.queries.whole import all_cases
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.access import NotAllowed, Role
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.intake.exports.case_list import ListWanted, export_case_list
from ketnap.intake.exports.workbook import write_xlsx
from ketnap.intake.exports.writing import (
    Format,
    ValueKind,
    harmless,
    write_csv,
    write_parquet,
)

DAY = date(2024, 1, 8)
TODAY = ListWanted(on=date(2026, 1, 5))
HOSTILE = [
    *('=HYPERLINK("http://192.0.2.1")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"),
    *(" =1", "\n=1", "\u00a0@SUM(A1)", "\u200b=1", "−1", "\nx"),
]


def written(wanted, format_, actor):
    file = io.BytesIO()
    count = export_case_list(wanted, format_, file, by=actor, language="vi")
    return count, file.getvalue()


@pytest.fixture
def two_cases(people, cell, actor):
    """One nominated, one listed."""
    for name, steps in (("Bùi Hồng Hạnh", [nominated(DAY)]), ("Vũ Anh Khoa", [listed(DAY)])):
        case = open_casefile(people.person(cell, name), cell, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="bổ sung")


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_begins_a_formula(value):
    assert harmless(value) == f"'{value}"
    assert harmless("Nguyễn Văn An") == "Nguyễn Văn An"

    separated, book = io.BytesIO(), io.BytesIO()
    write_csv(separated, ["Tên"], [[value]])
    write_xlsx(book, ["Tên"], [[value]], title="Thử")

    (_, (cell,)) = csv.reader(io.StringIO(separated.getvalue().decode("utf-8-sig"), newline=""))
    assert cell == f"'{value}"
    stored = load_workbook(io.BytesIO(book.getvalue()))["Thử"]["A2"]
    assert stored.data_type == "s"


def test_days_and_numbers_stay_what_they_are_in_excel():
    book = io.BytesIO()

    write_xlsx(book, ["Số", "Ngày"], [[7, DAY]], title="Thử")

    row = load_workbook(io.BytesIO(book.getvalue()))["Thử"][2]
    assert (row[0].value, row[1].value.date(), row[1].number_format) == (7, DAY, "dd/mm/yyyy")


def test_a_workbook_says_to_others_what_was_written_into_it():
    """Read back by a library that had no hand in it."""
    texts = [
        "012345678901",
        "Nguyễn Văn An & <Bình>",
        " hai  dấu cách ",
        "x\ny",
        "a\rb",
        "true",
        "1e5",
    ]
    headings = [f"Cột {number}" for number in range(30)]
    row = [*texts, 123456789012, None, "", date(1900, 3, 1), date(2031, 2, 28)]
    row += [None] * (len(headings) - len(row))
    file = io.BytesIO()

    write_xlsx(file, headings, [row], title="Hồ sơ & bước")

    sheet = load_workbook(io.BytesIO(file.getvalue()))["Hồ sơ & bước"]
    assert [cell.value for cell in sheet[1]] == headings
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "B2"
    read = [cell.value for cell in sheet[2]]
    assert read[:8] == [*texts, 123456789012]
    assert [cell.data_type for cell in sheet[2]][:8] == ["s"] * 7 + ["n"]
    assert [each and each.date() for each in read[10:12]] == [date(1900, 3, 1), date(2031, 2, 28)]
    assert sheet["AD1"].value == "Cột 29"


def test_what_no_workbook_can_hold_is_written_as_near_to_it_as_can_be():
    file = io.BytesIO()

    write_xlsx(
        file, ["a", "b", "c"], [["x\x00\x1fy\ufffe", date(1899, 5, 19), "a" * 40_000]], title="Thử"
    )

    first, second, third = next(
        load_workbook(io.BytesIO(file.getvalue()))["Thử"].iter_rows(2, values_only=True)
    )
    assert (first, second, len(third)) == ("x\ufffd\ufffdy\ufffd", "19/05/1899", 32_767)


@pytest.mark.django_db
def test_a_list_holds_the_cases_as_of_its_day(two_cases, actor):
    count, content = written(TODAY, Format.CSV, actor)

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert count == 2
    assert [(row["Họ và tên"], row["Giai đoạn"]) for row in rows] == [
        ("Bùi Hồng Hạnh", "Được giới thiệu"),
        ("Vũ Anh Khoa", "Cảm tình Đảng"),
    ]
    assert written(ListWanted(on=date(2024, 1, 7)), Format.CSV, actor)[0] == 0
    assert written(ListWanted(on=DAY, stage=Stage.LISTED), Format.CSV, actor)[0] == 1


@pytest.mark.django_db
def test_whole_case_files_leave_in_the_interchange_format(two_cases, actor):
    _count, content = written(TODAY, Format.JSON, actor)

    files = [casefile_from_data(data) for data in json.loads(content)]
    assert [file.person.full_name for file in files] == ["Bùi Hồng Hạnh", "Vũ Anh Khoa"]
    assert [len(file.steps) for file in files] == [1, 1]


@pytest.mark.django_db
def test_a_case_without_a_step_that_counts_is_in_the_list_from_the_day_it_was_opened(
    people, cell, actor
):
    open_casefile(people.person(cell, "Lê Rỗng"), cell, by=actor)
    case = open_casefile(people.person(cell, "Lý Thị Hủy"), cell, by=actor)
    for seen, step in enumerate((listed(DAY), voided(1, DAY))):
        record_steps(case.pk, [step], by=actor, seen_seq=seen, override_reason="bổ sung")
    today = ListWanted(on=timezone.localdate())

    count, content = written(today, Format.CSV, actor)

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert count == 2
    assert [(row["Họ và tên"], row["Giai đoạn"], row["Bước ghi gần nhất"]) for row in rows] == [
        ("Lý Thị Hủy", "Được giới thiệu", ""),
        ("Lê Rỗng", "Được giới thiệu", ""),
    ]
    assert len(json.loads(written(today, Format.JSON, actor)[1])) == 2
    assert written(replace(today, search="rong"), Format.CSV, actor)[0] == 1
    assert written(replace(today, stage=Stage.NOMINATED), Format.CSV, actor)[0] == 0
    assert [(each.full_name, each.stage) for each in all_cases(on=today.on)] == [
        ("Lê Rỗng", Stage.NOMINATED),
        ("Lý Thị Hủy", Stage.NOMINATED),
    ]


@pytest.mark.django_db
def test_case_files_of_a_past_day_hold_nothing_later(people, cell, actor):
    case = open_casefile(people.person(cell, "Bùi Hồng Hạnh"), cell, by=actor)
    later = [listed(date(2024, 2, 1))]
    for seen, steps in enumerate((later, [nominated(DAY)])):
        record_steps(case.pk, steps, by=actor, seen_seq=seen, override_reason="bổ sung")

    _count, content = written(ListWanted(on=DAY), Format.JSON, actor)

    (file,) = [casefile_from_data(data) for data in json.loads(content)]
    assert [(step.seq, step.kind.value, step.on) for step in file.steps] == [(1, "nominated", DAY)]


@pytest.mark.django_db
def test_every_export_is_noted_for_the_list_and_for_each_person(two_cases, actor):
    written(TODAY, Format.XLSX, actor)

    noted = AccessEntry.objects.filter(deed=Deed.EXPORTED, who=actor.user_id)
    assert noted.filter(object_kind="case_list").count() == 1
    assert noted.filter(object_kind="casefile", casefile_id__isnull=False).count() == 2


@pytest.mark.django_db
def test_a_case_that_may_only_be_looked_at_is_not_taken_out(
    people, cell, other_cell, two_cases, actor
):
    """A secretary who helps somebody of another cell sees his case, and exports his own cell's only."""
    stranger = people._leader_of(other_cell)
    helper = people.member(other_cell, "Trần Văn Giang")
    user = people.user("giang", Role.CELL_SECRETARY, cell, helper)
    grant_role(user, other_cell, Role.MENTOR, since=BEGINNING, actor=people.administrator)
    case = open_casefile(people.person(other_cell, "Lý Thị Chi"), other_cell, by=stranger)
    steps = [listed(DAY), mentor_assigned(DAY, name="Trần Văn Giang", official_on=BEGINNING)]
    record_steps(case.pk, steps, by=stranger, seen_seq=0, override_reason="bổ sung")

    _count, content = written(TODAY, Format.CSV, today_actor(user))

    assert "Lý Thị Chi" not in content.decode("utf-8-sig")
    assert "Bùi Hồng Hạnh" in content.decode("utf-8-sig")


@pytest.mark.django_db
def test_whoever_may_not_export_gets_nothing(people, cell, two_cases):
    mentor = today_actor(people.user("khoi", Role.MENTOR, cell, people.member(cell, "Đỗ Khôi")))

    with pytest.raises(NotAllowed):
        written(TODAY, Format.CSV, mentor)


def test_columns_of_parquet_keep_their_kinds_where_nothing_stands_in_them():
    columns = [("number", ValueKind.WHOLE), ("name", ValueKind.TEXT), ("day", ValueKind.DAY)]
    empty, filled = io.BytesIO(), io.BytesIO()

    write_parquet(empty, columns, [])
    write_parquet(filled, columns, [(1, "An", None), (None, None, None)])

    kinds = [("number", "int64"), ("name", "string"), ("day", "date32[day]")]
    for file in (empty, filled):
        schema = read_table(file).schema
        assert [(each.name, str(each.type)) for each in schema] == kinds
    assert read_table(filled).to_pylist()[0] == {"number": 1, "name": "An", "day": None}


@pytest.mark.django_db
def test_a_list_of_cases_is_written_as_parquet(two_cases, actor):
    _count, content = written(TODAY, Format.PARQUET, actor)

    rows = read_table(io.BytesIO(content)).to_pylist()
    assert [(row["full_name"], row["since"]) for row in rows] == [
        ("Bùi Hồng Hạnh", DAY),
        ("Vũ Anh Khoa", DAY),
    ]
