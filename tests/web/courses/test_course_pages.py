"""Courses as people see them: the list, proposing, sending, certificates, printing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.urls import reverse

from admitting import kinds_of, seq_of
from casefiles.papers import listed, reviewed, step
from ketnap.audit.models import AccessEntry, Deed
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.calendar import add_months
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.services import PlannedCourse, plan_course, propose_participants
from web.conftest import Cases, days_ago

TITLE = "Lớp nhận thức về Đảng, đợt I"


@pytest.fixture
def plan(cases: Cases) -> Callable[..., Course]:
    """Announces a course and puts cases on its list."""

    def plan_for(*people: Casefile, starts_on: date | None = None) -> Course:
        order = PlannedCourse(
            kind=CourseKind.AWARENESS,
            title=TITLE,
            issuer="Trung tâm Chính trị",
            starts_on=starts_on or days_ago(20),
        )
        course = plan_course(cases.cell, order, by=cases.actor)
        ids = [case.pk for case in people]
        propose_participants(course.pk, ids, by=cases.actor, on=days_ago(0))
        return course

    return plan_for


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def seen(*people: Casefile) -> list[str]:
    return [f"{case.pk}:{seq_of(case)}" for case in people]


def test_menu_leads_to_the_courses_of_who_manages_them(browser, client_of, mentor_user):
    link = f'href="{reverse("courses")}"'

    assert link in text_of(browser.get("/"))
    assert link not in text_of(client_of(mentor_user).get("/"))


def test_course_of_another_cell_is_not_found(client_of, stranger, plan):
    course = plan()
    outside = client_of(stranger)

    for name in ("course", "change_course", "proposal_sheet", "propose_participants"):
        assert outside.get(reverse(name, args=[course.pk])).status_code == 404
    for name in ("send_participants", "course_results"):
        assert outside.get(reverse(name, args=[course.pk])).status_code == 404


def test_mentor_opens_no_course(client_of, mentor_user, plan):
    course = plan()

    assert client_of(mentor_user).get(reverse("course", args=[course.pk])).status_code == 403


def test_committee_officer_reads_a_course_and_is_offered_no_recording(
    client_of, committee_officer, plan, cases
):
    course = plan(cases.open("Đỗ Quang Minh", listed(days_ago(300))))

    page = text_of(client_of(committee_officer).get(reverse("course", args=[course.pk])))

    assert "Đỗ Quang Minh" in page
    assert reverse("send_participants", args=[course.pk]) not in page


def test_new_course_is_announced_and_leads_to_its_list(browser, cell):
    answer = browser.post(
        reverse("new_course"),
        {
            "kind": "awareness",
            "title": TITLE,
            "issuer": "Trung tâm Chính trị",
            "starts_on": "04/01/2027",
            "ends_on": "08/01/2027",
        },
    )

    course = Course.objects.get()
    assert answer.url == reverse("propose_participants", args=[course.pk])
    assert (course.cell, course.title, course.starts_on) == (cell, TITLE, date(2027, 1, 4))


@pytest.mark.parametrize(
    "days",
    [{"starts_on": "04/01/3027"}, {"starts_on": "04/01/2027", "ends_on": "08/01/3027"}],
)
def test_a_course_on_a_far_day_is_asked_about(browser, days):
    order = {"kind": "awareness", "title": TITLE, "issuer": "Trung tâm"}

    answer = browser.post(reverse("new_course"), order | days)

    assert "Ngày này cách hôm nay hơn một năm." in text_of(answer, 422)
    assert not Course.objects.exists()


def test_course_that_ends_before_it_begins_is_said_by_the_form(browser):
    answer = browser.post(
        reverse("new_course"),
        {
            "kind": "awareness",
            "title": TITLE,
            "issuer": "Trung tâm",
            "starts_on": "08/01/2027",
            "ends_on": "04/01/2027",
        },
    )

    assert "Ngày bế giảng không được trước ngày khai giảng." in text_of(answer, 422)


def test_people_are_proposed_by_ticking_them(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    course = plan()
    address = reverse("propose_participants", args=[course.pk])

    offered = text_of(browser.get(address))
    browser.post(address, {"people": [minh.pk]})

    assert "Đỗ Quang Minh" in offered
    assert "Chưa có giấy chứng nhận" in offered
    assert course.participants.get().casefile == minh


def test_proposing_nobody_says_so(browser, plan):
    course = plan()

    page = text_of(browser.post(reverse("propose_participants", args=[course.pk]), {}), 422)

    assert "Chưa chọn ai." in page


def test_sending_records_a_step_for_everybody_ticked(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    ha = cases.open("Vũ Thu Hà", listed(days_ago(300)))
    course = plan(minh, ha)

    answer = browser.post(
        reverse("send_participants", args=[course.pk]),
        {"on": f"{days_ago(2):%d/%m/%Y}", "people": [minh.pk], "seen": seen(minh, ha)},
        follow=True,
    )

    assert "Đã ghi cử 1 người đi học" in text_of(answer)
    assert kinds_of(minh)[-1] == "sent_to_course"
    assert kinds_of(ha) == ["listed_as_sympathiser"]


def test_sending_of_a_day_to_come_is_refused_by_the_form(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    course = plan(minh)

    answer = browser.post(
        reverse("send_participants", args=[course.pk]),
        {"on": f"{days_ago(-1):%d/%m/%Y}", "people": [minh.pk], "seen": seen(minh)},
    )

    assert "Ngày này chưa đến." in text_of(answer, 422)


def test_change_in_between_stops_everybody_and_is_told_with_its_name(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    ha = cases.open("Vũ Thu Hà", listed(days_ago(300)))
    course = plan(minh, ha)
    before = seen(minh, ha)
    record_steps(ha.pk, [reviewed(days_ago(1))], by=cases.actor, seen_seq=1, override_reason="x")
    address = reverse("send_participants", args=[course.pk])
    data = {"on": f"{days_ago(0):%d/%m/%Y}", "people": [minh.pk, ha.pk], "seen": before}

    page = text_of(browser.post(address, data), 409)

    assert "Chưa ghi cho ai: hồ sơ của Vũ Thu Hà vừa có bước mới" in page
    assert f'value="{ha.pk}:2"' in page
    assert kinds_of(minh) == ["listed_as_sympathiser"]


def test_page_that_was_tampered_with_records_nothing(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    course = plan(minh)

    answer = browser.post(
        reverse("send_participants", args=[course.pk]),
        {"on": f"{days_ago(0):%d/%m/%Y}", "people": [minh.pk], "seen": ["một:hai"]},
    )

    assert "Trang này không còn nguyên vẹn." in text_of(answer, 422)


def test_somebody_is_taken_off_the_list_after_being_asked(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    course = plan(minh)
    address = reverse("take_off_list", args=[course.pk, minh.pk])

    question = text_of(browser.get(address))
    browser.post(address)

    assert "Bỏ Đỗ Quang Minh khỏi danh sách lớp?" in question
    assert not course.participants.exists()


def test_steps_recorded_in_the_case_are_gathered(browser, cases, plan):
    minh = cases.open(
        "Đỗ Quang Minh", listed(days_ago(300)), step("sent_to_course", days_ago(10), course=TITLE)
    )
    course = plan()

    answer = browser.post(reverse("gather_recorded", args=[course.pk]), follow=True)

    assert "Đã ghép 1 người" in text_of(answer)
    assert course.participants.get().casefile == minh


def test_page_of_a_day_gone_by_offers_no_writing(browser, cases, plan):
    course = plan(cases.open("Đỗ Quang Minh", listed(days_ago(300))))

    page = text_of(browser.get(reverse("course", args=[course.pk]), {"on": str(days_ago(3))}))

    assert reverse("send_participants", args=[course.pk]) not in page
    assert reverse("propose_participants", args=[course.pk]) not in page


def test_printing_the_list_is_noted_with_every_case(browser, cases, plan):
    minh = cases.open("Đỗ Quang Minh", listed(days_ago(300)))
    course = plan(minh)

    page = text_of(browser.get(reverse("proposal_sheet", args=[course.pk])))

    noted = AccessEntry.objects.get(deed=Deed.PRINTED, casefile_id=minh.pk)
    assert "Đỗ Quang Minh" in page
    assert noted.object_kind == "course"


def test_list_to_print_stays_in_vietnamese_for_who_reads_english(browser, cases, plan, settings):
    course = plan(cases.open("Đỗ Quang Minh", listed(days_ago(300))))
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = text_of(browser.get(reverse("proposal_sheet", args=[course.pk])))

    assert "List of people proposed for the course" in page
    assert "T/M CHI BỘ" in page


# ---- certificates ----


def certified_on(on: date):
    return step("course_certified", on, certificate="01/GCN", issuer="Trung tâm")


def test_certificates_are_told_for_the_day_of_the_planned_vote(browser, cases):
    given = days_ago(365)
    cases.open("Đỗ Quang Minh", listed(days_ago(400)), certified_on(given))
    address = reverse("certificates")
    last_day = add_months(given, 60)
    day_after = last_day + timedelta(days=1)

    in_time = text_of(browser.get(address, {"vote_on": f"{last_day:%d/%m/%Y}"}))
    too_late = text_of(browser.get(address, {"vote_on": f"{day_after:%d/%m/%Y}"}))

    assert "Hết giá trị trước khi có lớp sau (1)" in in_time
    assert "Hết giá trị trước ngày biểu quyết (1)" in too_late


def test_days_nobody_can_read_keep_the_usual_ones(browser, cases):
    cases.open("Đỗ Quang Minh", listed(days_ago(400)))

    page = text_of(browser.get(reverse("certificates"), {"vote_on": "hôm nào", "cycle": "-3"}))

    assert "Chưa có giấy chứng nhận (1)" in page


def test_certificates_of_another_cell_are_not_shown(browser, other_cases):
    other_cases.open("Vũ Thu Hà", listed(days_ago(400)))

    assert "Vũ Thu Hà" not in text_of(browser.get(reverse("certificates")))
