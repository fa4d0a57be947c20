"""The report of a committee is taken from its figures, by whoever sees the cases below."""

import io
import re
from datetime import date
from html import unescape

import openpyxl
import pytest
from django.urls import reverse

from casefiles.papers import listed, step
from conftest import today_actor
from documents.layout_checks import lines_of
from ketnap.documents.registers.models import Term
from ketnap.figures.workbook import HEAD
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan
from web.figures.conftest import approved

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}


def report(client, kind="docx", **query):
    return client.get(reverse("period_report", args=[kind]), {**YEAR, **query})


def test_an_officer_looking_back_takes_the_report_from_the_page_of_figures(
    year_of_work, client_of, committee_officer, superior
):
    browser = client_of(committee_officer)
    page = browser.get(reverse("figures"), YEAR | {"on": "2025-01-31"}).content.decode()

    files = [report(browser, kind) for kind in ("docx", "pdf")]

    assert reverse("period_report", args=["docx"]) in page
    assert [file.content[:4] for file in files] == [b"PK\x03\x04", b"%PDF"]


def test_what_can_be_taken_along_folds_into_one_button_above_the_figures(
    year_of_work, client_of, committee_officer
):
    page = client_of(committee_officer).get(reverse("figures"), YEAR).content.decode()

    (panel,) = re.findall(r'<details class="[^"]*kn-figures-ways".+?</details>', page)
    head = page[page.index('<div class="kn-page-head">') : page.index('<ul class="kn-tabs"')]
    assert re.findall(r"</svg>([^<]+)</a>", panel) == [
        "Lập báo cáo Word",
        "Tải báo cáo Excel",
        "Tải biểu Excel",
    ]
    assert 'class="kn-button"' not in head


def test_today_the_report_is_a_paper_of_the_committee(
    year_of_work, client_of, committee_officer, superior
):
    page = client_of(committee_officer).get(reverse("figures"), YEAR).content.decode()

    paper = reverse("committee_paper", args=[superior.pk, "bc-cu", "0"])
    assert f'href="{paper}?period=year-2024-01-01"' in page
    assert reverse("period_report", args=["docx"]) not in page


def test_a_copy_for_outside_and_a_cell_have_no_such_report(
    year_of_work, client_of, committee_officer, browser
):
    assert report(client_of(committee_officer), outside="on").status_code == 404
    assert report(client_of(committee_officer), kind="exe").status_code == 404
    assert report(browser).status_code == 404


def test_a_stranger_takes_no_report_of_a_committee(client_of, stranger, superior):
    assert report(client_of(stranger), organisation=superior.pk).status_code == 404


@pytest.fixture
def words_of(client_of, committee_officer):
    """What the Word file says that is taken from a page."""
    browser = client_of(committee_officer)

    def words(**query):
        return "\n".join(lines_of(report(browser, **query).content))

    return words


def test_a_term_is_measured_by_its_own_plan_from_its_first_year_on(
    year_of_work, words_of, cell, superior, secretary
):
    starts, ends = date(2024, 1, 1), date(2028, 12, 31)
    Term.objects.create(
        organisation=superior, name="2024–2028", valid_from=starts, valid_until=ends
    )
    actor = today_actor(secretary)
    plan = set_up_plan(
        cell, PlanOrder(span=PlanSpan.TERM, starts_on=starts, ends_on=ends), by=actor
    )
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 20}, by=actor)

    words = words_of(period="term", on="2024-10-31")

    assert "đến ngày 31/10/2024" in words
    assert (
        "Chỉ tiêu kết nạp của các chi bộ có kế hoạch: 20, các chi bộ này kết nạp 01, đạt 5%."
        in words
    )


def test_the_report_counts_by_the_day_and_the_knowledge_that_the_page_counts_by(
    year_of_work, words_of
):
    april = {"period": "month-2024-04-01", "on": "2024-12-31"}

    by_decision = words_of(**april)
    by_ceremony = words_of(**april, count_by="ceremony")
    known_then = words_of(**april, count_by="ceremony", known="on")

    all_words = (by_decision, by_ceremony, known_then)
    admitted = [words.partition(" người được kết nạp và")[0][-2:] for words in all_words]
    assert admitted == ["00", "01", "00"]
    assert ["Số kết nạp tính theo ngày tổ chức lễ" in words for words in all_words] == [
        False,
        True,
        True,
    ]
    assert "Chỉ tính điều đã ghi đến hết ngày 31/12/2024." in known_then


def test_who_becomes_due_next_is_the_same_on_page_list_and_paper_after_they_are_recognised(
    cases, client_of, committee_officer, words_of
):
    ceremony = step(
        "ceremony_held",
        date(2024, 4, 1),
        place="Hội trường",
        mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
    )
    recognised = step(
        "decided",
        date(2025, 5, 2),
        matter="recognition",
        outcome="approved",
        decision="52-QĐ",
        body="Đảng ủy",
    )
    cases.open(
        "Đỗ Quang Minh",
        listed(date(2023, 6, 1)),
        step("cv_certified", date(2024, 1, 8), by="Đảng ủy cơ sở"),
        approved(date(2024, 3, 4)),
        ceremony,
        recognised,
    )
    browser, later = client_of(committee_officer), {"on": "2025-12-31"}

    page = browser.get(reverse("figures"), YEAR | later).content.decode()
    href = unescape(re.search(r'<a href="([^"]*number=due&[^"]+)">', unescape(page))[1])
    listed_there = browser.get(href).content.decode()

    assert "1 người, 01/01/2025 – 31/12/2025, xét tại ngày 31/12/2024" in page
    assert "Đỗ Quang Minh" in listed_there
    due = "Từ ngày 01/01/2025 đến ngày 31/12/2025, có 01 đảng viên dự bị hết thời gian dự bị."
    assert due in words_of(**later)


def test_the_report_as_excel_has_the_figures_of_the_paper_and_its_totals_are_formulas(
    year_of_work, client_of, committee_officer, words_of, cell, secretary
):
    actor = today_actor(secretary)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.ADMITTED): 4}, by=actor)
    browser = client_of(committee_officer)

    page = browser.get(reverse("figures"), YEAR).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(report(browser, "xlsx").content))

    def line(sheet, place):
        return [cell.value for cell in book[sheet][HEAD + place]]

    assert reverse("period_report", args=["xlsx"]) in page
    admitted = next(row for row in book["Kết quả"].values if row[0] == "Kết nạp")
    assert (admitted[1:3], admitted[3][:2]) == ((2, 0), "=B")
    assert line("Kế hoạch kết nạp", 1)[1:3] == [4, 1]
    assert line("Kế hoạch kết nạp", 2)[:3] == ["Cộng", "=SUM(B7:B7)", "=SUM(C7:C7)"]
    total = line("Theo tổ chức trực thuộc", len(book["Theo tổ chức trực thuộc"]["A"]) - HEAD)
    assert (total[0], total[2][:5]) == ("Cộng", "=SUM(")
    assert line("Cơ cấu người được kết nạp", 1)[0] == "Giới tính"
    assert line("Kết quả từng năm", 1)[0] == "2024"
    paper = "Chỉ tiêu kết nạp của các chi bộ có kế hoạch: 04, các chi bộ này kết nạp 01, đạt 25%."
    assert paper in words_of()
    before = report(browser, "xlsx", period="year-2023-01-01").content
    quiet = [*openpyxl.load_workbook(io.BytesIO(before))["Chi bộ chưa kết nạp"].values][HEAD:]
    assert {row[1] for row in quiet if row[2]} == {"chưa có"}


def test_every_sheet_of_the_report_fits_the_width_of_a_page_and_cuts_nothing_off(
    year_of_work, client_of, committee_officer
):
    browser = client_of(committee_officer)
    book = openpyxl.load_workbook(io.BytesIO(report(browser, "xlsx").content))

    pages = {(each.page_setup.fitToWidth, each.page_setup.fitToHeight) for each in book}
    heads = book["Theo tổ chức trực thuộc"][HEAD]
    notes = list(book["Kết quả"].merged_cells.ranges)
    assert all(each.sheet_properties.pageSetUpPr.fitToPage for each in book)
    assert pages == {(1, 0)}
    assert all(each.alignment.wrap_text for each in heads)
    assert book["Theo tổ chức trực thuộc"].row_dimensions[HEAD].height > 15
    assert {each.max_col for each in notes} == {4}


def test_a_sheet_without_rows_says_so(year_of_work, client_of, committee_officer):
    browser = client_of(committee_officer)
    book = openpyxl.load_workbook(io.BytesIO(report(browser, "xlsx").content))

    assert [*book["Kế hoạch kết nạp"].values][HEAD:][0][0] == "Không có."


def test_a_cell_has_its_figures_as_excel_and_a_copy_for_outside_has_none(year_of_work, browser):
    book = openpyxl.load_workbook(io.BytesIO(report(browser, "xlsx").content))

    assert "Theo tổ chức trực thuộc" not in book.sheetnames
    assert "Lớp bồi dưỡng" in book.sheetnames
    assert report(browser, "xlsx", outside="on").status_code == 404
