"""Who may enter the portal's editor, with which duties, by which ticket."""

import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from conftest import People, today_actor
from ketnap.accounts.models import RoleHeld, User
from ketnap.accounts.services import grant_role
from ketnap.audit.models import AccessEntry
from ketnap.domain.access import Actor, Role
from ketnap.domain.press.ticket import EditorRole, SectionRole, redeem
from ketnap.organisations.models import Organisation
from ketnap.press.queries import editor_roles_of
from ketnap.press.references import account_reference, cell_reference
from ketnap.press.refusals import PressNotVisible
from ketnap.press.services import set_duties, ticket_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(people: People, cell: Organisation) -> User:
    """Bình, editor of the cell."""
    return people.user("binh", Role.EDITOR, cell, people.member(cell, "Trần Văn Bình"))


def roles_of(user: User) -> tuple[SectionRole, ...]:
    return editor_roles_of(today_actor(user), on=timezone.localdate())


def test_a_ticket_says_the_name_to_show_and_an_opaque_account(editor: User, settings: Any) -> None:
    actor = today_actor(editor)

    text = ticket_for(actor, on=timezone.localdate())

    ticket = redeem(text, key=settings.PRESS_KEY.encode(), now=int(time.time()))
    assert (ticket.name, ticket.roles) == (actor.name, (SectionRole(EditorRole.EDITOR),))
    assert ticket.account == account_reference(editor.pk) != account_reference(editor.pk + 1)


def test_entering_the_editor_is_noted(editor: User) -> None:
    ticket_for(today_actor(editor), on=timezone.localdate())

    assert AccessEntry.objects.filter(who=editor, object_kind="portal").count() == 1


def test_a_secretary_comes_in_for_his_own_cell(actor: Actor, cell: Organisation) -> None:
    own = SectionRole(EditorRole.SECRETARY, cells=(cell_reference(cell.pk),))

    assert editor_roles_of(actor, on=timezone.localdate()) == (own,)


def test_two_cells_are_told_apart(
    people: People, cell: Organisation, other_cell: Organisation
) -> None:
    here, there = (
        roles_of(people.user(name, Role.CELL_SECRETARY, place))
        for name, place in (("mai", cell), ("lan", other_cell))
    )

    assert here[0].cells == (cell_reference(cell.pk),)
    assert there[0].cells == (cell_reference(other_cell.pk),)
    assert here != there


def test_whoever_has_nothing_to_do_there_gets_no_ticket(people: People, cell: Organisation) -> None:
    member = today_actor(people.user("giang", Role.OFFICIAL_MEMBER, cell))

    with pytest.raises(ValidationError):
        ticket_for(member, on=timezone.localdate())


def test_duties_narrow_an_editor_to_sections_and_let_him_approve(
    editor: User, actor: Actor
) -> None:
    held = RoleHeld.objects.get(user=editor)
    duties = {EditorRole.EDITOR: ["tin-tuc", "doan-the"], EditorRole.APPROVER: [""]}

    set_duties(held.pk, duties, by=actor, on=timezone.localdate())

    assert roles_of(editor) == (
        SectionRole(EditorRole.EDITOR, ("doan-the", "tin-tuc")),
        SectionRole(EditorRole.APPROVER),
    )


def test_a_stranger_and_an_editor_himself_set_no_duties(
    editor: User, people: People, other_cell: Organisation
) -> None:
    held = RoleHeld.objects.get(user=editor)
    stranger = today_actor(people.user("la", Role.CELL_SECRETARY, other_cell))

    for by in (stranger, today_actor(editor)):
        with pytest.raises(PressNotVisible):
            set_duties(held.pk, {EditorRole.APPROVER: [""]}, by=by, on=timezone.localdate())

    assert roles_of(editor) == (SectionRole(EditorRole.EDITOR),)


def test_nobody_gives_duties_to_himself(
    actor: Actor, secretary: User, cell: Organisation, administrator: Actor
) -> None:
    held = grant_role(secretary, cell, Role.EDITOR, since=timezone.localdate(), actor=administrator)

    with pytest.raises(ValidationError, match="tự phân công"):
        set_duties(
            held.pk,
            {EditorRole.APPROVER: [""]},
            by=today_actor(secretary),
            on=timezone.localdate(),
        )
