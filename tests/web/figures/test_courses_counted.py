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
from ketnap.figures.courses import courses_counted
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.services import (
    PlannedCourse,
    Result,
    certify_participants,
    plan_course,
    propose_participants,
)

pytestmark = pytest.mark.django_db

YEAR = {"period": "year-2024-01-01"}
NEW = "Lớp đảng viên mới năm 2024"
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
    asked = Asked(path=body.path, start=date(2024, 1, 1), end=date(2024, 12, 31), **more)
    found = courses_counted(asked, CourseKind.AWARENESS)
    return {each.title: (each.enrolled, each.certified, each.rate) for each in found.each}, found


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
    everybody = found.together
    assert (everybody.enrolled, everybody.certified) == (3, 3)
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


@pytest.mark.usefixtures("courses")
def test_certificates_of_the_period_stand_beside_the_courses(
    client_of, committee_officer, superior
):
    officer = client_of(committee_officer)
    asked = {"period": "year-2025-01-01", "organisation": superior.pk}

    page = officer.get(reverse("figure_courses"), asked).content.decode()

    found = re.findall(r'<a href="([^"]*figure=[^"]*)"[^>]*>(\d+)</a>', page)
    assert [(int(number), cases_in(officer, unescape(href))) for href, number in found] == [(1, 1)]
    assert "Không có ai được cử đi học trong kỳ." in page


def cases_in(browser, href):
    return len(set(re.findall(r'href="/ho-so/(\d+)/', browser.get(href).content.decode())))


def test_courses_of_new_members_are_told_by_their_lists(client_of, committee_officer, cases, cell):
    order = PlannedCourse(
        kind=CourseKind.NEW_MEMBER, title=NEW, issuer="Trung tâm", starts_on=date(2024, 5, 6)
    )
    course = plan_course(cell, order, by=cases.actor)
    people = [
        cases.open(name, *joined(date(2024, 2, 5))) for name in ("Đỗ Quang Minh", "Vũ Thu Hà")
    ]
    ids = [case.pk for case in people]
    propose_participants(course.pk, ids, by=cases.actor, on=date(2024, 5, 1))
    result = Result(casefile_id=ids[0], certificate="07/GCN", on=date(2024, 5, 20), seen_seq=4)
    certify_participants(course.pk, [result], by=cases.actor, override_reason="ghi bổ sung")
    officer = client_of(committee_officer)

    page = officer.get(reverse("figure_courses"), {**YEAR, "organisation": cell.pk})

    text = page.content.decode()
    found = [(unescape(href), int(number)) for href, number in NUMBER.findall(text)]
    assert [number for _href, number in found] == [2, 1, 2, 1]
    assert [(href, cases_in(officer, href)) for href, _number in found] == found
    assert NEW in text


def joined(on):
    """The steps of somebody on probation since a day."""
    return (
        listed(date(2023, 6, 1)),
        step("cv_certified", date(2023, 9, 4), by="Đảng ủy cơ sở"),
        step(
            "decided",
            date(2024, 1, 8),
            matter="admission",
            outcome="approved",
            decision="41-QĐ/ĐU",
            body="Đảng ủy cơ sở",
        ),
        step(
            "ceremony_held",
            on,
            place="Hội trường",
            mentor={"name": "Lê Thị Chi", "official_on": "2010-01-01"},
        ),
    )


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

    kind = str(CourseKind.AWARENESS.label)
    assert rows == [
        {"kind": kind, "title": SPRING, "first_on": "2024-03-04", "enrolled": 2, "certified": 1},
        {"kind": kind, "title": AUTUMN, "first_on": "2024-09-02", "enrolled": 1, "certified": 1},
    ]
    assert AccessEntry.objects.filter(deed=Deed.EXPORTED, object_kind="course_figures").exists()


def test_a_period_without_courses_says_so(browser, cell):
    page = browser.get(reverse("figure_courses"), {"organisation": cell.pk}).content.decode()

    assert "Không có ai được cử đi học trong kỳ." in page
    assert str(timezone.localdate().year) in page
