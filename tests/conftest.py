"""The usual people and places: a cell with its officers, the body above it, a stranger."""

import gc
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import blocking_manager_key

import live_database
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services import create_user, grant_role, hold
from ketnap.accounts.setup import Beginning, found
from ketnap.domain.access import OPENS_RECORDS, Actor, Role
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.queries import parent_on
from ketnap.organisations.services import create_organisation, set_chain
from ketnap.people.models import MemberStatus, Person
from ketnap.people.services import admit_member, create_person
from made_once import begin_run, folder_of_run
from migrated import copied_beside, copy_into, drop_template

# Playwright's loop runs in the test's thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BEGINNING = date(2010, 1, 1)
PASSWORD = "bong sen no giua mua ha"

FACTS: dict[str, Any] = {
    "born_on": date(1985, 3, 2),
    "sex": "female",
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "university",
    "occupation": "viên chức",
    "workplace": "Trung tâm Thông tin",
}


def today_actor(user: User) -> Actor:
    """Return the actor a user is today."""
    actor = actor_of(User.objects.get(pk=user.pk), on=timezone.localdate())
    assert actor is not None
    return actor


@pytest.fixture
def founder(db: None) -> User:
    """The first user: secretary of the cell and administrator of the system."""
    return found(
        Beginning(
            superior_name="Đảng ủy cơ sở Viện Nghiên cứu",
            cell_name="Chi bộ Văn phòng",
            since=BEGINNING,
            has_youth_union=True,
            has_trade_union=True,
            username="quan-tri",
            password=PASSWORD,
        )
    )


@pytest.fixture
def administrator(founder: User) -> Actor:
    """Whoever founds organisations and gives accounts."""
    return today_actor(founder)


@pytest.fixture
def cell(founder: User) -> Organisation:
    """Chi bộ Văn phòng, with a Youth Union branch, a trade union and a deciding body above."""
    return Organisation.objects.get(kind=OrganisationKind.CELL)


@pytest.fixture
def superior(cell: Organisation) -> Organisation:
    """The grassroots committee above the cell."""
    parent = parent_on(cell.pk, BEGINNING)
    assert parent is not None
    return parent


@pytest.fixture
def other_cell(cell: Organisation, superior: Organisation, administrator: Actor) -> Organisation:
    """A sister cell under the same committee."""
    other = create_organisation(
        OrganisationKind.CELL,
        "Chi bộ Kế hoạch",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )
    set_chain(other, [(superior, ChainRole.DECIDE)], since=BEGINNING, actor=administrator)
    return other


@pytest.fixture
def core(superior: Organisation, administrator: Actor) -> Organisation:
    """The standing committee of the committee above the cell; no cell stands below it."""
    return create_organisation(
        OrganisationKind.STANDING_COMMITTEE,
        "Ban Thường vụ Đảng ủy",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )


@dataclass(frozen=True)
class People:
    """Makes persons and users through the services."""

    administrator: Actor

    def person(self, cell: Organisation, full_name: str, **facts: Any) -> Person:
        """Return a new person of a cell."""
        leader = self._leader_of(cell)
        return create_person(cell, full_name=full_name, actor=leader, **{**FACTS, **facts})

    def member(self, cell: Organisation, full_name: str, **facts: Any) -> Person:
        """Return a new person who is an official member of the cell."""
        person = self.person(cell, full_name, **facts)
        admit_member(
            person,
            cell,
            status=MemberStatus.OFFICIAL,
            official_on=BEGINNING,
            since=BEGINNING,
            actor=self._leader_of(cell),
        )
        return person

    def user(
        self, username: str, role: Role, organisation: Organisation, person: Person | None = None
    ) -> User:
        """Return a new user who holds a role; one that opens case files was confirmed long ago."""
        user = create_user(username, PASSWORD, person=person, actor=self.administrator)
        if role in OPENS_RECORDS:
            held = RoleHeld(user=user, organisation=organisation, role=role, valid_from=BEGINNING)
            hold(held)
        else:
            grant_role(user, organisation, role, since=BEGINNING, actor=self.administrator)
        return user

    def also(self, user: User, role: Role, organisation: Organisation) -> None:
        """Let a user hold one more role, confirmed long ago."""
        role_held = RoleHeld(user=user, organisation=organisation, role=role, valid_from=BEGINNING)
        hold(role_held)

    def _leader_of(self, cell: Organisation) -> Actor:
        if self.administrator.holds(Role.CELL_SECRETARY, organisation_id=cell.pk):
            return self.administrator
        name = f"bi-thu-{cell.pk}"
        known = User.objects.filter(username=name).first()
        return today_actor(known or self.user(name, Role.CELL_SECRETARY, cell))


@pytest.fixture
def people(administrator: Actor) -> People:
    """Makes persons and users through the services."""
    return People(administrator)


@pytest.fixture
def secretary(people: People, cell: Organisation) -> User:
    """An, secretary of the cell."""
    person = people.member(cell, "Nguyễn Thị An")
    return people.user("an", Role.CELL_SECRETARY, cell, person)


@pytest.fixture
def clerk(people: People, cell: Organisation) -> User:
    """Bình, member of the cell committee, who keeps the files."""
    person = people.member(cell, "Trần Văn Bình", sex="male")
    return people.user("binh", Role.CELL_COMMITTEE_MEMBER, cell, person)


@pytest.fixture
def mentor_user(people: People, cell: Organisation) -> User:
    """Chi, an official member who helps applicants."""
    person = people.member(cell, "Lê Thị Chi")
    return people.user("chi", Role.MENTOR, cell, person)


@pytest.fixture
def committee_officer(people: People, superior: Organisation) -> User:
    """Dũng, officer of the committee above the cell."""
    return people.user("dung", Role.COMMITTEE_OFFICER, superior)


@pytest.fixture
def stranger(people: People, other_cell: Organisation) -> User:
    """Giang, secretary of a sister cell."""
    person = people.member(other_cell, "Phạm Hương Giang")
    return people.user("giang", Role.CELL_SECRETARY, other_cell, person)


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """Return a browser in which a user has signed in just now."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        session = client.session
        session["account_authentication_methods_user"] = str(user.pk)
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session.save()
        return client

    return signed_in


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of the system, without background traffic."""
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader of Vietnamese, unless a test says otherwise."""
    return {**browser_context_args, "locale": "vi-VN"}


def pytest_configure(config: pytest.Config) -> None:
    """Have a run by itself take away what it made once for all its tests."""
    if begin_run():
        config.add_cleanup(_end_run)


def _end_run() -> None:
    drop_template(os.environ.get("DATABASE_URL", ""))
    shutil.rmtree(folder_of_run())


def pytest_collection_finish() -> None:
    """Spare the collector what stays for the whole run: thousands of tests and every module."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django take the database that stands there."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """A copy of the migrated database, under the name that Django will ask for."""
    name = str(connection.creation._get_test_db_name())
    if connection.vendor == "postgresql":
        with copied_beside(os.environ["DATABASE_URL"], name):
            yield
        return
    # A database in memory lasts as long as somebody has it open.
    with closing(sqlite3.connect(name, uri=name.startswith("file:"))) as database:
        copy_into(database)
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks a database: only that has to run on another kind of database again."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & live_database.FIXTURES:
            item.add_marker(pytest.mark.database)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, None, None]:
    """Let a test that runs outside one transaction be cleaned up: append-only tables refuse it.

    After the last test the whole database is gone, and its triggers with it.
    """
    if not live_database.is_used_by(item):
        return (yield)
    unblock = item.config.stash[blocking_manager_key].unblock
    with unblock():
        lifted = live_database.lift_triggers()
    try:
        return (yield)
    finally:
        if nextitem is not None:
            with unblock():
                live_database.restore_triggers(lifted)
