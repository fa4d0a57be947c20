"""The desk as people see it."""

import html
import re
from datetime import date

from casefiles.papers import listed, mentor_assigned, papers_of_probation, step
from conftest import BEGINNING
from ketnap.accounts.models import User
from ketnap.domain.access import Role
from ketnap.domain.casefile.steps import Step
from ketnap.organisations.queries import name_on
from web.conftest import asked_for_verification, days_ago

ASKED = "Trả lời thẩm tra lý lịch"


def certified(on: date) -> Step:
    return step("course_certified", on, certificate="12/GCN", issuer="Trung tâm Chính trị")


def admitted(on: date) -> list[Step]:
    decision = {"matter": "admission", "outcome": "approved", "decision": "57-QĐ/ĐU"}
    mentor = {"name": "Lê Thị Chi", "official_on": BEGINNING.isoformat()}
    return [
        step("cv_certified", on, by="Đảng ủy cơ sở Viện Nghiên cứu"),
        step("decided", on, body="Đảng ủy cơ sở Viện Nghiên cứu", **decision),
        step("ceremony_held", on, place="Hội trường", mentor=mentor),
    ]


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_desk_shows_what_is_due_with_whom_and_the_form_that_answers_it(browser, cases):
    case = cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))

    page = text_of(browser.get("/"))

    assert "Đỗ Quang Minh" in page
    assert ASKED in page
    assert "đang ở Đảng ủy xã Tân Lập" in page
    assert f'href="/ho-so/{case.pk}/buoc/verification_answered/"' in page
    assert "Đang chờ nơi khác" in page


def test_desk_without_anything_due_says_what_would_be_here(browser):
    assert "Chưa có việc nào đến hạn" in text_of(browser.get("/"))


def test_desk_of_a_day_gone_by_shows_that_day_and_offers_no_form(browser, cases):
    cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))

    before = text_of(browser.get(f"/?on={days_ago(4)}"))
    after = text_of(browser.get(f"/?on={days_ago(2)}"))

    assert "Đỗ Quang Minh" not in before
    assert "Đỗ Quang Minh" in after
    assert "/buoc/" not in after
    assert "Lập hồ sơ mới" not in after


def test_desk_keeps_the_day_in_its_links(browser, cases):
    case = cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))

    page = text_of(browser.get(f"/?on={days_ago(2)}"))

    assert f'href="/ho-so/{case.pk}/?on={days_ago(2)}"' in page


def test_desk_hides_the_cases_of_another_cell(browser, other_cases):
    other_cases.open("Vũ Thu Hà", asked_for_verification(days_ago(3)))

    page = text_of(browser.get("/"))

    assert "Vũ Thu Hà" not in page


def test_desk_of_a_mentor_shows_only_the_own_people(client_of, mentor_user: User, cases):
    cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(9)),
        mentor_assigned(days_ago(8), name="Lê Thị Chi", official_on=BEGINNING),
        asked_for_verification(days_ago(3)),
    )
    cases.open("Vũ Thu Hà", asked_for_verification(days_ago(3)))

    page = text_of(client_of(mentor_user).get("/"))

    assert "Đỗ Quang Minh" in page
    assert "Vũ Thu Hà" not in page
    assert "/buoc/verification_answered/" not in page
    assert "Kết quả năm" not in page


def test_desk_of_a_committee_officer_shows_the_cells_below(
    client_of, committee_officer, cases, other_cases
):
    cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))
    other_cases.open("Vũ Thu Hà", asked_for_verification(days_ago(3)))

    page = text_of(client_of(committee_officer).get("/"))

    assert "Đỗ Quang Minh" in page
    assert "Vũ Thu Hà" in page


def test_desk_writes_a_name_as_text_never_as_markup(browser, cases):
    cases.open("Minh", asked_for_verification(days_ago(3), place="<script>alert(1)</script>"))

    page = text_of(browser.get("/"))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_desk_counts_who_was_listed_this_year(browser, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))

    page = text_of(browser.get("/"))

    assert "Đưa vào danh sách cảm tình" in page
    assert '<span class="kn-figure-value"><strong>1</strong></span>' in page


def test_desk_asks_as_many_questions_for_many_cases_as_for_one(
    browser, cases, django_assert_num_queries, django_assert_max_num_queries
):
    cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))
    with django_assert_max_num_queries(46) as asked:
        browser.get("/")

    for name in ("Vũ Thu Hà", "Lê Văn Hải", "Mai Thị Hoa"):
        cases.open(name, asked_for_verification(days_ago(3)), asked_for_verification(days_ago(2)))

    with django_assert_num_queries(len(asked)):
        browser.get("/")


def test_desk_answers_404_to_a_page_nobody_wrote(browser, secretary):
    assert browser.get("/?after=7.khong-phai-ngay").status_code == 404
    assert browser.get("/?after=x").status_code == 404


def test_desk_asks_who_is_there(client, db):
    response = client.get("/")

    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")


def test_desk_shows_papers_that_lapsed_apart_and_offers_new_ones(browser, cases):
    lapsed = cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(3000)),
        certified(days_ago(2900)),
    )

    page = text_of(browser.get("/"))

    assert "Giấy tờ đã hết giá trị, cần làm lại trước khi chi bộ xét" in page
    assert "<strong>Đã hết giá trị</strong>" in page
    assert f'href="/ho-so/{lapsed.pk}/buoc/course_certified/">Ghi giấy chứng nhận mới' in page
    assert "0 việc đã quá hạn" in page


def test_desk_passes_the_matter_to_the_form(browser, cases):
    papers = papers_of_probation(days_ago(20))
    case = cases.open("Đỗ Quang Minh", *admitted(days_ago(400)), *papers)

    page = text_of(browser.get("/"))
    form = text_of(browser.get(f"/ho-so/{case.pk}/buoc/cell_voted/?matter=recognition"))

    assert f'href="/ho-so/{case.pk}/buoc/cell_voted/?matter=recognition">Ghi riêng' in page
    assert re.search(r'value="recognition"[^>]*(selected|checked)', form)


def test_desk_offers_what_the_case_calls_its_next_step(browser, cases):
    case = cases.open("Đỗ Quang Minh", *admitted(days_ago(400)))

    offered = f'href="/ho-so/{case.pk}/buoc/new_member_course_certified/"'

    assert offered in text_of(browser.get("/"))
    assert offered in text_of(browser.get(f"/ho-so/{case.pk}/"))


def test_desk_lists_the_end_of_probation_until_it_comes_and_never_as_overdue(browser, cases):
    cases.open("Đỗ Quang Minh", *admitted(days_ago(300)))
    cases.open("Vũ Thu Hà", *admitted(days_ago(400)))

    page = text_of(browser.get("/"))

    assert page.count("Hết thời gian dự bị") == 1


def test_figures_lead_to_the_cases_behind_them_and_name_their_period(browser, cases, cell):
    cases.open("Đỗ Quang Minh", listed(days_ago(0)))

    page = text_of(browser.get("/"))
    (href,) = re.findall(r'<a href="([^"]+)" class="kn-figure">', page)
    behind = text_of(browser.get(html.unescape(href)))

    today = days_ago(0)
    assert f"Kết quả năm {today.year}" in page
    assert f"từ 01/01/{today.year} đến {today:%d/%m/%Y}" in page
    assert "Đỗ Quang Minh" in behind


def test_keeper_of_the_papers_is_led_to_signed_ones_that_no_longer_agree(
    browser, client_of, mentor_user, cell
):
    way = f'hx-get="/chi-bo/{cell.pk}/giay-to/khong-con-khop/"'

    assert way in text_of(browser.get("/"))
    assert way not in text_of(client_of(mentor_user).get("/"))


def test_desk_leads_an_editor_to_the_press_and_who_gives_roles_to_the_accounts(
    client_of, people, cell, superior
):
    editor = people.user("ha", Role.EDITOR, cell, people.member(cell, "Đinh Thu Hà"))
    keeper = people.user("long", Role.SYSTEM_ADMINISTRATOR, superior)

    assert 'href="/tin-bai/">Mở tin bài' in text_of(client_of(editor).get("/"))
    assert 'href="/vai-tro/tai-khoan/">Mở tài khoản' in text_of(client_of(keeper).get("/"))


def test_desk_speaks_of_no_work_due_to_who_sees_no_case(client_of, people, cell):
    editor = people.user("ha", Role.EDITOR, cell, people.member(cell, "Đinh Thu Hà"))

    page = client_of(editor).get("/").content.decode()

    assert "Chưa theo dõi hồ sơ nào" in page
    assert "việc đến hạn trong ba tuần tới" not in page


def test_what_lies_at_the_readers_own_body_does_not_wait_elsewhere(
    browser, client_of, cases, committee_officer, superior
):
    place = name_on(superior.pk, days_ago(0))
    cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3), place))

    assert "Không có việc nào đang chờ nơi khác" not in text_of(browser.get("/"))
    assert "Không có việc nào đang chờ nơi khác" in text_of(client_of(committee_officer).get("/"))
