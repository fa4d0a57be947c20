"""`ketnap roles`: what the machine confirms and hands out where nobody else is left."""

import re
from argparse import Namespace
from contextlib import nullcontext

import pytest
from allauth.mfa.models import Authenticator

from conftest import BEGINNING, PASSWORD, People, today_actor
from ketnap.accounts.models import KeyKind, RoleHeld
from ketnap.accounts.services import ask_for_keys, create_user, grant_role, use_link
from ketnap.cli import roles as commands
from ketnap.cli.refusal import Refusal
from ketnap.domain.access import Role


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """Whoever works at the machine itself, with the rooms open already."""
    monkeypatch.setattr(commands, "installation", nullcontext)


@pytest.fixture
def waiting(people: People, cell, superior) -> RoleHeld:
    """The role of the first officer of the committee, whom no other officer can confirm."""
    admin = today_actor(people.user("quan", Role.SYSTEM_ADMINISTRATOR, superior))
    nga = create_user("nga", PASSWORD, person=people.member(cell, "Hồ Thị Nga"), actor=admin)
    return grant_role(nga, superior, Role.COMMITTEE_OFFICER, since=BEGINNING, actor=admin)


def word_in(text: str) -> str:
    found = re.search(r"/mat-khau-moi/([^/]+)/", text)
    assert found is not None
    return found[1]


def test_waiting_roles_are_listed_and_confirmed_by_number(waiting, superior, capsys):
    commands.awaiting(Namespace())
    listed = capsys.readouterr().out

    commands.confirm(Namespace(number=waiting.pk))

    assert listed.startswith(f"{waiting.pk}\tnga\t")
    assert "ketnap roles link nga" in capsys.readouterr().out
    waiting.refresh_from_db()
    assert (waiting.confirmed_at is None, waiting.confirmed_by) == (False, None)


def test_unknown_number_is_refused(waiting):
    with pytest.raises(Refusal):
        commands.confirm(Namespace(number=waiting.pk + 1))


def test_link_from_the_machine_opens_whatever_the_account_opens(waiting, people, cell, capsys):
    commands.confirm(Namespace(number=waiting.pk))
    capsys.readouterr()

    commands.link(Namespace(name="Nga", drop_second_factor=False))

    user = use_link(word_in(capsys.readouterr().out), PASSWORD)
    assert (user, user.keys_from) == (waiting.user, waiting.user)
    assert not user.key_requests.filter(answered_at__isnull=True).exists()


def test_link_takes_the_second_factor_with_it_where_asked(clerk, people, superior, capsys):
    admin = today_actor(people.user("quan", Role.SYSTEM_ADMINISTRATOR, superior))
    Authenticator.objects.create(user=clerk, type="totp", data={})
    ask_for_keys(clerk, KeyKind.SECOND_FACTOR, actor=admin)

    commands.link(Namespace(name="binh", drop_second_factor=True))

    assert word_in(capsys.readouterr().out)
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert not clerk.key_requests.filter(answered_at__isnull=True).exists()


def test_closed_or_unknown_account_gets_no_link(db):
    with pytest.raises(Refusal):
        commands.link(Namespace(name="khong-co", drop_second_factor=False))
