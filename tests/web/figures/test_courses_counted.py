"""Courses of a period on their page, as a file, and the lists that their numbers open."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from casefiles.papers import listed, step, voided
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.queries.counted_people import Asked
from ketnap.casefiles.services import record_steps
from ketnap.figures.courses import courses_counted, together

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}
SPRING, AUTUMN = "Lớp nhận thức đợt I.2024", "Lớp nhận thức đợt II.2024"
NUMBER = re.compile(r'<a href="([^"]*number=courses[^"]*)"[^>]*>(\d+)</a>')


def sent(on, course=SPRING):
    return step("sent_to_course", on, course=course)


def certified(on):
    return step("course_certified", on, certificate="0001/GCN", issuer="Trung tâm Chính trị")


@pytest.fixture
def courses(cases, other_cases):
    """Three sent in spring, two of them certified, one after the year; one sent again in autumn."""
    entered = listed(date(2023, 6, 1))
    minh = cases.open("Đỗ Quang Minh", entered, sent(date(2024, 3, 4)), certified(date(2024, 3, 9)))
    cases.open(
        "Vũ Thu Hà",
        entered,
        sent(date(2024, 3, 5), SPRING.upper()),
        sent(date(2024, 9, 2), AUTUMN),
        certified(date(2025, 1, 6)),
    )
    other_cases.open("Bùi Xuân Nam", entered, sent(date(2024, 3, 4)), certified(date(2024, 3, 9)))
    cases.open("Lý Văn Sơn", entered, sent(date(2023, 9, 4), "Lớp 2023"))
    wrong = cases.open("Hồ Thị Lan", entered, sent(date(2024, 3, 4)))
    taken_back = voided(2, date(2024, 3, 5))
    record_steps(wrong.pk, [taken_back], by=cases.actor, seen_seq=2)
    return minh


def counted(body, **more):
    found = courses_counted(
        Asked(path=body.path, start=date(2024, 1, 1), end=date(2024, 12, 31), **more)
    )
    return {each.title: (len(each.sent), len(each.certified), each.rate) for each in found}, found


@pytest.mark.usefixtures("courses")
def test_courses_are_counted_by_the_name_that_the_steps_give_them(superior, cell):
    whole, found = counted(superior)
    own, _ = counted(cell)
    known_then, _ = counted(superior, known_on=date(2023, 12, 31))

    assert {title: numbers[:2] for title, numbers in whole.items()} == {
        SPRING: (3, 2),
        AUTUMN: (1, 1),
    }
    assert str(whole[SPRING][2]) == "66.67"
    assert own[SPRING][:2] == (2, 1)
    everybody = together(found)
    assert (len(everybody.sent), len(everybody.certified)) == (3, 3)
    assert known_then == {}


@pytest.mark.usefixtures("courses")
def test_every_number_opens_a_list_of_as_many_cases(client_of, committee_officer, superior):
    officer = client_of(committee_officer)
    page = officer.get(reverse("figure_courses"), {**YEAR, "organisation": superior.pk})

    numbers = [
        (unescape(href), int(number)) for href, number in NUMBER.findall(page.content.decode())
    ]

    assert [number for _href, number in numbers] == [3, 2, 1, 1, 3, 3]
    assert [(href, cases_in(officer, href)) for href, _number in numbers] == numbers


def cases_in(browser, href):
    return len(set(re.findall(r'href="/ho-so/(\d+)/', browser.get(href).content.decode())))


@pytest.mark.usefixtures("courses")
def test_a_copy_for_outside_tells_of_all_courses_together(browser, cell):
    asked = {**YEAR, "organisation": cell.pk, "outside": "on"}

    page = browser.get(reverse("figure_courses"), asked).content.decode()
    file = browser.get(reverse("take_courses_out"), asked)

    assert SPRING not in page
    assert "Cộng: 2 lớp" in page
    assert "không nêu" in page
    assert "number=courses" not in page
    assert file.status_code == 404


@pytest.mark.usefixtures("courses")
def test_the_table_is_taken_out_as_a_file_and_that_is_noted(browser, cell):
    address = f"{reverse('take_courses_out')}?period=year-2024-01-01&organisation={cell.pk}"

    rows = json.loads(browser.post(address, {"format": "json"}).content)

    assert rows == [
        {"title": SPRING, "first_on": "2024-03-04", "sent": 2, "certified": 1},
        {"title": AUTUMN, "first_on": "2024-09-02", "sent": 1, "certified": 1},
    ]
    assert AccessEntry.objects.filter(deed=Deed.EXPORTED, object_kind="course_figures").exists()


def test_a_period_without_courses_says_so(browser, cell):
    page = browser.get(reverse("figure_courses"), {"organisation": cell.pk}).content.decode()

    assert "Không có ai được cử đi học trong kỳ." in page
    assert str(timezone.localdate().year) in page
