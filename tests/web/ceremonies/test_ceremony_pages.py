"""Ceremonies as people see them: waiting, planning, preparing, recording, printing."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.urls import reverse

from admitting import kinds_of, seq_of
from casefiles.papers import listed, reviewed, step
from conftest import People
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import record_steps
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import (
    NewMemberOrder,
    PlannedCeremony,
    plan_ceremony,
    prepare_new_members,
)
from ketnap.people.models import Person
from ketnap.rules.load import load_calendar
from web.conftest import Cases, days_ago

NAMES = ("ceremony", "change_ceremony", "ceremony_people", "ceremony_programme", "record_ceremony")


def approved(*, received_on: date):
    return (
        listed(days_ago(700)),
        step("cv_certified", days_ago(200), by="Đảng ủy"),
        step(
            "decided",
            received_on,
            matter="admission",
            outcome="approved",
            decision="41-QĐ/ĐU",
            body="Đảng ủy",
            received_on=received_on.isoformat(),
        ),
    )


@pytest.fixture
def minh(cases: Cases) -> Casefile:
    return cases.open("Đỗ Quang Minh", *approved(received_on=days_ago(9)))


@pytest.fixture
def ha(cases: Cases) -> Casefile:
    return cases.open("Vũ Thu Hà", *approved(received_on=days_ago(9)))


@pytest.fixture
def mentor(people: People, cases: Cases) -> Person:
    return people.member(cases.cell, "Lê Thị Chi")


@pytest.fixture
def plan(cases: Cases) -> Callable[..., Ceremony]:
    """Plans a ceremony for cases."""

    def plan_for(*people: Casefile, held_on: date | None = None) -> Ceremony:
        order = PlannedCeremony(
            held_on=held_on or days_ago(0), starts_at=time(15), place="Hội trường", host="Trần Bình"
        )
        ids = [case.pk for case in people]
        return plan_ceremony(cases.cell, order, ids, by=cases.actor, today=days_ago(0))

    return plan_for


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def seen(*people: Casefile) -> list[str]:
    return [f"{case.pk}:{seq_of(case)}" for case in people]


def test_list_shows_who_awaits_a_ceremony_with_the_deadline(browser, minh):
    page = text_of(browser.get(reverse("ceremonies")))

    due_on = load_calendar().nth_working_day_after(days_ago(9), 30)
    assert "Đỗ Quang Minh" in page
    assert "41-QĐ/ĐU" in page
    assert f"hạn hết ngày {due_on:%d/%m/%Y}" in page


def test_ceremony_of_another_cell_is_not_found(client_of, stranger, plan, minh):
    ceremony = plan(minh)
    outside = client_of(stranger)

    for name in NAMES:
        assert outside.get(reverse(name, args=[ceremony.pk])).status_code == 404
    assert outside.get(reverse("new_ceremony_of", args=[ceremony.cell_id])).status_code == 404
    assert "Đỗ Quang Minh" not in text_of(outside.get(reverse("ceremonies")))


@pytest.mark.parametrize("who", ["mentor_user", "committee_officer"])
def test_ceremony_opens_only_for_the_cell_itself(request, client_of, who, plan, minh):
    ceremony = plan(minh)

    outside = client_of(request.getfixturevalue(who))

    for name in NAMES:
        assert outside.get(reverse(name, args=[ceremony.pk])).status_code == 403


def test_ceremony_is_planned_from_the_form(browser, cell, minh):
    answer = browser.post(
        reverse("new_ceremony_of", args=[cell.pk]),
        {
            "held_on": f"{days_ago(-3):%d/%m/%Y}",
            "starts_at": "15h30",
            "place": "Hội trường tầng 2",
            "people": [minh.pk],
        },
        follow=True,
    )

    page = text_of(answer)
    ceremony = Ceremony.objects.get()
    assert (ceremony.held_on, ceremony.starts_at) == (days_ago(-3), time(15, 30))
    assert "Đọc quyết định kết nạp: Đỗ Quang Minh" in page
    assert "15:30" in page


def test_ceremony_long_gone_is_asked_about_until_it_is_meant(browser, cell, minh):
    address = reverse("new_ceremony_of", args=[cell.pk])
    order = {"held_on": "01/12/1926", "starts_at": "15:00", "people": [minh.pk]}
    gone = "Ngày này đã qua hơn một năm."

    asked = text_of(browser.post(address, order), 422)
    meant = text_of(browser.post(address, order | {"far_day_is_meant": "on"}), 422)

    assert (gone in asked, 'name="far_day_is_meant"' in asked) == (True, True)
    assert gone not in meant


def test_form_offers_only_who_has_a_decision_and_no_other_ceremony(browser, cases, plan, minh, ha):
    cases.open("Bùi Văn Nam", listed(days_ago(300)))
    plan(minh)

    page = text_of(browser.get(reverse("new_ceremony_of", args=[cases.cell.pk])))

    assert "Vũ Thu Hà" in page
    assert "Bùi Văn Nam" not in page
    assert f'value="{minh.pk}"' not in page


def test_programme_keeps_its_order_and_takes_new_words(browser, plan, minh):
    ceremony = plan(minh)
    lines = list(ceremony.programme.order_by("position"))
    data = {}
    for line in lines:
        data |= {
            f"minutes_{line.position}": "20",
            f"who_{line.position}": "Phạm Dũng",
            f"detail_{line.position}": "",
            f"hands_over_{line.position}": "",
        }

    browser.post(reverse("ceremony_programme", args=[ceremony.pk]), data)
    page = text_of(browser.get(reverse("ceremony", args=[ceremony.pk])))

    assert "15:40" in page
    assert page.index("Chào cờ") < page.index("Đọc quyết định kết nạp") < page.index("Bế mạc")
    assert page.count("Phạm Dũng") >= len(lines)


def test_invitees_are_read_line_by_line(browser, plan, minh):
    ceremony = plan(minh)

    browser.post(
        reverse("ceremony_invitees", args=[ceremony.pk]),
        {"text": "Vũ Nam, Bí thư Đảng ủy, Cục A\n\nHồ Lan\n"},
    )

    assert list(ceremony.invitees.values_list("name", "office")) == [
        ("Vũ Nam", "Bí thư Đảng ủy, Cục A"),
        ("Hồ Lan", ""),
    ]


def test_checklist_is_ticked_with_and_without_scripts(browser, plan, minh):
    ceremony = plan(minh)
    first, second = ceremony.preparations.all()[:2]
    address = reverse("tick_preparations", args=[ceremony.pk])

    whole = browser.post(address, {"done": [first.pk]})
    part = browser.post(address, {"done": [first.pk, second.pk]}, headers={"HX-Request": "true"})

    assert whole.url == reverse("ceremony", args=[ceremony.pk])
    assert "2/" in text_of(part)
    assert "<html" not in part.content.decode()


def test_late_ceremony_asks_for_the_consent_and_the_reason(browser, cases, plan, mentor):
    late = cases.open("Hồ Thị Lan", *approved(received_on=days_ago(90)))
    ceremony = plan(late)
    people_page = reverse("ceremony_people", args=[ceremony.pk])

    warned = text_of(browser.get(reverse("ceremony", args=[ceremony.pk])))
    asked = text_of(browser.get(people_page))
    refused = browser.post(
        reverse("record_ceremony", args=[ceremony.pk]), {"seen": seen(late)}, follow=True
    )

    assert "Hồ Thị Lan: lễ rơi vào sau thời hạn" in warned
    assert "Văn bản đồng ý của cấp ủy cấp trên trực tiếp" in asked
    assert "Chưa ghi được lễ" in text_of(refused)
    assert "ceremony_held" not in kinds_of(late)

    browser.post(
        people_page,
        {
            f"mentor_{late.pk}": mentor.pk,
            f"consent_{late.pk}": "15-CV/ĐU",
            f"reason_{late.pk}": "Chờ hội trường",
        },
    )
    browser.post(reverse("record_ceremony", args=[ceremony.pk]), {"seen": seen(late)})

    assert kinds_of(late)[-1] == "ceremony_held"


def ready(ceremony: Ceremony, cases: Cases, mentor: Person, *people: Casefile) -> None:
    orders = [NewMemberOrder(casefile_id=case.pk, mentor_id=mentor.pk) for case in people]
    prepare_new_members(ceremony.pk, orders, by=cases.actor)


def test_ceremony_is_recorded_and_shows_the_next_duties(browser, cases, plan, minh, ha, mentor):
    ceremony = plan(minh, ha)
    ready(ceremony, cases, mentor, minh, ha)

    answer = browser.post(
        reverse("record_ceremony", args=[ceremony.pk]), {"seen": seen(minh, ha)}, follow=True
    )

    page = text_of(answer)
    assert "Đã ghi lễ kết nạp cho 2 người" in page
    assert "Việc tiếp theo sau lễ" in page
    assert "Nộp lý lịch đảng viên" in page
    assert "Hết thời gian dự bị" in page
    assert reverse("enter_member", args=[minh.pk]) in page
    assert reverse("correct_step", args=[minh.pk, 4]) in page
    assert kinds_of(minh)[-1] == kinds_of(ha)[-1] == "ceremony_held"


def test_change_in_between_admits_nobody_and_names_the_case(browser, cases, plan, minh, ha, mentor):
    ceremony = plan(minh, ha)
    ready(ceremony, cases, mentor, minh, ha)
    before = seen(minh, ha)
    record_steps(ha.pk, [reviewed(days_ago(1))], by=cases.actor, seen_seq=3, override_reason="x")

    page = text_of(
        browser.post(reverse("record_ceremony", args=[ceremony.pk]), {"seen": before}), 409
    )

    assert "hồ sơ của Vũ Thu Hà vừa có bước mới" in page
    assert "ceremony_held" not in kinds_of(minh)


def test_ceremony_without_a_mentor_offers_no_recording(browser, plan, minh):
    ceremony = plan(minh)

    page = text_of(browser.get(reverse("record_ceremony", args=[ceremony.pk])))

    assert "Đỗ Quang Minh: chưa phân công người giúp đỡ" in page
    assert "Còn điều cần hoàn tất ở trên." in page


def test_ceremony_to_come_offers_no_recording(browser, cases, plan, minh, mentor):
    ceremony = plan(minh, held_on=days_ago(-2))
    ready(ceremony, cases, mentor, minh)

    page = text_of(browser.get(reverse("record_ceremony", args=[ceremony.pk])))

    assert "Ngày tổ chức chưa đến." in page


def test_held_ceremony_is_not_changed_any_more(browser, cases, plan, minh, mentor):
    ceremony = plan(minh)
    ready(ceremony, cases, mentor, minh)
    browser.post(reverse("record_ceremony", args=[ceremony.pk]), {"seen": seen(minh)})

    for name in ("change_ceremony", "ceremony_people", "ceremony_programme", "call_off_ceremony"):
        answer = browser.get(reverse(name, args=[ceremony.pk]))
        assert answer.url == reverse("ceremony", args=[ceremony.pk])


def test_ceremony_is_called_off_after_being_asked(browser, plan, minh):
    ceremony = plan(minh)
    address = reverse("call_off_ceremony", args=[ceremony.pk])

    question = text_of(browser.get(address))
    browser.post(address)

    assert "Bỏ lịch lễ kết nạp ngày" in question
    assert not Ceremony.objects.exists()


def test_ceremony_told_by_cases_is_linked_from_the_list(browser, cases):
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    held = step("ceremony_held", days_ago(2), place="Hội trường A", mentor=mentor)
    cases.open("Đỗ Quang Minh", *approved(received_on=days_ago(9)), held)
    listing = text_of(browser.get(reverse("ceremonies")))
    address = reverse("link_ceremony", args=[cases.cell.pk, days_ago(2).isoformat()])

    page = text_of(browser.post(address, follow=True))

    assert address in listing
    assert "Đỗ Quang Minh" in page
    assert Ceremony.objects.get().held_on == days_ago(2)


@pytest.mark.parametrize("day", ["hom-nay", "2026-02-30"])
def test_ceremony_of_no_day_is_not_found(browser, cell, day):
    assert browser.post(reverse("link_ceremony", args=[cell.pk, day])).status_code == 404


# ---- papers ----


def test_papers_of_a_ceremony_hold_an_oath_for_each_new_member(browser, plan, minh, ha):
    ceremony = plan(minh, ha)

    page = browser.get(reverse("ceremony_papers", args=[ceremony.pk])).content.decode()

    assert f'href="{reverse("paper", args=[minh.pk, "tt-le", "0"])}"' in page
    assert f'href="{reverse("paper", args=[ha.pk, "tt-le", "0"])}"' in page


def test_page_of_a_ceremony_leads_to_its_papers(browser, plan, minh):
    ceremony = plan(minh)

    page = browser.get(reverse("ceremony", args=[ceremony.pk])).content.decode()

    assert reverse("ceremony_papers", args=[ceremony.pk]) in page
    assert "In trọn bộ" not in page


def test_order_of_admission_is_changed_by_buttons_and_the_programme_follows(
    browser, plan, minh, ha
):
    ceremony = plan(minh, ha)
    first, second = (row.casefile_id for row in ceremony.new_members.order_by("position"))
    href = reverse("admit_earlier", args=[ceremony.pk])

    page = text_of(browser.get(reverse("ceremony", args=[ceremony.pk])))
    browser.post(href, {"casefile": second})

    assert page.count(f'name="casefile" value="{second}"') == 2
    assert f'name="casefile" value="{first}"' not in page
    turns = [row.casefile_id for row in ceremony.new_members.order_by("position")]
    assert turns == [second, first]


@pytest.mark.parametrize("sent", [{}, {"casefile": "x"}, {"casefile": "99999999"}])
def test_order_of_admission_of_nobody_at_the_ceremony_changes_nothing(
    browser, plan, minh, ha, sent
):
    ceremony = plan(minh, ha)
    before = list(ceremony.new_members.order_by("position").values_list("casefile", flat=True))

    page = browser.post(reverse("admit_earlier", args=[ceremony.pk]), sent, follow=True)

    assert "chưa đổi thứ tự" in text_of(page)
    after = list(ceremony.new_members.order_by("position").values_list("casefile", flat=True))
    assert after == before


def test_order_of_admission_does_not_change_on_a_day_gone_by(browser, plan, minh, ha):
    ceremony = plan(minh, ha)

    page = text_of(browser.get(reverse("ceremony", args=[ceremony.pk]) + f"?on={days_ago(1)}"))

    assert "Lên trước" not in page
