"""Members of a cell as of a day, the base of a vote, guests, and changes of standing."""

from datetime import date

import pytest
from django.urls import reverse

from casefiles.papers import file_named
from conftest import BEGINNING, FACTS, PASSWORD, today_actor
from ketnap.accounts.services import create_user, grant_role
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations, acting_on_people
from ketnap.casefiles.services import import_casefile
from ketnap.domain.access import Role
from ketnap.people.models import Guest, Membership, MemberStatus, Person
from ketnap.people.queries import membership_on
from ketnap.people.services import admit_member, change_membership, receive_guest

CHANGED = date(2025, 9, 1)
BEFORE = "2025-08-31"
RECOGNISED = date(2019, 9, 10)


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def binh(clerk):
    """Bình, an official member."""
    return clerk.person


@pytest.fixture
def guest(cell, secretary):
    return receive_guest(
        cell,
        "Vũ Minh Khang",
        home="Chi bộ Hai",
        since=CHANGED,
        actor=today_actor(secretary),
    )


def test_page_shows_members_with_the_standing_of_the_day(browser, binh, secretary):
    change_membership(binh.memberships.get(), on=CHANGED, exempt=True, actor=today_actor(secretary))

    before = text_of(browser.get(reverse("members"), {"on": BEFORE}))
    after = text_of(browser.get(reverse("members")))

    assert "Trần Văn Bình" in before
    assert "Được miễn công tác và sinh hoạt đảng" not in before
    assert "Được miễn công tác và sinh hoạt đảng" in after


def test_base_names_who_may_be_left_out_and_the_rule(browser, binh, secretary):
    change_membership(binh.memberships.get(), on=CHANGED, exempt=True, actor=today_actor(secretary))

    page = text_of(browser.get(reverse("members")))

    assert "<strong>1–2</strong>" in page
    assert "Có 1 người chỉ được tính khi dự họp và biểu quyết." in page
    assert "Tỷ lệ của chi bộ tính trên những đảng viên nào" in page


def test_base_of_a_past_day_counts_everybody_then_official(browser, binh, secretary):
    change_membership(binh.memberships.get(), on=CHANGED, exempt=True, actor=today_actor(secretary))

    page = text_of(browser.get(reverse("members"), {"on": BEFORE}))

    assert "<strong>2</strong>" in page


def test_needed_votes_are_two_thirds_of_the_base(browser, binh, secretary, people, cell):
    people.member(cell, "Lê Thị Chi")

    page = text_of(browser.get(reverse("members")))

    assert "cần ít nhất 2 người tán thành" in page


def test_guest_stands_beside_the_members(browser, guest):
    page = text_of(browser.get(reverse("members")))

    assert "Vũ Minh Khang" in page
    assert "Chi bộ Hai, từ 01/09/2025" in page
    assert "Vũ Minh Khang" not in text_of(browser.get(reverse("members"), {"on": BEFORE}))


def test_guest_comes_and_goes(browser, cell):
    browser.post(
        f"{reverse('receive_guest')}?cell={cell.pk}",
        {"full_name": "Vũ Minh Khang", "home": "Chi bộ Hai", "since": "01/09/2025"},
    )
    guest = Guest.objects.get()

    browser.post(reverse("end_guest", args=[guest.pk]), {"on": "01/12/2025"})

    guest.refresh_from_db()
    assert (guest.valid_from, guest.valid_until) == (CHANGED, date(2025, 11, 30))


def test_committee_officer_chooses_among_the_cells(client_of, committee_officer, stranger, cell):
    browser = client_of(committee_officer)

    page = text_of(browser.get(reverse("members"), {"cell": stranger.person.cell_id}))

    assert "Phạm Hương Giang" in page
    assert "Chi bộ Văn phòng" in page


def test_standing_changes_from_the_day_typed(browser, binh):
    own = binh.memberships.get()

    answer = browser.post(
        reverse("change_standing", args=[own.pk]),
        {
            "on": "01/09/2025",
            "status": "official",
            "official_on": "01/01/2010",
            "on_temporary_activity": "on",
            "temporarily_at": "Chi bộ Trường Bồi dưỡng",
        },
    )

    assert answer.status_code == 302
    now = membership_on(binh.pk, CHANGED)
    assert now is not None
    assert (now.on_temporary_activity, now.temporarily_at) == (True, "Chi bộ Trường Bồi dưỡng")
    assert membership_on(binh.pk, date(2025, 8, 31)) == own


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "Chưa có mục nào khác"),
        ({"temporarily_at": "Chi bộ Hai"}, "Hãy đánh dấu mục này"),
        ({"status": "probationary"}, "Đảng viên dự bị chưa có ngày chính thức."),
    ],
)
def test_standing_that_cannot_be_is_refused_on_the_page(browser, binh, answers, words):
    own = binh.memberships.get()
    data = {"on": "01/09/2025", "status": "official", "official_on": "01/01/2010", **answers}

    answer = browser.post(reverse("change_standing", args=[own.pk]), data)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert Membership.objects.filter(person=binh).count() == 1


def test_new_member_is_recorded_with_the_standing(browser, cell):
    facts = {
        **FACTS,
        "full_name": "Hồ Văn Em",
        "born_on": "02/03/1985",
        "status": "official",
        "since": "01/09/2025",
        "official_on": "03/02/2015",
    }

    answer = browser.post(f"{reverse('new_member')}?cell={cell.pk}", facts)

    person = Person.objects.get(full_name="Hồ Văn Em")
    assert answer.url == reverse("person", args=[person.pk])
    own = person.memberships.get()
    assert (own.cell, own.valid_from, own.official_on) == (cell, CHANGED, date(2015, 2, 3))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"status": "official", "official_on": ""}, "cần có ngày chính thức"),
        ({"status": "probationary", "official_on": "03/02/2015"}, "chưa có ngày chính thức"),
        ({"status": "probationary", "since": "01/01/2999"}, "Ngày này chưa đến"),
    ],
)
def test_member_with_days_that_disagree_is_not_recorded(browser, people, cell, answers, words):
    person = people.person(cell, "Hồ Văn Em")

    answer = browser.post(
        reverse("admit_person", args=[person.pk]), {"since": "01/09/2025", **answers}
    )

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not person.memberships.exists()


def test_recorded_person_becomes_a_member(browser, people, cell):
    person = people.person(cell, "Hồ Văn Em")

    browser.post(
        reverse("admit_person", args=[person.pk]), {"status": "probationary", "since": "01/09/2025"}
    )

    assert person.memberships.get().status == MemberStatus.PROBATIONARY


@pytest.fixture
def recognised(founder):
    """A case that reached recognition."""
    return import_casefile(file_named("straight_path"), by=OPERATOR)


@pytest.fixture
def leader(recognised, client_of):
    """The browser of the secretary of the cell of that case."""
    operator = acting_on_organisations(OPERATOR)
    user = create_user("thu-ky", PASSWORD, actor=operator)
    grant_role(user, recognised.cell, Role.CELL_SECRETARY, since=BEGINNING, actor=operator)
    return client_of(user)


def test_recognised_person_is_offered_for_the_roll_and_entered(recognised, leader):
    assert "Chờ ghi vào danh sách" in text_of(leader.get(reverse("members")))

    answer = leader.post(reverse("enter_member", args=[recognised.pk]))

    assert answer.url == reverse("person", args=[recognised.person_id])
    entered = recognised.person.memberships.order_by("valid_from")
    assert list(entered.values_list("status", "valid_from", "valid_until", "official_on")) == [
        (MemberStatus.PROBATIONARY, date(2018, 7, 26), date(2019, 9, 9), None),
        (MemberStatus.OFFICIAL, RECOGNISED, None, date(2019, 7, 26)),
    ]
    assert "Chờ ghi vào danh sách" not in text_of(leader.get(reverse("members")))


def test_probationary_member_is_made_official_from_the_decision_on(recognised, leader):
    admit_member(
        recognised.person,
        recognised.cell,
        status=MemberStatus.PROBATIONARY,
        since=date(2018, 7, 26),
        actor=acting_on_people(OPERATOR, recognised.cell),
    )

    leader.post(reverse("enter_member", args=[recognised.pk]))

    before, after = (
        membership_on(recognised.person_id, day) for day in (date(2019, 9, 9), RECOGNISED)
    )
    assert before is not None
    assert after is not None
    assert (before.status, after.status) == (MemberStatus.PROBATIONARY, MemberStatus.OFFICIAL)


def test_membership_is_entered_once(recognised, leader):
    leader.post(reverse("enter_member", args=[recognised.pk]))

    assert leader.post(reverse("enter_member", args=[recognised.pk])).status_code == 404
    assert recognised.person.memberships.count() == 2


def test_stranger_enters_nobody_of_a_sister_cell(stranger, client_of):
    case = import_casefile(file_named("straight_path"), by=OPERATOR)

    for answer in (
        client_of(stranger).get(reverse("enter_member", args=[case.pk])),
        client_of(stranger).post(reverse("enter_member", args=[case.pk])),
    ):
        assert answer.status_code == 404
    assert not case.person.memberships.exists()


def test_mentor_opens_no_page_of_members(client_of, mentor_user, binh):
    browser, own = client_of(mentor_user), binh.memberships.get()

    ways = [reverse("members"), reverse("persons"), reverse("change_standing", args=[own.pk])]
    assert [browser.get(way).status_code for way in ways] == [403] * 3


def test_stranger_gets_404_at_every_page_of_a_member(
    client_of, stranger, browser, binh, guest, cell
):
    own = binh.memberships.get()
    ways = [
        f"{reverse('members')}?cell={cell.pk}",
        f"{reverse('new_member')}?cell={cell.pk}",
        f"{reverse('receive_guest')}?cell={cell.pk}",
        reverse("change_standing", args=[own.pk]),
        reverse("hand_over", args=[own.pk]),
        reverse("end_guest", args=[guest.pk]),
    ]

    assert [browser.get(way).status_code for way in ways] == [200] * len(ways)
    foreign = client_of(stranger)
    assert [foreign.get(way).status_code for way in ways] == [404] * len(ways)
    refused = [foreign.post(way, {"on": "01/09/2025"}).status_code for way in ways[1:]]
    assert refused == [404] * len(refused)
    assert membership_on(binh.pk, CHANGED) == own
