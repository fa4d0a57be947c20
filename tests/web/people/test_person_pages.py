"""Persons found, shown and corrected; records merged and taken apart on screen."""

from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import nominated
from conftest import FACTS, today_actor
from ketnap.audit.models import Deed
from ketnap.audit.queries import about_object
from ketnap.people.models import PersonMerge
from ketnap.people.services import correct_person, end_membership, merge_persons
from ketnap.web.people.persons import PAGE
from web.conftest import days_ago


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def minh(cases):
    """Minh, an applicant with a case."""
    return cases.open("Đỗ Quang Minh", nominated(days_ago(40))).person


@pytest.fixture
def twin(people, cell):
    """Minh once more, typed without accents."""
    return people.person(cell, "Do Quang Minh")


def test_persons_are_found_without_diacritics(browser, minh, people, cell):
    people.person(cell, "Vũ Thu Hà")

    page = text_of(browser.get(reverse("persons"), {"q": "do quang"}))

    assert "Đỗ Quang Minh" in page
    assert "Vũ Thu Hà" not in page


def test_persons_are_narrowed_by_standing(browser, minh, secretary):
    members = text_of(browser.get(reverse("persons"), {"who": "members"}))
    others = text_of(browser.get(reverse("persons"), {"who": "others"}))

    assert "Đỗ Quang Minh" not in members
    assert reverse("person", args=[secretary.person_id]) in members
    assert "Đỗ Quang Minh" in others
    assert reverse("person", args=[secretary.person_id]) not in others


def test_standing_in_the_list_is_that_of_the_day(browser, clerk, secretary):
    end_membership(
        clerk.person.memberships.get(), on=date(2024, 5, 2), actor=today_actor(secretary)
    )
    wanted = {"q": "binh", "who": "members"}

    assert "Trần Văn Bình" in text_of(
        browser.get(reverse("persons"), {**wanted, "on": "2024-05-01"})
    )
    assert "Trần Văn Bình" not in text_of(browser.get(reverse("persons"), wanted))


def test_list_goes_on_page_by_page_and_back(browser, people, cell):
    names = [f"Trần Văn A{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    for name in [*names, *(f"{name} Bảo" for name in names)]:
        people.person(cell, name)

    first = browser.get(reverse("persons")).context
    second = browser.get(first["next_href"]).context
    back = browser.get(second["previous_href"]).context

    listed = [row[0]["text"] for row in (*first["rows"], *second["rows"])]
    assert len(first["rows"]) == PAGE
    assert len(set(listed)) == len(listed) == len(names) * 2 + 1
    assert (second["next_href"], first["previous_href"]) == ("", "")
    assert back["rows"] == first["rows"]


@pytest.mark.parametrize("place", ["after", "before"])
def test_place_nobody_wrote_is_no_page(browser, place):
    assert browser.get(reverse("persons"), {place: "nowhere"}).status_code == 404


def test_fragment_holds_the_list_alone(browser, minh):
    answer = browser.get(reverse("persons"), headers={"hx-request": "true"})

    assert "Đỗ Quang Minh" in text_of(answer)
    assert "<html" not in text_of(answer)


def test_page_of_a_person_shows_facts_case_and_standing(browser, minh):
    page = text_of(browser.get(reverse("person", args=[minh.pk])))

    for words in ("02/03/1985", "Trung tâm Thông tin", "Được giới thiệu", "Chưa là đảng viên."):
        assert words in page


def test_case_appears_with_the_stage_of_the_day(browser, minh):
    on = days_ago(41).isoformat()

    page = text_of(browser.get(reverse("person", args=[minh.pk]), {"on": on}))

    assert "chưa có bước nào vào ngày này" in page
    assert "Được giới thiệu" not in page


def test_looking_at_a_person_is_noted(browser, minh, secretary):
    browser.get(reverse("person", args=[minh.pk]))

    latest = about_object("person", minh.pk)[0]
    assert (latest.deed, latest.who) == (Deed.VIEWED, secretary)


def test_correction_is_written_with_its_reason_and_shown(browser, minh):
    facts = {**FACTS, "full_name": "Đỗ Quang Minh", "born_on": "02/03/1986", "reason": "khai sinh"}

    answer = browser.post(reverse("correct_person", args=[minh.pk]), facts)

    minh.refresh_from_db()
    page = text_of(browser.get(answer.url))
    assert minh.born_on == date(1986, 3, 2)
    assert "Sửa, lý do: khai sinh" in page
    assert "Ngày sinh: 02/03/1985 → 02/03/1986" in page


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"reason": ""}, "Lý do sửa"),
        ({"reason": "rà soát"}, "Chưa có mục nào khác với bản đang lưu."),
        ({"reason": "rà soát", "born_on": "01/01/2999"}, "Ngày sinh phải ở trước hôm nay."),
    ],
)
def test_correction_that_says_nothing_is_refused(browser, minh, answers, words):
    facts = {**FACTS, "full_name": "Đỗ Quang Minh", "born_on": "02/03/1985", **answers}

    answer = browser.post(reverse("correct_person", args=[minh.pk]), facts)

    assert answer.status_code == 422
    assert words in text_of(answer)


def test_records_alike_are_proposed_and_compared(browser, minh, twin):
    proposals = text_of(browser.get(reverse("duplicates")))
    way = reverse("compare_persons", args=[minh.pk, twin.pk])
    compared = browser.get(way)

    assert way in proposals
    assert [line.term for line in compared.context["lines"] if line.differs] == [
        "Họ và tên",
        "Hồ sơ",
    ]


def test_merge_keeps_the_chosen_record(browser, minh, twin):
    answer = browser.post(
        reverse("compare_persons", args=[minh.pk, twin.pk]),
        {"kept": minh.pk, "reason": "nhập hai lần"},
    )

    assert answer.url == reverse("person", args=[minh.pk])
    twin.refresh_from_db()
    assert twin.merged_into == minh
    assert "Hoàn tác việc gộp" in text_of(browser.get(answer.url))


def test_page_of_a_merged_record_leads_to_the_kept_one(browser, minh, twin, secretary):
    merge_persons(minh, twin, reason="nhập hai lần", actor=today_actor(secretary))

    answer = browser.get(reverse("person", args=[twin.pk]))

    assert answer.url == reverse("person", args=[minh.pk])


def test_merge_is_undone_on_its_page(browser, minh, twin, secretary):
    merge = merge_persons(twin, minh, reason="nhập hai lần", actor=today_actor(secretary))

    browser.post(reverse("undo_merge", args=[merge.pk]))

    minh.refresh_from_db()
    assert minh.merged_into is None
    assert minh.casefiles.count() == 1
    assert browser.get(reverse("undo_merge", args=[merge.pk])).status_code == 404


@pytest.mark.parametrize("answers", [{"kept": "", "reason": "x"}, {"kept": "kept", "reason": ""}])
def test_merge_needs_a_choice_and_a_reason(browser, minh, twin, answers):
    data = {**answers, "kept": minh.pk if answers["kept"] else ""}

    answer = browser.post(reverse("compare_persons", args=[minh.pk, twin.pk]), data)

    assert answer.status_code == 422
    assert not PersonMerge.objects.exists()


def test_stranger_gets_404_at_every_page_of_a_person(
    client_of, stranger, browser, minh, twin, secretary, people, cell
):
    third = people.person(cell, "Đỗ Quang Minh")
    merge = merge_persons(twin, third, reason="nhập hai lần", actor=today_actor(secretary))
    ways = [
        reverse("person", args=[minh.pk]),
        reverse("correct_person", args=[minh.pk]),
        reverse("admit_person", args=[minh.pk]),
        reverse("compare_persons", args=[minh.pk, twin.pk]),
        reverse("undo_merge", args=[merge.pk]),
    ]

    assert [browser.get(way).status_code for way in ways] == [200] * len(ways)
    foreign = client_of(stranger)
    assert [foreign.get(way).status_code for way in ways] == [404] * len(ways)
    posts = [foreign.post(way, {"kept": minh.pk, "reason": "x"}).status_code for way in ways[1:]]
    assert posts == [404] * len(posts)
    assert "Đỗ Quang Minh" not in text_of(foreign.get(reverse("persons")))
    assert "Minh" not in text_of(foreign.get(reverse("duplicates")))


def test_merged_record_of_a_sister_cell_stays_hidden(client_of, stranger, minh, twin, secretary):
    merge_persons(minh, twin, reason="nhập hai lần", actor=today_actor(secretary))

    assert client_of(stranger).get(reverse("person", args=[twin.pk])).status_code == 404


def test_committee_officer_reads_a_person_without_changing(client_of, committee_officer, minh):
    browser = client_of(committee_officer)

    page = browser.get(reverse("person", args=[minh.pk]))

    assert page.status_code == 200
    assert reverse("correct_person", args=[minh.pk]) not in text_of(page)
    assert browser.get(reverse("correct_person", args=[minh.pk])).status_code == 403


def test_page_of_a_past_day_offers_no_change(browser, minh, secretary):
    correct_person(minh, occupation="công chức", reason="x", actor=today_actor(secretary))

    page = text_of(browser.get(reverse("person", args=[minh.pk]), {"on": days_ago(1).isoformat()}))

    assert reverse("correct_person", args=[minh.pk]) not in page
