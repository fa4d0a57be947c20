"""The list of cases: board, table, search."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casefiles.papers import listed, mentor_assigned, nominated, step
from conftest import BEGINNING
from web.conftest import asked_for_verification, days_ago

HTMX = {"HX-Request": "true"}


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def names_in(page: str) -> list[str]:
    """The names in the rows of the table, in their order."""
    return re.findall(r'<th role="rowheader" scope="row"><a href="[^"]+">([^<]+)</a>', page)


def test_board_has_a_column_for_each_stage_with_its_cards(browser, cases):
    case = cases.open("Đỗ Quang Minh", nominated(days_ago(5)))
    cases.open("Vũ Thu Hà", listed(days_ago(5)))

    page = text_of(browser.get("/ho-so/"))

    assert f'href="/ho-so/{case.pk}/"' in page
    assert '<h3>Được giới thiệu</h3><span class="kn-board-count">1</span>' in page
    assert '<h3>Cảm tình Đảng</h3><span class="kn-board-count">1</span>' in page
    assert '<h3>Lập hồ sơ</h3><span class="kn-board-count">0</span>' in page


def test_board_tells_who_has_no_mentor_yet(browser, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(5)))
    cases.open("Vũ Thu Hà", listed(days_ago(5)), mentor_assigned(days_ago(4), name="Lê Thị Chi"))

    page = text_of(browser.get("/ho-so/"))

    assert page.count("Chưa có người giúp đỡ") == 1


def test_board_points_to_the_table_where_a_column_is_longer_than_it_shows(
    browser, cases, monkeypatch
):
    monkeypatch.setattr("ketnap.web.cases.board.CARDS", 1)
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))
    cases.open("Vũ Thu Hà", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/"))

    assert 'href="/ho-so/?view=table&amp;stage=nominated">Xem cả 2 hồ sơ</a>' in page
    assert "Vũ Thu Hà" in page
    assert "Đỗ Quang Minh" not in page


def test_table_shows_what_people_look_for(browser, cases):
    cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(9)),
        mentor_assigned(days_ago(8), name="Lê Thị Chi", official_on=BEGINNING),
        asked_for_verification(days_ago(3)),
        workplace="Phòng Hạ tầng",
    )

    page = text_of(browser.get("/ho-so/?view=table"))

    assert names_in(page) == ["Đỗ Quang Minh"]
    assert "Phòng Hạ tầng" in page
    assert "Lê Thị Chi" in page
    assert "Trả lời thẩm tra lý lịch, hạn" in page
    assert f"{days_ago(3):%d/%m/%Y}" in page


def test_table_is_in_the_order_of_given_names(browser, cases):
    for name in ("Đỗ Quang Minh", "Vũ Thu Hà", "Lê Văn Hải", "Mai Thị An"):
        cases.open(name, nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/?view=table"))

    assert names_in(page) == ["Mai Thị An", "Vũ Thu Hà", "Lê Văn Hải", "Đỗ Quang Minh"]


def test_table_can_be_in_the_order_of_the_days_the_stages_began(browser, cases):
    cases.open("Mai Thị An", nominated(days_ago(3)))
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/?order=since"))

    assert names_in(page) == ["Đỗ Quang Minh", "Mai Thị An"]
    assert 'aria-sort="ascending"' in page


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Mai Thị An", "Vũ Thu Hà", "Đỗ Quang Minh"]),
        ("-name", ["Đỗ Quang Minh", "Vũ Thu Hà", "Mai Thị An"]),
        ("stage", ["Đỗ Quang Minh", "Mai Thị An", "Vũ Thu Hà"]),
        ("since", ["Vũ Thu Hà", "Đỗ Quang Minh", "Mai Thị An"]),
        ("due", ["Mai Thị An", "Đỗ Quang Minh", "Vũ Thu Hà"]),
        ("last", ["Vũ Thu Hà", "Mai Thị An", "Đỗ Quang Minh"]),
        ("-last", ["Đỗ Quang Minh", "Mai Thị An", "Vũ Thu Hà"]),
    ],
)
def test_table_is_in_the_order_asked_for(browser, cases, order, expected):
    cases.open("Mai Thị An", listed(days_ago(6)), asked_for_verification(days_ago(4)))
    cases.open("Đỗ Quang Minh", nominated(days_ago(7)), asked_for_verification(days_ago(3)))
    cases.open("Vũ Thu Hà", listed(days_ago(8)))
    earlier = cases.open("Lê Văn Hải", asked_for_verification(days_ago(200)))

    page = text_of(browser.get(f"/ho-so/?order={order}"))

    assert f"/ho-so/{earlier.pk}/" in page
    assert [name for name in names_in(page) if name != "Lê Văn Hải"] == expected


def test_head_of_a_column_sorts_and_then_turns_the_order_round(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    by_name = text_of(browser.get("/ho-so/?view=table"))
    by_due = text_of(browser.get("/ho-so/?order=due"))
    turned = text_of(browser.get("/ho-so/?order=-due"))

    assert 'aria-sort="ascending"><a href="/ho-so/?view=table&amp;order=-name">' in by_name
    assert '<a href="/ho-so/?view=table&amp;order=due">Thời hạn gần nhất</a>' in by_name
    assert 'aria-sort="ascending"><a href="/ho-so/?view=table&amp;order=-due">' in by_due
    assert 'aria-sort="descending"><a href="/ho-so/?view=table&amp;order=due">' in turned
    assert '<option value="-due" selected>' in turned


@pytest.mark.parametrize("words", ["03-NQ/CB", "03-nq", "ha tang", "Phòng Hạ tầng", "minh 03-nq"])
def test_search_finds_a_number_of_a_paper_or_a_workplace(browser, cases, words):
    cases.open("Đỗ Quang Minh", listed(days_ago(5)), workplace="Phòng Hạ tầng")
    cases.open("Vũ Thu Hà", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/", {"q": words}))

    assert names_in(page) == ["Đỗ Quang Minh"]
    assert f"Chỉ hiện hồ sơ có “{words}”." in page


def test_table_of_a_day_gone_by_names_the_mentor_of_that_day(browser, cases):
    cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(9)),
        mentor_assigned(days_ago(8), name="Lê Thị Chi", official_on=BEGINNING),
        mentor_assigned(days_ago(2), name="Trần Văn Dũng", official_on=BEGINNING),
    )

    before = text_of(browser.get(f"/ho-so/?view=table&on={days_ago(3)}"))
    after = text_of(browser.get("/ho-so/?view=table"))

    assert ("Lê Thị Chi" in before, "Trần Văn Dũng" in before) == (True, False)
    assert ("Lê Thị Chi" in after, "Trần Văn Dũng" in after) == (False, True)


def figure_address(cell, figure="listed", *, first=10, last=0):
    return (
        f"/ho-so/?figure={figure}&organisation={cell.pk}"
        f"&start={days_ago(first)}&end={days_ago(last)}"
    )


def test_table_shows_the_cases_behind_a_figure_and_says_so(browser, cases, cell):
    cases.open("Đỗ Quang Minh", listed(days_ago(5)))
    cases.open("Vũ Thu Hà", nominated(days_ago(5)))
    cases.open("Mai Thị An", listed(days_ago(40)))

    page = text_of(browser.get(figure_address(cell)))

    assert names_in(page) == ["Đỗ Quang Minh"]
    said = f"từ {days_ago(10):%d/%m/%Y} đến {days_ago(0):%d/%m/%Y}"
    assert f"tính vào số liệu “Đưa vào danh sách cảm tình, {said}”" in page
    assert f"figure=listed&amp;organisation={cell.pk}" in page
    assert '<input type="hidden" name="figure" value="listed">' in page


def test_figure_of_another_cell_shows_none_of_its_cases(browser, cases, other_cases, other_cell):
    other_cases.open("Vũ Thu Hà", listed(days_ago(5)))

    assert names_in(text_of(browser.get(figure_address(other_cell)))) == []
    assert browser.get(figure_address(other_cell).replace("start", "x")).status_code == 404


@pytest.mark.parametrize("wrong", ["figure=bia-ra", "organisation=x", "start=hom-qua", "end="])
def test_figure_that_cannot_be_read_is_not_found_rather_than_left_out(browser, cell, wrong):
    page = browser.get(f"{figure_address(cell)}&view=table&{wrong}")

    assert page.status_code == 404


@pytest.mark.parametrize("words", ["do quang", "ĐỖ MINH", "đỗ", "minh"])
def test_search_finds_a_name_with_or_without_its_accents(browser, cases, words):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))
    cases.open("Vũ Thu Hà", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/", {"q": words}))

    assert names_in(page) == ["Đỗ Quang Minh"]


def test_search_that_finds_nothing_says_what_to_try(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/?q=khong-co-ai"))

    assert "Không tìm thấy hồ sơ nào" in page


def test_search_words_come_back_as_text_never_as_markup(browser, cases):
    page = text_of(browser.get("/ho-so/", {"q": '"><script>alert(1)</script>'}))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_filter_shows_one_stage_only(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))
    cases.open("Vũ Thu Hà", listed(days_ago(5)))

    page = text_of(browser.get("/ho-so/?stage=listed"))

    assert names_in(page) == ["Vũ Thu Hà"]


def test_filter_by_a_stage_that_does_not_exist_is_left_out(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/?view=table&stage=bia-ra"))

    assert names_in(page) == ["Đỗ Quang Minh"]


def test_closed_cases_have_a_tab_and_the_reason_beside_them(browser, cases):
    cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(5)),
        step("removed_from_list", days_ago(4), reason="chuyển công tác"),
    )

    board = text_of(browser.get("/ho-so/"))
    closed = text_of(browser.get("/ho-so/?stage=closed"))

    assert "Đỗ Quang Minh" not in board
    assert names_in(closed) == ["Đỗ Quang Minh"]
    assert "Đã khép lại" in closed
    assert "chi bộ đã đưa khỏi danh sách" in closed


def test_list_is_as_of_the_day_it_speaks_about(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(9)), listed(days_ago(5)))

    pages = {
        days: text_of(browser.get(f"/ho-so/?view=table&on={days_ago(days)}"))
        for days in (10, 9, 6, 5)
    }

    assert names_in(pages[10]) == []
    assert "kn-badge--nominated" in pages[9]
    assert "kn-badge--nominated" in pages[6]
    assert "kn-badge--listed" in pages[5]
    assert f"?view=table&amp;on={days_ago(5)}" in pages[5]


def test_pages_follow_each_other_by_key(browser, cases):
    for number in range(51):
        cases.open(f"Trần Văn Bình {number:02}", nominated(days_ago(5)))
    first = text_of(browser.get("/ho-so/?view=table"))
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first)

    second = text_of(browser.get(html.unescape(following)))

    assert 'rel="prev"' not in first
    assert len(names_in(first)) == 50
    assert len(names_in(second)) == 1
    assert set(names_in(first)).isdisjoint(names_in(second))
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


def test_fragment_is_part_of_the_page(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    page = text_of(browser.get("/ho-so/?q=minh"))
    fragment = text_of(browser.get("/ho-so/?q=minh", headers=HTMX))

    assert fragment.lstrip().startswith('<div class="kn-stack" id="kn-found"')
    assert fragment.strip() in page
    assert "<html" not in fragment


def test_going_back_in_the_browser_brings_the_whole_page(browser, cases):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}

    assert "<html" in text_of(browser.get("/ho-so/?q=minh", headers=headers))


def test_stranger_sees_no_case_of_another_cell(client_of, stranger, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))
    elsewhere = client_of(stranger)

    board = text_of(elsewhere.get("/ho-so/"))
    found = text_of(elsewhere.get("/ho-so/?q=minh"))

    assert "Đỗ Quang Minh" not in board
    assert "Chưa có hồ sơ nào" in board
    assert "Đỗ Quang Minh" not in found


def test_mentor_sees_the_own_people_only(client_of, mentor_user, cases):
    cases.open(
        "Đỗ Quang Minh",
        listed(days_ago(9)),
        mentor_assigned(days_ago(8), name="Lê Thị Chi", official_on=BEGINNING),
    )
    cases.open("Vũ Thu Hà", listed(days_ago(9)))

    page = text_of(client_of(mentor_user).get("/ho-so/?view=table"))

    assert names_in(page) == ["Đỗ Quang Minh"]


@pytest.mark.parametrize(
    "address", ["/ho-so/", "/ho-so/?view=table", "/ho-so/?order=due", "/ho-so/?q=trung+tam"]
)
def test_list_asks_as_many_questions_for_many_cases_as_for_one(
    browser, cases, django_assert_num_queries, django_assert_max_num_queries, address
):
    cases.open("Đỗ Quang Minh", asked_for_verification(days_ago(3)))
    with django_assert_max_num_queries(40) as asked:
        browser.get(address)

    for name in ("Vũ Thu Hà", "Lê Văn Hải", "Mai Thị Hoa"):
        cases.open(name, asked_for_verification(days_ago(3)))

    with django_assert_num_queries(len(asked)):
        browser.get(address)


def test_page_that_nobody_wrote_is_not_found(browser, secretary):
    assert browser.get("/ho-so/?view=table&after=x").status_code == 404


def test_page_counts_the_stages_once_for_its_menu_and_itself(browser, cases):
    cases.open("Đỗ Quang Minh", nominated(days_ago(5)))

    with CaptureQueriesContext(connection) as asked:
        browser.get("/ho-so/")

    counted = [query for query in asked if 'COUNT(*) AS "number"' in query["sql"]]
    assert len(counted) == 1
