"""Those beside the five officers: an administrator, a deputy who stands in, an inspector."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.queries import role_notices_for
from ketnap.accounts.services import (
    Inspection,
    Span,
    create_user,
    delegate_role,
    mark_seen,
    open_inspection,
)
from ketnap.casefiles.queries import casefiles_visible_to, relation_to
from ketnap.demo.founding import Ministry, founder
from ketnap.demo.signing_in import Account, Desk
from ketnap.domain.access import Actor, Role
from ketnap.people.models import Person

DEPUTY = "Phan Thế Khải"
ADMINISTRATOR = "Doãn Gia Bách"
INSPECTOR = "Hà Thị Lệ Quyên"
DELEGATED_FOR = timedelta(days=12)
INSPECTED_FOR = timedelta(days=20)
CASES_INSPECTED = 5


def open_further_accounts(
    ministry: Ministry, desk: Desk, members: Mapping[str, Person]
) -> list[tuple[User, Account]]:
    """The accounts of the administrator, the deputy secretary and the inspector."""
    rows = (
        ("quantri", Role.SYSTEM_ADMINISTRATOR, ministry.bloc, ADMINISTRATOR),
        ("phobithu", Role.DEPUTY_CELL_SECRETARY, ministry.cell.organisation, DEPUTY),
    )
    given = [
        desk.account(username, role, place, members[name]) for username, role, place, name in rows
    ]
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


def look_at_roles_given(users: Iterable[User], desk: Desk) -> None:
    """Everybody has seen which roles were given; the secretary has not looked at the last one yet."""
    for user in users:
        actor = _acting(user, desk)
        told = list(role_notices_for(actor).values_list("pk", flat=True))
        mark_seen(told[1:] if user.username == "bithu" else told, actor=actor)


def _acting(user: User, desk: Desk) -> Actor:
    actor = actor_of(user, on=desk.almanac.today)
    if actor is None:
        raise LookupError(f"{user.username} cannot sign in on {desk.almanac.today}")
    return actor
