"""Who may stay in the portal's editor, as the portal is told."""

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import People, today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services.sessions import end_all
from ketnap.domain.access import Role
from ketnap.domain.press.calls import Call, from_text
from ketnap.domain.press.standing import EditorsNow, Standing
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.organisations.models import Organisation
from ketnap.press.models import EditorVisit
from ketnap.press.references import account_reference
from ketnap.press.services import ticket_for
from ketnap.press.visits import tell_or_wait
from press.conftest import Portal

pytestmark = pytest.mark.django_db
EDITS = (SectionRole(EditorRole.EDITOR),)


@pytest.fixture
def editor(people: People, cell: Organisation) -> User:
    """Bình, who has gone into the editor."""
    binh = people.user("binh", Role.EDITOR, cell, people.member(cell, "Trần Văn Bình"))
    ticket_for(today_actor(binh), on=timezone.localdate())
    return binh


def told(portal: Portal) -> tuple[Standing, ...]:
    """What the portal was told last."""
    path, body = portal.bodies[-1]
    assert path == Call.EDITORS
    return from_text(EditorsNow, body).editors


def test_editor_who_went_in_is_told_of_every_minute(portal: Portal, editor: User) -> None:
    tell_or_wait()

    assert told(portal) == (Standing(account_reference(editor.pk), EDITS),)


def test_nobody_is_told_of_when_nobody_went_in(portal: Portal) -> None:
    tell_or_wait()

    assert portal.calls() == []


def test_sign_out_is_told_at_once(
    portal: Portal, editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(editor)
    before = int(time.time())

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_logout"))

    (standing,) = told(portal)
    assert standing.since >= before


def test_session_that_ends_by_itself_ends_nothing_at_the_portal(
    portal: Portal, editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(editor)
    session = client.session
    session["seen_at"] = time.time() - 24 * 3600
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        assert client.get(reverse("desk")).status_code == 302

    assert EditorVisit.objects.get().left_at is None
    assert portal.calls() == []


def test_closed_account_and_ended_role_may_not_be_in(portal: Portal, editor: User) -> None:
    RoleHeld.objects.filter(user=editor).delete()
    tell_or_wait()
    without_role = told(portal)
    editor.is_active = False
    editor.save()
    tell_or_wait()

    assert (without_role, told(portal)) == ((), ())


def test_sessions_ended_from_elsewhere_end_the_visit(portal: Portal, editor: User) -> None:
    moment = timezone.now()
    end_all(editor, at=moment)

    tell_or_wait()

    assert told(portal)[0].since == int(moment.timestamp())


def test_sign_out_works_while_the_portal_is_silent_and_is_told_later(
    editor: User, client: Client, django_capture_on_commit_callbacks: Any, caplog: Any
) -> None:
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("account_logout")).status_code == 302

    assert EditorVisit.objects.get().left_at is not None
    assert "not told" in caplog.text
