"""The pages that take a sheet in: uploaded, matched, looked through, imported, undone."""

import io
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from conftest import today_actor
from intake.conftest import COMMON
from intake.messy import AN, BINH, HEADINGS, workbook
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.services import open_casefile
from ketnap.domain.access import Role
from ketnap.domain.intake.columns import LAYOUTS, Layout
from ketnap.domain.intake.named_steps import step_key
from ketnap.domain.intake.problems import Code, Problem
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.services import check_sheet, match_columns
from ketnap.intake.sheet import proposed
from ketnap.intake.step_words import StepWords
from ketnap.jobs.worker import work_off
from ketnap.people.models import Membership, Person
from ketnap.web.intake.deciding import DecisionForm
from ketnap.web.intake.step_questions import field_name

pytestmark = pytest.mark.django_db

USUAL = {
    "common_sex": "", "common_ethnicity": "", "common_religion": "không",
    "common_schooling": "đại học", "common_occupation": "viên chức", "common_workplace": "Văn phòng",
    "order": "day_first", "short_years": "ask", "encoding": "",
}  # fmt: skip
COLUMNS = {
    "column_2": "full_name", "column_3": "born_on", "column_4": "female",
    "column_5": "ethnicity", "column_6": "admitted_on", "column_7": "official_on",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("ketnap.intake.files.folder", lambda: tmp_path / "intake")


@pytest.fixture
def reader(client_of, secretary):
    return client_of(secretary)


def uploaded(reader, cell, content, *, name="danh-sach.xlsx", layout="members"):
    file = SimpleUploadedFile(name, content)
    answers = {"file": file, "layout": layout, "cell": cell.pk}
    return reader.post(reverse("upload_sheet"), answers)


def page(reader, name, record, **query):
    return reader.get(reverse(name, args=[record.pk]), query).content.decode()


def checked(reader, cell, *rows):
    uploaded(reader, cell, workbook(HEADINGS, *rows))
    record = SheetImport.objects.latest("pk")
    reader.post(reverse("match_columns", args=[record.pk]), {**COLUMNS, **USUAL})
    record.refresh_from_db()
    return record


def test_a_sheet_is_taken_in_from_upload_to_undo(reader, cell):
    before = Person.objects.count()

    response = uploaded(reader, cell, workbook(HEADINGS, AN, BINH))
    record = SheetImport.objects.get()
    assert urlsplit(response["Location"]).path == reverse("sheet_import", args=[record.pk])
    assert "Mỗi cột là gì" in reader.get(response["Location"], follow=True).content.decode()

    reader.post(reverse("match_columns", args=[record.pk]), {**COLUMNS, **USUAL})
    preview = page(reader, "sheet_import", record)
    assert "Nguyễn Văn An, 19/05/1980" in preview
    assert "Không dòng nào có vấn đề." in preview

    reader.post(reverse("take_in_sheet", args=[record.pk]))
    assert "Đang làm" in page(reader, "sheet_import", record)
    work_off()
    imported = page(reader, "sheet_import", record)
    assert "2 người, 2 đảng viên" in imported
    list_of_members = f"{reverse('persons')}?import={record.pk}"
    assert f'href="{list_of_members}"' in imported
    assert "Trần Thị Bình" in reader.get(list_of_members).content.decode()
    assert Membership.objects.filter(person__full_name="Trần Thị Bình").exists()

    reader.post(reverse("undo_import", args=[record.pk]))
    record.refresh_from_db()
    assert record.state == ImportState.UNDONE
    assert list_of_members not in page(reader, "sheet_import", record)
    assert Person.objects.count() == before


def test_problems_stand_by_their_rows_and_must_be_left_out_by_a_tick(reader, cell):
    record = checked(reader, cell, AN, [*BINH[:2], "1985", *BINH[3:]])

    preview = page(reader, "sheet_import", record)
    assert "Dòng 3, cột C (Ngày sinh)" in preview
    refused = reader.post(reverse("take_in_sheet", args=[record.pk]))
    assert refused.status_code == 422
    assert "đồng ý bỏ qua" in refused.content.decode()
    reader.post(reverse("take_in_sheet", args=[record.pk]), {"leave_out_faulty": "on"})
    work_off()

    record.refresh_from_db()
    assert [row.row for row in record.persons.all()] == [2]


def test_people_with_a_record_are_entered_on_the_roll_by_a_tick(reader, cell, people):
    binh = people.person(cell, "Trần Thị Bình", born_on=date(1985, 9, 2))
    record = checked(reader, cell, BINH)

    preview = page(reader, "sheet_import", record)
    assert "Ghi vào danh sách đảng viên 1 người chi bộ đã có bản ghi" in preview
    reader.post(reverse("take_in_sheet", args=[record.pk]), {"enrol_known": "on"})
    work_off()

    said = "1 người đã có bản ghi được ghi vào danh sách đảng viên"
    assert said in page(reader, "sheet_import", record)
    assert binh.memberships.count() == 2


def test_a_case_is_opened_for_people_with_a_record_by_a_tick(reader, cell, people):
    binh = people.person(cell, "Trần Thị Bình", born_on=date(1985, 9, 2))
    way = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào danh sách", "Số nghị quyết"]
    sheet = workbook(way, [binh.full_name, "02/09/1985", "Nữ", "04/05/2024", "12-NQ/CB"])
    uploaded(reader, cell, sheet, layout="applicants")
    record = SheetImport.objects.get()
    match_columns(record, proposed(record).matching(COMMON), by=OPERATOR)
    check_sheet(record, by=OPERATOR)

    preview = page(reader, "sheet_import", record)
    assert "Mở hồ sơ cho 1 người chi bộ đã có bản ghi" in preview
    reader.post(reverse("take_in_sheet", args=[record.pk]), {"open_for_known": "on"})
    work_off()

    assert "1 hồ sơ, 1 bước" in page(reader, "sheet_import", record)
    assert Casefile.objects.filter(person=binh).count() == 1


def test_a_file_that_is_no_sheet_is_refused_with_what_to_do(reader, cell):
    response = uploaded(reader, cell, b"%PDF-1.7", name="danh-sach.xlsx")

    assert response.status_code == 422
    assert "Không phải bảng tính" in response.content.decode()
    assert not SheetImport.objects.exists()


def test_an_identity_number_is_shown_as_refused_and_cannot_be_chosen(reader, cell):
    uploaded(reader, cell, workbook([*HEADINGS, "Số CCCD"], [*AN, "001080012345"]))
    record = SheetImport.objects.get()

    shown = page(reader, "match_columns", record)
    assert "Không lưu: số định danh" in shown
    assert "001080012345" not in shown
    assert 'name="column_8"' not in shown


def test_what_is_missing_or_chosen_twice_is_said_by_its_field(reader, cell):
    uploaded(reader, cell, workbook(HEADINGS, AN))
    record = SheetImport.objects.get()
    answers = {
        **COLUMNS,
        **USUAL,
        "column_5": "full_name",
        "column_3": "",
        "common_schooling": "giỏi",
        "common_religion": "",
    }

    response = reader.post(reverse("match_columns", args=[record.pk]), answers)

    words = response.content.decode()
    assert response.status_code == 422
    assert "Hai cột cùng được chọn là một mục" in words
    assert "Chưa có cột nào là “Ngày sinh”. Hãy chọn cột ấy ở dưới." in words
    assert "Chưa có cột nào như vậy. Hãy ghi ở đây cho mọi dòng, hoặc chọn cột ở trên." in words
    assert "không rõ trình độ" in words


def test_what_every_row_must_have_bears_the_sign_of_required_fields_beforehand(reader, cell):
    uploaded(reader, cell, workbook(HEADINGS, AN))

    matching = page(reader, "match_columns", SheetImport.objects.get())

    assert '<option value="born_on" selected>Ngày sinh (bắt buộc)</option>' in matching
    assert ">Dân tộc (bắt buộc)" in matching
    assert '<option value="official_on" selected>Ngày chính thức' in matching
    assert "Ngày chính thức (bắt buộc)" not in matching


def test_headings_are_asked_for_where_none_are_found(reader, cell):
    uploaded(reader, cell, workbook(["x", "y"], ["tên", "ngày"], ["Nguyễn Văn An", "19/05/1980"]))
    record = SheetImport.objects.get()

    assert "Không thấy dòng tiêu đề nào" in page(reader, "match_columns", record)
    assert "Mỗi cột là gì" in page(reader, "match_columns", record, first=2, last=2)


def test_one_of_several_sheets_is_chosen(reader, cell):
    def add_one(book):
        book.create_sheet("Đảng viên").append(HEADINGS)
        book["Đảng viên"].append(AN)

    response = uploaded(reader, cell, workbook(["nháp"], finish=add_one))
    record = SheetImport.objects.get()
    assert urlsplit(response["Location"]).path == reverse("choose_sheet", args=[record.pk])

    reader.post(reverse("choose_sheet", args=[record.pk]), {"sheet": "Đảng viên"})

    record.refresh_from_db()
    assert (record.sheet, record.state) == ("Đảng viên", ImportState.READ)


def test_a_large_import_is_undone_by_a_worker(reader, cell, monkeypatch):
    monkeypatch.setattr("ketnap.web.intake.deciding.MANY_ROWS", 1)
    record = checked(reader, cell, AN, BINH)
    reader.post(reverse("take_in_sheet", args=[record.pk]))
    work_off()

    reader.post(reverse("undo_import", args=[record.pk]))
    under_way = page(reader, "sheet_import", record)
    work_off()

    assert "Đang làm" in under_way
    assert "Đã hoàn tác" in page(reader, "sheet_import", record)
    assert not Membership.objects.filter(person__full_name="Trần Thị Bình").exists()


def test_undo_names_what_stands_on_the_import(reader, cell, people):
    record = checked(reader, cell, AN)
    reader.post(reverse("take_in_sheet", args=[record.pk]))
    work_off()
    people.user("an-moi", Role.OFFICIAL_MEMBER, cell, record.persons.get().person)

    response = reader.post(reverse("undo_import", args=[record.pk]))

    assert response.status_code == 422
    assert "Nguyễn Văn An" in response.content.decode()
    assert record.persons.exists()


def test_an_import_is_put_away_with_its_file(
    reader, cell, tmp_path, django_capture_on_commit_callbacks
):
    record = checked(reader, cell, AN)

    with django_capture_on_commit_callbacks(execute=True):
        reader.post(reverse("put_import_away", args=[record.pk]))

    assert list((tmp_path / "intake").iterdir()) == []
    assert "Đã bỏ" in reader.get(reverse("imports")).content.decode()


def test_a_large_sheet_is_read_and_checked_by_a_worker(reader, cell, monkeypatch):
    monkeypatch.setattr("ketnap.web.intake.reading.SMALL_BYTES", 0)
    record = checked(reader, cell, AN)
    assert record.state == ImportState.UPLOADED
    work_off()

    reader.post(reverse("match_columns", args=[record.pk]), {**COLUMNS, **USUAL})
    work_off()

    record.refresh_from_db()
    assert record.state == ImportState.CHECKED


@pytest.mark.parametrize("layout", Layout)
def test_a_blank_sheet_can_be_filled_in_and_is_understood(layout, reader, cell):
    content = reader.get(reverse("blank_sheet", args=[layout.value])).content
    book = load_workbook(io.BytesIO(content))
    headings = [cell.value for cell in book["Dữ liệu"][1]]
    book["Dữ liệu"].append([f"{number}" for number, _ in enumerate(headings)])

    filled = io.BytesIO()
    book.save(filled)
    uploaded(reader, cell, filled.getvalue(), layout=layout.value)
    record = SheetImport.objects.get()
    reader.post(reverse("choose_sheet", args=[record.pk]), {"sheet": "Dữ liệu"})

    shown = page(reader, "match_columns", record)
    known = {column.title_vi: column.code for column in LAYOUTS[layout]}
    for heading in headings:
        assert f'<option value="{known[heading]}" selected>' in shown


def test_words_for_a_step_are_chosen_once_and_remembered(reader, cell, secretary, people):
    person = people.person(cell, "Đỗ Quang Minh")
    open_casefile(person, cell, by=today_actor(secretary))
    who = [person.full_name, f"{person.born_on:%d/%m/%Y}"]
    heads = ["Họ và tên", "Ngày sinh", "Việc", "Ngày", "Tổng số đảng viên", "Có mặt", "Đồng ý"]
    vote = [*who, "Họp CB xét KN", "10/02/2021", 20, 18, 18]
    sheet = workbook(heads, vote, [*who, "Sinh hoạt hè", "11/02/2021"])
    columns = ("full_name", "born_on", "step", "on", "entitled", "present", "agree")
    answers = {f"column_{place}": code for place, code in enumerate(columns, start=1)}

    uploaded(reader, cell, sheet, layout="steps")
    record = SheetImport.objects.latest("pk")
    proposed = '<option value="chi bộ biểu quyết kết nạp" selected>'
    assert proposed in page(reader, "match_columns", record)
    voted, other = (
        field_name(StepWords(step_key(each), each, 1)) for each in ("Họp CB xét KN", "Sinh hoạt hè")
    )
    chosen = {voted: "chi bộ biểu quyết kết nạp", other: "-"}
    how = {**USUAL, **answers, "common_method": "Bỏ phiếu kín"}
    reader.post(reverse("match_columns", args=[record.pk]), {**how, **chosen})
    preview = page(reader, "sheet_import", record)
    assert "chi bộ biểu quyết kết nạp, 10/02/2021" in preview
    assert "1 dòng ghi việc không nhập" in preview
    reader.post(reverse("take_in_sheet", args=[record.pk]))
    work_off()

    uploaded(reader, cell, sheet, layout="steps")
    again = page(reader, "match_columns", SheetImport.objects.latest("pk"))
    assert [proposed in again, '<option value="-" selected>' in again] == [True, True]
    assert LogEntry.objects.filter(casefile__person=person).count() == 1


def test_a_row_to_decide_is_asked_about_once_with_all_that_is_against_it():
    problems = [
        Problem(3, Code.REPEATED_ROW, fact="2"),
        Problem(3, Code.SAME_PERSON, fact="Nguyễn Văn An, 19/05/1980"),
        Problem(4, Code.SAME_NAME, fact="19/05/1980"),
    ]

    form = DecisionForm(None, problems=problems, outcome={"faulty": 0})

    assert form.fields["other_people"].choices == [
        (3, "Dòng 3: trùng với dòng 2; Nguyễn Văn An, 19/05/1980")
    ]
