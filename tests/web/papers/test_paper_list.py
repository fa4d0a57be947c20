"""The list of a case's papers, and the card of its page that leads to them."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casefiles.papers import listed, step
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.documents.papers.models import Paper
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.about import ABOUT
from ketnap.occasions.meetings.services import Plan, Question, call_meeting
from ketnap.people.services import correct_person
from ketnap.web.papers.places import PLACES
from web.conftest import days_ago
from web.papers.conftest import VOTE_SEQ, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(minh):
    return reverse("papers", args=[minh.pk])


def text_of(response):
    return response.content.decode()


def line_of(page, href):
    """The line of the list that leads to an address."""
    lines = page.split('<li class="kn-row ')[1:]
    return next(line for line in lines if f'href="{href}"' in line)


def six(case):
    return reverse("paper", args=[case.pk, "6-knd", str(VOTE_SEQ)])


def sign(reader, case):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(reverse("sign_paper", args=[case.pk, "6-knd", str(VOTE_SEQ)]), signature)


def test_list_holds_every_form_of_a_case_in_its_part(reader, url):
    page = text_of(reader.get(url))

    assert page.index("Đến khi chi bộ xét") < page.index("6-KNĐ") < page.index("Sau khi chi bộ xét")
    assert "1-KNĐ" in page
    assert "MLHS" in page


def test_recorded_paper_says_so_and_offers_to_be_drawn_up(reader, minh, url):
    line = line_of(text_of(reader.get(url)), six(minh))

    assert "Đã ghi trong hồ sơ" in line
    assert f"ghi ngày {days_ago(20):%d/%m/%Y}" in line
    assert "Lập giấy" in line


def test_each_state_leads_to_the_next_deed(reader, minh, url):
    reader.post(reverse("print_paper", args=[minh.pk, "6-knd", str(VOTE_SEQ)]))
    printed = line_of(text_of(reader.get(url)), six(minh))
    sign(reader, minh)
    signed = line_of(text_of(reader.get(url)), six(minh))
    (paper,) = Paper.objects.all()
    reader.post(reverse("file_paper", args=[minh.pk, paper.pk]), {"kept_at": "Tủ A2, ngăn 3"})
    filed = line_of(text_of(reader.get(url)), six(minh))

    assert "Đã in" in printed
    assert "Ghi đã ký" in printed
    assert "chưa ghi nơi lưu" in signed
    assert "Ghi nơi lưu" in signed
    assert "Tủ A2, ngăn 3" in filed


def test_letters_of_one_form_are_told_apart_by_the_place_they_go_to(reader, cases):
    sent = [("own_side", "Xã Mẫu Sơn"), ("spouse_side", "Phường Mẫu Giang")]
    letters = [
        step("verification_requested", days_ago(30), subject=side, place=place, abroad=False)
        for side, place in sent
    ]
    case = cases.open("Lý Thị Ngọc", listed(days_ago(400)), *letters)

    page = text_of(reader.get(reverse("papers", args=[case.pk])))

    found = [line_of(page, reverse("paper", args=[case.pk, "20-knd", seq])) for seq in "23"]
    assert "Xã Mẫu Sơn, bên bản thân" in found[0]
    assert "Phường Mẫu Giang, bên vợ hoặc chồng" in found[1]


def test_form_without_what_it_needs_says_what_is_missing(reader, cases):
    case = cases.open("Lý Thị Ngọc", listed(days_ago(400)))

    page = text_of(reader.get(reverse("papers", args=[case.pk])))

    line = line_of(page, reverse("paper", args=[case.pk, "6-knd", "0"]))
    assert "Chưa đủ dữ liệu" in line
    assert "Còn thiếu: ngày biểu quyết" in line


def test_signed_paper_that_no_longer_agrees_stands_on_top_and_on_the_case(
    reader, minh, url, keeper
):
    sign(reader, minh)
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")

    listed_page = text_of(reader.get(url))
    case_page = text_of(reader.get(reverse("case", args=[minh.pk])))

    assert "Giấy đã ký không còn khớp với hồ sơ" in listed_page
    said = "Họ và tên: đã in “Đỗ Quang Minh”, nay hồ sơ ghi “Đỗ Quang Mình”"
    assert f"Bản đã ký không còn khớp: {said}" in line_of(listed_page, six(minh))
    assert said in case_page.split("Soát giấy tờ")[1]
    assert "không còn khớp: họ và tên" in case_page


def test_case_page_leads_to_each_paper(reader, minh, url):
    page = text_of(reader.get(reverse("case", args=[minh.pk])))

    assert f'href="{six(minh)}"' in page
    assert f'href="{url}"' in page


@pytest.mark.parametrize("letters", ["6-knd", "de nghi ket nap chi bo"])
def test_search_needs_no_accents(reader, minh, url, letters):
    page = text_of(reader.get(url, {"q": letters}))

    assert six(minh) in page
    assert "1-KNĐ" not in page


def test_search_that_finds_nothing_says_how_to_go_on(reader, url):
    assert "Không có giấy nào như vậy" in text_of(reader.get(url, {"q": "khong co"}))


def test_list_as_of_a_day_before_the_vote_knows_no_vote(reader, minh, url):
    page = text_of(reader.get(url, {"on": days_ago(30).isoformat()}))

    assert "Chưa đủ dữ liệu" in line_of(
        page, reverse("paper", args=[minh.pk, "6-knd", "0"]) + f"?on={days_ago(30)}"
    )
    assert "Lập giấy" not in page


def test_queries_do_not_grow_with_the_forms(reader, url):
    with CaptureQueriesContext(connection) as asked:
        reader.get(url)

    assert len(asked) <= 4 * len(load_sheets())


def test_every_step_that_a_form_is_about_has_its_place():
    assert PLACES.keys() == ABOUT.keys()


@pytest.mark.parametrize("name", ["papers", "case"])
def test_contradictions_between_papers_are_told_before_the_case_goes_up(reader, cases, name):
    case = cases.open(
        "Lý Thị Ngọc",
        listed(days_ago(400), resolution="03-NQ/CB"),
        vote(days_ago(20), resolution="03-NQ/CB"),
    )

    page = text_of(reader.get(reverse(name, args=[case.pk])))

    assert "Soát giấy tờ" in page
    assert "03-NQ/CB" in page.split("kn-remarks-title")[-1]
    assert f"{reverse('case', args=[case.pk])}#buoc-2" in page
    assert reverse("rule", args=["document_number_series"]) in page.split("kn-remarks-title")[-1]


def test_a_contradiction_that_no_rule_speaks_of_says_so(reader, cases):
    case = cases.open(
        "Lý Thị Ngọc",
        listed(days_ago(400)),
        *(_assigned(days, name) for days, name in ((390, "Lê Thị Hoà"), (300, "Lê Thị Hòa"))),
    )

    page = text_of(reader.get(reverse("papers", args=[case.pk])))

    assert "Căn cứ: chưa xác nhận được quy định nào" in page.split("kn-remarks-title")[-1]


def _assigned(days: int, name: str) -> Step:
    mentor = {"name": name, "official_on": "2012-05-19"}
    return step("mentor_assigned", days_ago(days), mentor=mentor, resolution=f"{days}-NQ/CB")


@pytest.fixture
def meeting(minh, cell, secretary, clerk, keeper):
    """A meeting of today that is to vote on Minh once more."""
    plan = Plan(
        held_on=days_ago(0),
        begins_at=time(14),
        place="Phòng họp 302",
        presiding=secretary.person,
        secretary=clerk.person,
        topics=("Sinh hoạt tháng",),
        questions=(Question(minh.pk, Matter.ADMISSION),),
    )
    return call_meeting(cell, plan, actor=keeper)


def test_papers_of_a_meeting_stand_below_it_and_are_its_own(reader, meeting):
    page = text_of(reader.get(reverse("meeting_papers", args=[meeting.pk])))
    answer = reader.post(reverse("meeting_paper_word", args=[meeting.pk, "gm-hop", "0"]))

    assert reverse("meeting_paper", args=[meeting.pk, "gm-hop", "0"]) in page
    assert "6-KNĐ" not in page
    assert answer.status_code == 200
    assert Paper.objects.get().meeting_id == meeting.pk


def test_those_on_the_agenda_can_read_who_took_a_paper_of_the_meeting(reader, minh, meeting):
    reader.post(reverse("meeting_paper_word", args=[meeting.pk, "gm-hop", "0"]))
    reader.post(reverse("meeting_print_paper", args=[meeting.pk, "gm-hop", "0"]))

    noted = looked_at(minh.pk).filter(object_kind="meeting", object_id=meeting.pk)
    assert set(noted.values_list("deed", flat=True)) == {Deed.EXPORTED, Deed.PRINTED}
