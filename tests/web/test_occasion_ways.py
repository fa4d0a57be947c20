"""Where the desk and a case lead to for a vote or a ceremony: the occasion planned, or the form that plans it."""

import re
from datetime import date, time

import pytest

from casefiles.papers import listed, papers_of_probation, step
from conftest import People
from ketnap.casefiles.models import Casefile
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import items_of
from ketnap.occasions.meetings.services import Plan, Question, call_meeting, call_off
from web.conftest import Cases, days_ago

ALONE = "Ghi riêng từ giấy tờ đã có"


def decided() -> tuple:
    decision = {"matter": "admission", "outcome": "approved", "decision": "57-QĐ/ĐU"}
    return (
        listed(days_ago(900)),
        step("cv_certified", days_ago(500), by="Đảng ủy"),
        step("decided", days_ago(9), body="Đảng ủy", received_on=str(days_ago(9)), **decision),
    )


def on_probation() -> tuple:
    mentor = {"name": "Lê Thị Chi", "official_on": "2010-01-01"}
    decision = {"matter": "admission", "outcome": "approved", "decision": "57-QĐ/ĐU"}
    return (
        step("cv_certified", days_ago(400), by="Đảng ủy"),
        step("decided", days_ago(400), body="Đảng ủy", **decision),
        step("ceremony_held", days_ago(400), place="Hội trường", mentor=mentor),
    )


@pytest.fixture
def approved(cases: Cases) -> Casefile:
    """Minh, whose admission was decided upon nine days ago."""
    return cases.open("Đỗ Quang Minh", *decided())


@pytest.fixture
def probationary(cases: Cases) -> Casefile:
    """Quế, whose probation is over, with every paper the vote asks for."""
    papers = papers_of_probation(days_ago(3))
    return cases.open("Trịnh Thu Quế", *on_probation(), *papers)


def planned_ceremony(cases: Cases, case: Casefile, *, held_on: date) -> Ceremony:
    order = PlannedCeremony(held_on=held_on, starts_at=time(15), place="Hội trường")
    return plan_ceremony(cases.cell, order, [case.pk], by=cases.actor, today=days_ago(0))


def called_meeting(
    cases: Cases, people: People, case: Casefile, *, held_on: date, matter=Matter.RECOGNITION
) -> CellMeeting:
    plan = Plan(
        held_on=held_on,
        begins_at=time(14),
        place="Phòng họp 302",
        presiding=people.member(cases.cell, "Hoàng Mạnh Dũng"),
        secretary=people.member(cases.cell, "Phạm Hương Giang"),
        questions=(Question(case.pk, matter),),
    )
    return call_meeting(cases.cell, plan, actor=cases.actor)


def vote_of(meeting: CellMeeting) -> str:
    return f"/hop-chi-bo/{meeting.pk}/bieu-quyet/{items_of(meeting)[0].pk}/"


def button(page: str, href: str) -> str:
    """Return what a link with this address says; empty where there is none."""
    found = re.search(rf'<a [^>]*href="{re.escape(href)}"[^>]*>(.*?)</a>', page, re.DOTALL)
    return re.sub("<[^>]+>", "", found[1]).strip() if found else ""


def pages(browser, case: Casefile) -> tuple[str, str]:
    return (
        browser.get("/").content.decode(),
        browser.get(f"/ho-so/{case.pk}/").content.decode(),
    )


def test_a_ceremony_nobody_planned_is_offered_to_be_planned_with_its_person(
    browser, cases, approved
):
    href = f"/le-ket-nap/moi/{cases.cell.pk}/?people={approved.pk}"

    desk, case_page = pages(browser, approved)
    form = browser.get(href).content.decode()

    assert button(desk, href).startswith("Lên lịch lễ kết nạp")
    assert button(case_page, href) == "Lên lịch lễ kết nạp"
    assert re.search(rf'value="{approved.pk}"[^>]*checked', form)


@pytest.mark.parametrize(
    ("held_on", "way", "label"),
    [
        (days_ago(1), "ghi/", "Ghi lễ kết nạp"),
        (days_ago(0), "ghi/", "Ghi lễ kết nạp"),
        (days_ago(-1), "", f"Mở lễ kết nạp {days_ago(-1):%d/%m}"),
    ],
)
def test_a_planned_ceremony_is_opened_and_recorded_there_once_its_day_has_come(
    browser, cases, approved, held_on, way, label
):
    ceremony = planned_ceremony(cases, approved, held_on=held_on)

    desk, case_page = pages(browser, approved)

    href = f"/le-ket-nap/{ceremony.pk}/{way}"
    assert button(desk, href).startswith(label)
    assert button(case_page, href) == label


def test_a_vote_on_no_agenda_is_offered_to_be_called_with_its_person(browser, cases, probationary):
    href = f"/hop-chi-bo/moi/{cases.cell.pk}/?recognition={probationary.pk}"

    desk, _case_page = pages(browser, probationary)
    form = browser.get(href).content.decode()

    assert button(desk, href).startswith("Triệu tập họp")
    assert re.search(rf'name="recognition" value="{probationary.pk}"[^>]*checked', form)


@pytest.mark.parametrize(
    ("held_on", "label"),
    [
        (days_ago(0), "Ghi biểu quyết"),
        (days_ago(-1), f"Mở cuộc họp {days_ago(-1):%d/%m}"),
    ],
)
def test_a_vote_on_the_agenda_is_opened_in_its_meeting(
    browser, cases, people, probationary, held_on, label
):
    meeting = called_meeting(cases, people, probationary, held_on=held_on)

    desk, _case_page = pages(browser, probationary)

    assert button(desk, vote_of(meeting)).startswith(label)


def test_a_vote_on_another_matter_or_in_a_meeting_called_off_is_not_the_one(
    browser, cases, people, probationary
):
    off = called_meeting(cases, people, probationary, held_on=days_ago(0))
    call_off(off.pk, actor=cases.actor)
    other = called_meeting(
        cases, people, probationary, held_on=days_ago(-1), matter=Matter.STRIKE_OFF
    )

    desk, _case_page = pages(browser, probationary)

    assert vote_of(off) not in desk
    assert vote_of(other) not in desk
    assert "Triệu tập họp" in desk


def test_the_form_of_the_step_alone_stays_a_quieter_link(browser, approved):
    desk, case_page = pages(browser, approved)

    href = f"/ho-so/{approved.pk}/buoc/ceremony_held/"
    assert button(desk, href).startswith(ALONE)
    assert button(case_page, href) == ALONE


def test_a_page_of_a_day_gone_by_offers_no_occasion(browser, approved):
    desk = browser.get(f"/?on={days_ago(1)}").content.decode()

    assert "Lên lịch lễ kết nạp" not in desk
    assert ALONE not in desk


def test_calling_a_meeting_offers_to_put_the_person_on_the_agenda_of_one_planned(
    browser, cases, people, approved, probationary
):
    meeting = called_meeting(cases, people, probationary, held_on=days_ago(-3))
    other = cases.open("Vũ Thu Hà", *on_probation())
    query = f"?recognition={other.pk}"

    page = browser.get(f"/hop-chi-bo/moi/{cases.cell.pk}/{query}").content.decode()
    form = browser.get(f"/hop-chi-bo/{meeting.pk}/ke-hoach/{query}").content.decode()

    assert "Thêm vào chương trình cuộc họp này" in button(
        page, f"/hop-chi-bo/{meeting.pk}/ke-hoach/{query}"
    )
    for case in (probationary, other):
        assert re.search(rf'name="recognition" value="{case.pk}"[^>]*checked', form)
