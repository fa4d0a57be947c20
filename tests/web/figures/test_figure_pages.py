"""The pages of figures: results, lists behind numbers, charts and their files."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import listed, nominated, step
from conftest import today_actor
from ketnap.domain.access import Role
from ketnap.organisations.queries import names_on
from ketnap.plans.models import PlannedFigure, PlanSpan
from ketnap.plans.services.targets import PlanOrder, set_targets, set_up_plan

pytestmark = pytest.mark.django_db

SENT_ON = date(2024, 5, 6)
YEAR = "year-2024-01-01"
COUNTED = "figure=sent_to_course&amp;organisation"
"""The way to the list of those sent to the course, where there is anybody."""


def sent(on=SENT_ON):
    return (listed(date(2024, 2, 1)), step("sent_to_course", on, course="Lớp tháng 5"))


def asked(**query):
    return f"{reverse('figures')}?{urlencode({'period': YEAR, **query}, doseq=True)}"


def shown(browser, address):
    response = browser.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def links_in(page, number):
    """The addresses that a number on the page leads to."""
    found = re.findall(rf'<a href="([^"]+)">{number}</a>', page)
    return [href.replace("&amp;", "&") for href in found]


def test_results_of_a_year_stand_beside_the_year_before_and_the_target(
    cases, browser, cell, secretary
):
    for name in ("Đỗ Quang Minh", "Vũ Thu Hà", "Lý Văn Sơn"):
        cases.open(name, *sent())
    cases.open("Bùi Xuân Nam", listed(date(2023, 2, 1)), sent(date(2023, 5, 6))[1])
    actor = today_actor(secretary)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.SENT_TO_COURSE): 4}, by=actor)

    page = shown(browser, asked())

    row = page[page.index("Cử đi học lớp nhận thức", page.index("Kết quả trong kỳ")) :]
    cells = re.sub(r"<[^>]+>", " ", row[: row.index("</tr>")]).split()
    assert cells[-8:] == ["3", "1", "+2", "(+200", "%)", "4", "75", "%"]


def test_every_number_opens_the_list_of_those_it_counts(cases, browser):
    cases.open("Đỗ Quang Minh", *sent(), sex="male")
    cases.open("Vũ Thu Hà", *sent())
    cases.open("Lý Văn Sơn", listed(date(2023, 2, 1)))

    page = shown(browser, asked(figure="sent_to_course", by="sex"))
    men = next(href for href in links_in(page, 1) if "row=male" in href)
    both = next(href for href in links_in(page, 2) if "figure=sent_to_course" in href)

    behind_men, behind_both = shown(browser, men), shown(browser, both)
    assert ("Đỗ Quang Minh" in behind_men, "Vũ Thu Hà" in behind_men) == (True, False)
    assert ("Vũ Thu Hà" in behind_both, "Lý Văn Sơn" in behind_both) == (True, False)
    assert "Giới tính: Nam" in behind_men


def test_shares_are_of_everybody_counted(cases, browser):
    cases.open("Đỗ Quang Minh", *sent(), sex="male")
    cases.open("Vũ Thu Hà", *sent())
    cases.open("Hồ Thị Lan", *sent())

    page = shown(browser, asked(figure="sent_to_course", by="sex"))

    assert "66,67 %" in page
    assert "33,33 %" in page


def test_what_was_recorded_later_is_left_out_where_that_is_asked(cases, browser):
    cases.open("Đỗ Quang Minh", *sent())

    now = shown(browser, asked(figure="sent_to_course", by="sex"))
    then = shown(browser, asked(figure="sent_to_course", by="sex", known="on", on="2024-12-31"))

    assert COUNTED in now
    assert COUNTED not in then
    assert "theo điều đã ghi đến hết ngày 31/12/2024" in then


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"start": "06/05/2024", "end": ""}, "Hãy ghi ngày."),
        ({"start": "06/05/2024", "end": "05/05/2024"}, "không được sau ngày cuối kỳ"),
        ({"start": "06/05/2024", "end": "01/01/2999"}, "Ngày này chưa đến."),
        ({"start": "01/01/0001", "end": "01/05/2024"}, "trước ngày thành lập Đảng"),
    ],
)
def test_a_free_period_needs_two_days_that_have_come(cases, browser, days, words):
    assert words in shown(browser, asked(period="free", **days))


@pytest.mark.parametrize(
    "code", ["year-9999-01-01", "month-9999-12-01", "year-0001-01-01", "quarter-0003-01-01"]
)
def test_a_period_that_has_not_been_is_none_to_choose(browser, code):
    for page in ("figures", "figure_pictures", "official_tables"):
        assert browser.get(reverse(page), {"period": code}).status_code == 200


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("figure_file", ["years", "csv"]),
        ("official_workbook", []),
        ("period_report", ["xlsx"]),
        ("figure_cells", ["quiet"]),
        ("take_courses_out", []),
    ],
)
def test_no_file_or_list_of_another_period_than_was_asked_for_is_handed_out(browser, name, more):
    query = {"period": "free", "start": "06/05/2024", "end": "05/05/2024"}

    response = browser.get(reverse(name, args=more), query, follow=True)

    assert response.redirect_chain
    words = response.content.decode()
    assert ("không được sau ngày cuối kỳ" in words, "Chưa ghi được" in words) == (True, False)


def test_the_admissions_of_a_year_before_which_there_were_no_eight_are_drawn(browser):
    chart = reverse("figure_file", args=["years", "csv"])

    told = browser.get(chart, {"on": "0003-05-01"}).content.decode("utf-8-sig")

    assert [line.partition(",")[0] for line in told.splitlines()[1:]] == ["1", "2", "3"]


def test_from_how_many_months_a_cell_is_named_is_for_the_reader_to_say(
    client_of, committee_officer, superior
):
    reader = client_of(committee_officer)

    usual = shown(reader, asked(organisation=superior.pk))
    chosen = shown(reader, asked(organisation=superior.pk, months=18))

    assert "chưa kết nạp từ 12 tháng" in usual
    assert "chưa kết nạp từ 18 tháng" in chosen
    assert reader.get(asked(organisation=superior.pk, months=0)).status_code == 200


def test_a_free_period_counts_both_its_days(cases, browser):
    cases.open("Đỗ Quang Minh", *sent())

    on_it = shown(browser, asked(period="free", start="06/05/2024", end="06/05/2024"))
    after_it = shown(browser, asked(period="free", start="07/05/2024", end="31/05/2024"))

    assert COUNTED in on_it
    assert COUNTED not in after_it


def test_the_committee_sees_its_cells_and_the_cell_its_units(
    cases, other_cases, browser, client_of, committee_officer, superior
):
    cases.open("Đỗ Quang Minh", *sent(), workplace="Phòng Kho")
    other_cases.open("Vũ Thu Hà", *sent())

    of_cell = shown(browser, asked())
    of_body = shown(client_of(committee_officer), asked(organisation=superior.pk))

    assert "Phòng Kho" in of_cell
    assert "Chi bộ Kế hoạch" not in of_cell
    assert "Chi bộ Kế hoạch" in of_body
    assert "Chi bộ chưa kết nạp" in of_body


def test_figures_of_a_sister_cell_do_not_exist_for_a_reader(browser, other_cell):
    for number in (str(other_cell.pk), "9" * 18, "9" * 30, "x"):
        assert browser.get(asked(organisation=number)).status_code == 404


def test_a_chart_is_handed_out_as_drawing_picture_and_table(cases, browser):
    cases.open("Đỗ Quang Minh", nominated(date(2024, 1, 5)), *sent())

    files = {
        kind: browser.get(reverse("figure_file", args=["funnel", kind]), {"period": YEAR})
        for kind in ("svg", "png", "csv")
    }

    drawing = files["svg"].content.decode()
    assert drawing.startswith("<svg")
    assert "Cử đi học lớp nhận thức" in drawing
    assert files["png"].content.startswith(b"\x89PNG")
    assert "Cử đi học lớp nhận thức,1" in files["csv"].content.decode()
    assert files["csv"]["Content-Disposition"].startswith("attachment")


def test_every_chart_can_be_drawn_also_where_there_is_nothing(cases, browser):
    cases.open("Đỗ Quang Minh", *sent())

    for period in (YEAR, "year-2020-01-01"):
        page = browser.get(reverse("figure_pictures"), {"period": period})
        assert page.status_code == 200
        for code in ("plan", "funnel", "stages", "flow", "years", "waiting"):
            name = reverse("figure_file", args=[code, "svg"])
            assert browser.get(name, {"period": period}).status_code == 200
    assert browser.get(reverse("figure_file", args=["shoes", "svg"])).status_code == 404


def test_a_day_gone_by_ends_the_period_there(cases, browser):
    cases.open("Đỗ Quang Minh", *sent())

    page = shown(browser, asked(on="2024-03-01"))

    assert "từ 01/01/2024 đến 01/03/2024" in page
    assert timezone.localdate() > SENT_ON


def test_a_target_leads_to_the_plans_it_comes_from(
    cases, browser, client_of, committee_officer, superior, cell, secretary
):
    cases.open("Đỗ Quang Minh", *sent())
    actor = today_actor(secretary)
    order = PlanOrder(span=PlanSpan.YEAR, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    plan = set_up_plan(cell, order, by=actor)
    set_targets(plan.pk, {(None, PlannedFigure.SENT_TO_COURSE): 4}, by=actor)

    own = shown(browser, asked())
    whole = shown(client_of(committee_officer), asked(organisation=superior.pk))
    outside = shown(client_of(committee_officer), asked(organisation=superior.pk, outside="on"))

    assert links_in(own, 4)[0].startswith(reverse("plan", args=[plan.pk]))
    assert links_in(whole, 4) == ["#kn-plans"]
    (of_plan,) = links_in(whole[whole.index("Kế hoạch của các chi bộ") :], "1 / 4")
    assert "Đỗ Quang Minh" in shown(client_of(committee_officer), of_plan)
    assert "Kế hoạch của các chi bộ" not in outside
    words = "chỉ tiêu đến 31/12/2024 và kết quả của 1 chi bộ có kế hoạch"
    (of_note,) = links_in(whole, words)
    planned = shown(client_of(committee_officer), of_note)
    assert ("1 chi bộ" in planned, links_in(planned, "1 / 4")) == (True, [of_plan])
    assert (words in outside, links_in(outside, words)) == (True, [])


def test_a_copy_for_outside_says_what_it_is_and_leads_back(cases, browser):
    cases.open("Đỗ Quang Minh", *sent())
    says = "Bản cho bên ngoài: dành cho người không được xem hồ sơ"

    for name in ("figures", "figure_pictures", "figure_courses", "official_tables"):
        address = f"{reverse(name)}?{urlencode({'period': YEAR, 'outside': 'on'})}"
        outside = shown(browser, address)
        (back,) = links_in(outside, "Về bản đầy đủ")
        assert says in outside
        assert back.startswith(f"{reverse(name)}?")
        assert says not in shown(browser, back)


def test_whose_probation_ends_next_is_a_number_alone_in_a_copy_for_outside(browser):
    outside = shown(browser, asked(outside="on"))

    ahead = outside[outside.index("Hết thời gian dự bị trong kỳ tới") :]
    table = re.sub(r"<[^>]+>", "|", ahead[ahead.index("<tbody") : ahead.index("</tbody>")])
    assert [cell for cell in table.split("|") if cell.strip()] == ["01/01/2025 – 31/12/2025", "0"]


def test_a_part_leads_to_its_own_page_but_not_from_a_copy_for_outside(
    cell, client_of, committee_officer, superior
):
    officer, name = client_of(committee_officer), names_on([cell.pk], timezone.localdate())[cell.pk]

    inside = shown(officer, asked(organisation=superior.pk))
    outside = shown(officer, asked(organisation=superior.pk, outside="on"))

    assert {f"organisation={cell.pk}&" in href for href in links_in(inside, name)} == {True}
    assert (f">{name}<" in outside, links_in(outside, name)) == (True, [])


@pytest.mark.parametrize("page", ["figures", "figure_pictures", "official_tables"])
def test_a_body_without_cells_is_told_why_its_numbers_are_nought(
    people, client_of, core, committee_officer, page
):
    of_core = client_of(people.user("thuong-vu", Role.COMMITTEE_OFFICER, core))
    words = "không có chi bộ nào trực thuộc tổ chức này"

    told = [words in shown(each, reverse(page)) for each in (of_core, client_of(committee_officer))]

    assert told == [True, False]


def test_members_are_told_as_unknown_where_nobody_was_ever_entered(client_of, founder, cell):
    page = client_of(founder).get("/so-lieu/").content.decode()

    assert "Chưa có danh sách đảng viên." in page
    assert page.count("chưa có danh sách đảng viên") >= 1
