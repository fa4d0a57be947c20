"""What an import brought is found again as a list of its own, by whoever may import there."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from casefiles.papers import listed
from conftest import today_actor
from intake.conftest import COMMON
from intake.messy import AN, BINH, HEADINGS, workbook
from ketnap.domain.intake.columns import Layout
from ketnap.intake.services import (
    Choices,
    begin_import,
    check_sheet,
    choose_sheet,
    import_sheet,
    match_columns,
    read_rows,
    undo_import,
)
from ketnap.intake.sheet import proposed
from web.cases.test_cases import names_in, text_of
from web.conftest import days_ago

pytestmark = pytest.mark.django_db

WAY = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào danh sách", "Số nghị quyết"]
HANH = ["Bùi Hồng Hạnh", "02/09/1995", "Nữ", "03/02/2024", "05-NQ/CB"]
KHOA = ["Vũ Anh Khoa", "15/10/1996", "Nam", None, None]
STEPS = ["Họ và tên", "Ngày sinh", "Việc", "Ngày", "Số văn bản"]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("ketnap.intake.files.folder", lambda: tmp_path / "intake")


@pytest.fixture
def imported(cell, secretary):
    """Imports a sheet as An would, with the columns as they are proposed."""

    def run(layout, *rows, choices=None, common=COMMON):
        actor = today_actor(secretary)
        content = workbook(*rows)
        record = begin_import(cell, layout, file_name="moi.xlsx", content=content, by=actor)
        choose_sheet(record, record.sheet, by=actor)
        read_rows(record, by=actor)
        match_columns(record, proposed(record).matching(common), by=actor)
        check_sheet(record, by=actor)
        import_sheet(record, choices or Choices(), by=actor)
        record.refresh_from_db()
        return record

    return run


def test_cases_of_an_import_are_its_own_list_with_those_not_begun(browser, cases, imported):
    cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    record = imported(Layout.APPLICANTS, WAY, HANH, KHOA)
    address = f"{reverse('cases')}?import={record.pk}"

    assert f'href="{address}"' in text_of(browser.get(reverse("sheet_import", args=[record.pk])))
    page = text_of(browser.get(address))

    assert names_in(page) == ["Bùi Hồng Hạnh"]
    assert "Vũ Anh Khoa" in page
    assert "Đỗ Quang Minh" not in page
    assert "Chỉ hiện hồ sơ từ lần nhập “moi.xlsx” ngày " in page
    assert f'<input type="hidden" name="import" value="{record.pk}">' in page
    assert f"order=-name&amp;import={record.pk}" in page
    assert f'href="{reverse("export_cases")}?view=table&amp;import={record.pk}"' in page
    assert names_in(text_of(browser.get(address, {"stage": "filing"}))) == []


def test_cases_that_an_import_went_on_with_are_its_list(browser, cases, imported):
    cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    minh = cases.open("Bùi Hồng Hạnh", listed(days_ago(300))).person
    step = [minh.full_name, f"{minh.born_on:%d/%m/%Y}", "Cử đi học", "03/02/2026", "05-CV/CB"]
    record = imported(Layout.STEPS, STEPS, step, common={})

    page = text_of(browser.get(reverse("cases"), {"import": record.pk}))

    assert names_in(page) == ["Bùi Hồng Hạnh"]
    assert "Chỉ hiện hồ sơ có bước từ lần nhập “moi.xlsx”" in page
    assert browser.get(reverse("persons"), {"import": record.pk}).status_code == 404


def test_members_of_an_import_are_its_own_list(browser, cell, people, imported):
    people.person(cell, "Đỗ Quang Minh")
    known = people.person(cell, "Trần Thị Bình", born_on=date(1985, 9, 2))
    record = imported(Layout.MEMBERS, HEADINGS, AN, BINH, choices=Choices(enrol_known=True))
    address = f"{reverse('persons')}?import={record.pk}"

    assert f'href="{address}"' in text_of(browser.get(reverse("sheet_import", args=[record.pk])))
    page = text_of(browser.get(address))

    assert known.memberships.exists()
    assert ["Nguyễn Văn An" in page, "Trần Thị Bình" in page] == [True, True]
    assert "Đỗ Quang Minh" not in page
    assert "Chỉ hiện người từ lần nhập “moi.xlsx” ngày " in page
    assert browser.get(reverse("cases"), {"import": record.pk}).status_code == 404


@pytest.mark.parametrize(
    ("layout", "rows", "name"),
    [
        (Layout.APPLICANTS, (WAY, HANH, KHOA), "cases"),
        (Layout.MEMBERS, (HEADINGS, AN, BINH), "persons"),
    ],
)
def test_list_of_an_undone_import_is_empty_and_says_so(
    layout, rows, name, browser, imported, secretary
):
    record = imported(layout, *rows)
    undo_import(record, by=today_actor(secretary))

    page = text_of(browser.get(reverse(name), {"import": record.pk}))

    assert "Lần nhập này đã hoàn tác ngày " in page
    assert "Bùi Hồng Hạnh" not in page
    assert "Nguyễn Văn An" not in page.split('id="kn-found"')[1]


def test_list_of_an_import_is_not_there_for_a_stranger(client_of, stranger, browser, imported):
    record = imported(Layout.APPLICANTS, WAY, HANH)
    asked = {"import": record.pk}

    assert browser.get(reverse("cases"), asked).status_code == 200
    assert client_of(stranger).get(reverse("cases"), asked).status_code == 404
    assert client_of(stranger).get(reverse("persons"), asked).status_code == 404


@pytest.mark.parametrize("wrong", ["0", "x", "²", "9" * 30, "987654"])
@pytest.mark.parametrize("name", ["cases", "persons", "export_cases"])
def test_import_that_nobody_made_is_not_found_rather_than_left_out(browser, cell, name, wrong):
    assert browser.get(reverse(name), {"import": wrong}).status_code == 404


def test_file_of_the_list_holds_what_the_list_holds(browser, cases, imported):
    cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    cases.open("Lê Minh Chi")
    record = imported(Layout.APPLICANTS, WAY, HANH, KHOA)

    address = f"{reverse('export_cases')}?import={record.pk}"
    file = browser.post(address, {"format": "xlsx"}).content

    sheet = load_workbook(io.BytesIO(file)).active
    names = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert names == ["Bùi Hồng Hạnh", "Vũ Anh Khoa"]
