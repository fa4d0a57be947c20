"""The lists of a cell and its report on screen: for a period, for those who print them."""

import pytest
from django.urls import reverse

from casefiles.papers import listed
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.services import record_steps
from ketnap.documents.papers.models import Paper
from ketnap.domain.casefile.steps import Corrected
from ketnap.people.services import correct_person
from web.conftest import days_ago
from web.papers.conftest import VOTE_SEQ, VOTED_ON, vote

pytestmark = pytest.mark.django_db

LAST_YEAR = {"start": "01/01/2024", "end": "31/12/2024"}
NAME = "Đỗ Quang Minh"


@pytest.fixture
def url(cell):
    return reverse("cell_papers", args=[cell.pk])


def paper(cell, form, name="cell_paper"):
    return reverse(name, args=[cell.pk, form, "0"])


def shown(reader, address, **query):
    return reader.get(address, query).content.decode()


def test_the_page_of_the_cell_leads_to_its_lists(reader, cell, url):
    assert f'href="{url}"' in shown(reader, reverse("organisation", args=[cell.pk]))


def test_way_back_leads_to_the_cell(reader, cell, url):
    crumbs = shown(reader, url).split('class="kn-crumbs"')[1].split("</nav>")[0]

    assert reverse("organisation", args=[cell.pk]) in crumbs
    assert reverse("cases") not in crumbs


def test_lists_and_report_stand_together_and_lead_to_their_pages(reader, cell, minh, url):
    page = shown(reader, url)

    assert "Danh sách, báo cáo của chi bộ" in page
    for form in ("ds-ct", "bc-nk"):
        assert f'href="{paper(cell, form)}"' in page
    assert "6-KNĐ" not in page


def test_the_period_asked_for_stands_on_the_report(reader, cell, minh, url):
    page = shown(reader, url, **LAST_YEAR)
    query = "start=2024-01-01&amp;end=2024-12-31"

    assert f'href="{paper(cell, "bc-nk")}?{query}"' in page
    report = shown(reader, paper(cell, "bc-nk"), start="2024-01-01", end="2024-12-31")
    assert "01/01/2024" in report
    assert "31/12/2024" in report
    assert f'formaction="{paper(cell, "bc-nk", "cell_print_paper")}?{query}"' in report


def test_a_report_counts_by_the_day_and_the_knowledge_that_its_address_asks_for(reader, cell, minh):
    usual = shown(reader, paper(cell, "bc-nk"))
    asked = shown(reader, paper(cell, "bc-nk"), count_by="ceremony", known="on")

    for words in ("tính theo ngày tổ chức lễ kết nạp", "Chỉ tính điều đã ghi đến hết ngày"):
        assert words in asked
        assert words not in usual
    assert "&amp;count_by=ceremony&amp;known=on" in asked.split('formaction="')[1]
    assert "tính theo ngày ban hành" in shown(reader, paper(cell, "bc-nk"), count_by="x")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"start": "01/02/2025", "end": "01/01/2025"}, "không được sau ngày cuối kỳ"),
        ({"end": "01/01/2999"}, "Ngày này chưa đến"),
    ],
)
def test_a_period_that_cannot_be_is_told(reader, url, period, words):
    assert words in shown(reader, url, **period)


def test_a_list_is_as_of_the_last_day_of_its_period(reader, cell, minh):
    on_list = shown(reader, paper(cell, "ds-ct"), end=days_ago(10).isoformat())
    before = reader.get(paper(cell, "ds-ct"), {"end": days_ago(500).isoformat()})

    assert NAME in on_list
    assert NAME not in before.content.decode()


def test_papers_of_two_periods_are_two_papers(reader, cell, minh):
    report = paper(cell, "bc-nk", "cell_print_paper")
    reader.post(report + "?start=2024-01-01&end=2024-12-31")
    reader.post(report)

    old, new = Paper.objects.order_by("pk")
    assert old.organisation_id == new.organisation_id == cell.pk
    assert "Ghi đã ký" in shown(reader, paper(cell, "bc-nk"), start="2024-01-01", end="2024-12-31")
    assert old.events.last().deed == new.events.last().deed == "printed"


def test_a_report_printed_again_is_the_same_paper(reader, cell, minh):
    report = paper(cell, "bc-nk", "cell_print_paper")

    reader.post(report + "?start=2024-01-01&end=2024-12-31")
    reader.post(report + "?start=2024-01-01&end=2024-12-31")

    assert Paper.objects.count() == 1


def test_whoever_a_list_names_can_read_that_it_was_taken_along(reader, cell, minh, cases):
    other = cases.open("Ngô Văn Khải", listed(days_ago(300)))

    reader.post(paper(cell, "ds-ct", "cell_paper_word"))

    for case in (minh, other):
        assert looked_at(case.pk).filter(deed=Deed.EXPORTED).count() == 1


def test_the_report_names_nobody_and_tells_nobody(reader, cell, minh):
    reader.post(paper(cell, "bc-nk", "cell_paper_word"))

    assert not looked_at(minh.pk).exists()


@pytest.mark.parametrize("form", ["6-knd", "mlhs", "bb-hop"])
def test_a_cell_gives_its_own_forms_alone(reader, cell, minh, form):
    assert reader.get(paper(cell, form)).status_code == 404


def test_who_does_not_print_for_the_cell_finds_none(
    client_of, mentor_user, stranger, cell, minh, url
):
    for user in (mentor_user, stranger):
        assert client_of(user).get(url).status_code == 404
        assert client_of(user).get(paper(cell, "ds-ct")).status_code == 404


def test_a_superior_body_has_no_lists_of_a_cell(reader, superior):
    assert reader.get(reverse("cell_papers", args=[superior.pk])).status_code == 404


@pytest.fixture
def changed(reader, minh, keeper):
    """Minh's resolution, signed under a name that was put right since."""
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(reverse("sign_paper", args=[minh.pk, "6-knd", str(VOTE_SEQ)]), signature)
    correct_person(minh.person, reason="sai tên", actor=keeper, full_name="Đỗ Quang Mình")


def test_signed_papers_that_no_longer_agree_say_what_was_printed_and_what_is_recorded_now(
    reader, cell, minh, changed
):
    page = shown(reader, reverse("cell_changed_papers", args=[cell.pk]))

    assert reverse("paper", args=[minh.pk, "6-knd", str(VOTE_SEQ)]) in page
    assert "đã in “Đỗ Quang Minh”, nay hồ sơ ghi “Đỗ Quang Mình”" in page
    assert looked_at(minh.pk).filter(detail__contains="không còn khớp").exists()


@pytest.mark.parametrize(
    ("replacement", "told"),
    [
        (
            vote(days_ago(18)),
            f"trên giấy “{VOTED_ON:%d/%m/%Y}”, nay hồ sơ ghi “{days_ago(18):%d/%m/%Y}”",
        ),
        (None, "Việc ghi trên giấy nay không còn trong hồ sơ."),
    ],
)
def test_what_became_of_the_step_of_a_signed_paper_is_said(
    reader, cell, minh, keeper, replacement, told
):
    signature = {"name": "Nguyễn Thị An", "position": "Bí thư", "on": f"{days_ago(1):%d/%m/%Y}"}
    reader.post(reverse("sign_paper", args=[minh.pk, "6-knd", str(VOTE_SEQ)]), signature)
    correction = Corrected(
        on=days_ago(0), corrects=VOTE_SEQ, replacement=replacement, reason="ghi nhầm"
    )
    record_steps(minh.pk, (correction,), by=keeper, seen_seq=VOTE_SEQ, override_reason="ghi nhầm")

    assert told in shown(reader, reverse("cell_changed_papers", args=[cell.pk]))


def test_their_short_form_names_them_and_tells_no_value(reader, cell, minh, changed):
    way = reverse("cell_changed_papers", args=[cell.pk])

    short = reader.get(way, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in short
    assert "6-KNĐ" in short
    assert "đã in" not in short
    assert f'href="{way}"' in short


def test_nothing_that_differs_is_said_in_words(reader, cell, minh):
    page = shown(reader, reverse("cell_changed_papers", args=[cell.pk]))

    assert "Mọi văn bản đã ký còn khớp" in page
