"""Under the address of one case nobody reads of others: lists of the cell, minutes, lists of names."""

from datetime import time

import pytest
from django.urls import reverse

from admitting import approved
from casefiles.papers import mentor_assigned
from conftest import BEGINNING
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.documents.papers.models import Paper
from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import Matter
from ketnap.domain.paperwork.sheet import Subject
from ketnap.occasions.ceremonies.services import PlannedCeremony, plan_ceremony
from ketnap.occasions.courses.models import CourseKind, Participant
from ketnap.occasions.courses.services import PlannedCourse, plan_course
from ketnap.occasions.meetings.services import Plan, Question, call_meeting
from ketnap.web.papers.reading import slug_of
from web.conftest import days_ago
from web.two_cells import inspect

pytestmark = pytest.mark.django_db
OTHER = "Lý Thị Kỳ Lân"
SHEETS = load_sheets().values()
OF_THE_CELL = [slug_of(sheet) for sheet in SHEETS if sheet.subject is Subject.CELL]
OF_OCCASIONS = [
    slug_of(sheet)
    for sheet in SHEETS
    if sheet.subject in (Subject.MEETING, Subject.COURSE, Subject.CEREMONY)
]
WAYS = ["paper_word", "paper_pdf", "print_paper"]


def address(name, case, form):
    return reverse(name, args=[case.pk, form, "0"])


@pytest.fixture
def other(cases):
    """Somebody else of the cell, whom Chi does not help."""
    return cases.open(OTHER, *approved())


@pytest.fixture
def helped(cases, mentor_user):
    """Minh, whom Chi helps."""
    name = mentor_user.person.full_name
    helper = mentor_assigned(days_ago(390), name=name, official_on=BEGINNING)
    return cases.open("Đỗ Quang Minh", *approved(), helper)


@pytest.fixture
def meeting(cell, helped, other, secretary, clerk, keeper):
    """A meeting about both."""
    plan = Plan(
        held_on=days_ago(-3),
        begins_at=time(14),
        place="Phòng họp 302",
        presiding=secretary.person,
        secretary=clerk.person,
        questions=tuple(Question(case.pk, Matter.ADMISSION) for case in (helped, other)),
    )
    return call_meeting(cell, plan, actor=keeper)


@pytest.fixture
def course(cell, helped, other, keeper):
    """A course for both."""
    order = PlannedCourse(
        kind=CourseKind.AWARENESS, title="Lớp đợt 1", issuer="Trung tâm", starts_on=days_ago(0)
    )
    planned = plan_course(cell, order, by=keeper)
    for case in (helped, other):
        Participant.objects.create(course=planned, casefile=case)
    return planned


@pytest.fixture
def ceremony(cell, helped, other, keeper):
    """A ceremony for both."""
    order = PlannedCeremony(held_on=days_ago(-9), starts_at=time(15), place="Hội trường")
    return plan_ceremony(cell, order, [helped.pk, other.pk], by=keeper, today=days_ago(0))


@pytest.fixture
def occasions(meeting, course, ceremony):
    """Occasions that Minh and somebody else have in common."""
    return meeting, course, ceremony


@pytest.fixture
def mentor(client_of, mentor_user):
    return client_of(mentor_user)


@pytest.fixture
def inspector(client_of, people, superior, helped):
    return client_of(inspect(people, superior, helped, "kiem-tra").user)


@pytest.fixture
def nominator(client_of, people, cell):
    return client_of(people.user("truong-phong", Role.UNIT_HEAD, cell))


@pytest.fixture
def officer(client_of, people, superior):
    return client_of(people.user("can-bo", Role.COMMITTEE_OFFICER, superior))


def test_the_forms_at_stake_are_there():
    assert {"ds-ct", "ds-db", "ds-kn", "bc-nk"} <= set(OF_THE_CELL)
    assert {"bb-hop", "ds-lop", "ct-le", "bb-le", "ld-le", "gm-le"} <= set(OF_OCCASIONS)


def refused(browser, case, form):
    """Whether no way to a paper of a case is open."""
    answers = [browser.get(address("paper", case, form))]
    answers += [browser.post(address(way, case, form)) for way in WAYS]
    return {answer.status_code for answer in answers} <= {403, 404} and not Paper.objects.exists()


@pytest.mark.parametrize("who", ["reader", "mentor", "inspector", "nominator", "officer"])
def test_lists_of_the_cell_are_found_below_no_case(request, helped, other, who):
    browser = request.getfixturevalue(who)

    for form in OF_THE_CELL:
        assert refused(browser, helped, form), form


@pytest.mark.parametrize("who", ["mentor", "inspector", "nominator"])
def test_papers_of_occasions_are_not_for_who_sees_the_case_alone(request, helped, occasions, who):
    browser = request.getfixturevalue(who)

    for form in OF_OCCASIONS:
        assert refused(browser, helped, form), form


def test_papers_of_a_case_stay_open_to_whoever_sees_it(mentor, inspector, helped):
    for browser in (mentor, inspector):
        assert browser.get(address("paper", helped, "mlhs")).status_code == 200


@pytest.mark.parametrize("who", ["mentor", "inspector"])
def test_the_list_of_papers_names_nobody_else(request, helped, occasions, who):
    page = request.getfixturevalue(who).get(reverse("papers", args=[helped.pk])).content.decode()

    assert "MLHS" in page
    assert OTHER not in page
    for code in ("BB-HOP", "GM-HOP", "DS-LOP", "GM-LE"):
        assert code not in page


@pytest.mark.parametrize("who", ["reader", "officer"])
def test_who_prints_for_the_cell_takes_them_along_and_everybody_named_can_read_it(
    request, helped, other, occasions, who
):
    browser = request.getfixturevalue(who)

    for form in ("gm-hop", "ds-lop", "ct-le"):
        assert browser.get(address("paper", helped, form)).status_code == 200
        assert browser.post(address("paper_word", helped, form)).status_code == 200
        assert browser.post(address("print_paper", helped, form)).status_code == 200

    wanted = {
        (deed, f"{verb} mẫu {code}")
        for deed, verb in ((Deed.VIEWED, "xem"), (Deed.EXPORTED, "tải"), (Deed.PRINTED, "in"))
        for code in ("GM-HOP", "DS-LOP", "CT-LE")
    }
    for case in (helped, other):
        assert wanted <= set(looked_at(case.pk).values_list("deed", "detail"))


def test_a_copy_said_to_be_printed_is_noted_with_everybody_named(reader, helped, other, meeting):
    reader.post(address("note_printed", helped, "gm-hop"))

    for case in (helped, other):
        noted = looked_at(case.pk).filter(deed=Deed.PRINTED)
        assert list(noted.values_list("detail", flat=True)) == ["in mẫu GM-HOP"]


def test_an_officer_of_the_cell_a_person_went_to_reads_no_occasion_of_the_old_one(
    client_of, stranger, helped, other_cell, occasions
):
    helped.cell = other_cell
    helped.save(update_fields=["cell"])
    there = client_of(stranger)
    assert there.get(reverse("paper", args=[helped.pk, "mlhs", "0"])).status_code == 200

    for form in ("gm-hop", "bb-hop", "ds-lop", "ct-le", "gm-le"):
        assert there.get(address("paper", helped, form)).status_code == 404


def test_an_occasion_gives_its_own_forms_alone(reader, meeting):
    assert reader.get(reverse("meeting_paper", args=[meeting.pk, "gm-hop", "0"])).status_code == 200
    for form in ("2-knd", "mlhs", "ds-ct", "ds-lop"):
        page = reverse("meeting_paper", args=[meeting.pk, form, "0"])
        assert reader.get(page).status_code == 404, form
