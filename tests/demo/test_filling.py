"""The demo as a whole: accounts, members, and what each reader sees."""

from datetime import date

from django.contrib.auth import authenticate

from demo.reading import Filled, password_of
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.casefiles.verification import verify
from ketnap.demo.signing_in import Account
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import CellVoted
from ketnap.people.queries import members_of, official_members_of


def visible_to(username: str, on: date) -> set[int]:
    actor = actor_of(User.objects.get(username=username), on=on)
    return set(casefiles_visible_to(actor).values_list("pk", flat=True))


def test_demo_names_its_cell_and_every_account(filled: Filled):
    assert filled.demo.organisation == "Chi bộ Cục Công nghệ thông tin"
    *officers, applicant = filled.demo.accounts
    assert (applicant.role, applicant.username) == (Role.APPLICANT, "ungvien")
    assert tuple(officers) == (
        Account(Role.CELL_SECRETARY, "bithu", password_of("bithu"), "Vũ Thị Thanh Hòa"),
        Account(Role.CELL_COMMITTEE_MEMBER, "vanthu", password_of("vanthu"), "Đặng Quốc Triệu"),
        Account(Role.MENTOR, "giupdo", password_of("giupdo"), "Nguyễn Thị Kim Oanh"),
        Account(Role.COMMITTEE_OFFICER, "dangbo", password_of("dangbo"), "Triệu Thế Dũng"),
        Account(Role.CELL_SECRETARY, "nguoila", password_of("nguoila"), "Ngô Thị Thu Giang"),
        Account(Role.SYSTEM_ADMINISTRATOR, "quantri", password_of("quantri"), "Doãn Gia Bách"),
        Account(Role.DEPUTY_CELL_SECRETARY, "phobithu", password_of("phobithu"), "Phan Thế Khải"),
        Account(Role.INSPECTOR, "kiemtra", password_of("kiemtra"), "Hà Thị Lệ Quyên"),
        Account(Role.UNIT_HEAD, "donvi", password_of("donvi"), "Hoàng Thị Bích Ngà"),
        Account(Role.YOUTH_UNION_OFFICER, "doan", password_of("doan"), "Mạc Thị Tường Vi"),
        Account(Role.COMMITTEE_OFFICER, "thuongvu", password_of("thuongvu"), "Cù Thị Lan Phương"),
        Account(Role.EDITOR, "bientap", password_of("bientap"), "Bùi Thị Hải Yến"),
        Account(Role.EDITOR, "duyettin", password_of("duyettin"), "Cao Thị Mỹ Hạnh"),
    )


def test_demo_accounts_sign_in_and_hold_their_role_for_some_time(filled: Filled):
    for account in filled.demo.accounts:
        user = authenticate(username=account.username, password=account.password)
        held = RoleHeld.objects.get(user=user, acting_for=None)

        assert held.role == account.role
        assert held.valid_from <= filled.today < held.valid_until


def test_demo_deputy_acts_for_the_secretary_today(filled: Filled):
    deputy = actor_of(User.objects.get(username="phobithu"), on=filled.today)

    in_place_of = {held.role: held.acting_for for held in deputy.held if held.acting_for}

    assert in_place_of == {Role.CELL_SECRETARY: "Vũ Thị Thanh Hòa"}


def test_demo_inspector_sees_the_chosen_cases_alone(filled: Filled):
    inspected = visible_to("kiemtra", filled.today)

    assert len(inspected) == 5
    assert inspected < {case.id for case in filled.own}
    assert visible_to("quantri", filled.today) == set()


def test_demo_readers_see_their_own_cases_and_no_others(filled: Filled):
    own = {case.id for case in filled.own}
    sister = {case.id for case in filled.cases} - own

    assert len(sister) == 9
    assert visible_to("bithu", filled.today) == own
    assert visible_to("vanthu", filled.today) == own
    assert visible_to("nguoila", filled.today) == sister
    assert visible_to("dangbo", filled.today) == own | sister


def test_demo_mentor_sees_several_cases_that_are_open(filled: Filled):
    mentored = visible_to("giupdo", filled.today)

    still_open = [
        case for case in filled.own if case.id in mentored and case.assessment.closed is None
    ]

    assert len(still_open) >= 4
    assert mentored < {case.id for case in filled.own}


def test_demo_cell_has_thirty_odd_official_members(filled: Filled):
    cell_id = filled.own[0].cell_id

    members = list(official_members_of(cell_id, on=filled.today))

    assert 30 <= len(members) < 40
    assert all(member.official_on for member in members)
    assert sum(member.exempt for member in members) == 2
    assert sum(member.on_temporary_activity for member in members) == 1


def test_demo_votes_count_the_members_of_their_day(filled: Filled):
    votes = [(case, step) for case in filled.cases for step in case.steps if is_vote(step)]

    wrong = [
        (case.name, vote.on)
        for case, vote in votes
        if vote.official_members != official_members_of(case.cell_id, on=vote.on).count()
    ]

    assert len(votes) > 50
    assert wrong == []


def is_vote(step: object) -> bool:
    return isinstance(step, CellVoted)


def test_demo_members_follow_from_the_cases(filled: Filled):
    on_probation = {
        case.name
        for case in filled.own
        if case.assessment.probation_ends_on
        and not case.assessment.official_on
        and case.assessment.closed is None
    }

    members = members_of(filled.own[0].cell_id, on=filled.today).filter(status="probationary")

    assert {member.person.full_name for member in members} == on_probation
    assert len(on_probation) >= 7


def test_demo_steps_are_recorded_by_those_who_record_such_steps(filled: Filled):
    def recorders(kind: StepKind) -> set[str]:
        names = LogEntry.objects.filter(kind=kind).values_list("recorded_by_name", flat=True)
        return set(names)

    assert recorders(StepKind.RETURNED) == {"Triệu Thế Dũng"}
    assert recorders(StepKind.CEREMONY_HELD) == {"Đặng Quốc Triệu", "Ngô Thị Thu Giang"}
    assert "Nguyễn Thị Kim Oanh" in recorders(StepKind.MENTOR_REVIEWED)


def test_demo_log_stands_up_to_verification(filled: Filled):
    assert verify() == []
