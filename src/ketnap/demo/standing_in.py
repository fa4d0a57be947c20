"""Those beside the five officers: an administrator, a deputy who stands in, an inspector."""

from collections.abc import Mapping
from datetime import timedelta

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import KeyKind, RoleHeld, User
from ketnap.accounts.services import (
    Inspection,
    Span,
    ask_for_keys,
    create_user,
    delegate_role,
    grant_role,
    issue_link,
    open_inspection,
)
from ketnap.casefiles.queries import casefiles_visible_to, relation_to
from ketnap.demo.founding import Ministry, founder
from ketnap.demo.signing_in import Account, Desk
from ketnap.domain.access import Actor, Role
from ketnap.people.models import Person

DEPUTY = "Phan Thế Khải"
ADMINISTRATOR = "Doãn Gia Bách"
NEWCOMER, NEWCOMERS_NAME = "Lưu Thị Phương Dung", "chiuy"
INSPECTOR = "Hà Thị Lệ Quyên"
DELEGATED_FOR = timedelta(days=12)
INSPECTED_FOR = timedelta(days=20)
CASES_INSPECTED = 5


def open_further_accounts(
    ministry: Ministry, desk: Desk, members: Mapping[str, Person]
) -> list[tuple[User, Account]]:
    """The accounts of the administrator, the deputy secretary and the inspector; what waits for others."""
    rows = (
        ("quantri", Role.SYSTEM_ADMINISTRATOR, ministry.bloc, ADMINISTRATOR),
        ("phobithu", Role.DEPUTY_CELL_SECRETARY, ministry.cell.organisation, DEPUTY),
    )
    given = [
        desk.account(username, role, place, members[name]) for username, role, place, name in rows
    ]
    administrator = _acting(given[0][0], desk)
    _leave_to_a_second_person(ministry, administrator, members[NEWCOMER], desk)
    return [*given, _inspector(desk, members[INSPECTOR])]


def _inspector(desk: Desk, person: Person) -> tuple[User, Account]:
    """Whoever inspects holds no role but the inspection."""
    password = desk.password_for("kiemtra")
    user = create_user("kiemtra", password, actor=founder(), person=person)
    return user, Account(Role.INSPECTOR, "kiemtra", password, person.full_name)


def let_others_stand_in(ministry: Ministry, users: Mapping[str, User], desk: Desk) -> None:
    """The secretary is away and his deputy acts for him; an inspection of some cases runs."""
    today = desk.almanac.today
    secretary = _acting(users["bithu"], desk)
    own = RoleHeld.objects.get(user=users["bithu"], role=Role.CELL_SECRETARY.value)
    delegate_role(
        own,
        users["phobithu"],
        Span(today, today + DELEGATED_FOR),
        actor=secretary,
        basis="Giấy ủy quyền số 03-UQ/CB",
        today=today,
    )
    officer = _acting(users["dangbo"], desk)
    cases = casefiles_visible_to(officer).filter(cell=ministry.cell.organisation)
    chosen = cases.select_related("standing").order_by("-pk")[:CASES_INSPECTED]
    open_inspection(
        Inspection(users["kiemtra"], "Quyết định số 12-QĐ/UBKT", today, today + INSPECTED_FOR),
        ministry.committee,
        [relation_to(case) for case in chosen],
        actor=officer,
    )


def _leave_to_a_second_person(
    ministry: Ministry, administrator: Actor, newcomer: Person, desk: Desk
) -> None:
    """The administrator has given a role that waits to be confirmed, and asked for a mentor's link."""
    user = create_user(NEWCOMERS_NAME, None, actor=administrator, person=newcomer)
    issue_link(user, actor=administrator)
    grant_role(
        user,
        ministry.cell.organisation,
        Role.CELL_COMMITTEE_MEMBER,
        since=desk.almanac.today,
        basis="Nghị quyết số 21-NQ/CB",
        actor=administrator,
    )
    mentor = User.objects.get(username="giupdo")
    ask_for_keys(mentor, KeyKind.LINK, actor=administrator)


def _acting(user: User, desk: Desk) -> Actor:
    actor = actor_of(user, on=desk.almanac.today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {desk.almanac.today}")
    return actor
