"""The door of the editors: a ticket of the staff zone, fresh, once, and nothing else."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from newsroom import SECTION, address_of, editor_of, reference, signed_in, ticket

from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.queries import editors_who


def test_ticket_opens_the_door_and_leaves_the_address(visitor):
    answer = visitor.get(address_of(ticket(EditorRole.EDITOR)))

    assert (answer.status_code, answer["Location"]) == (302, "/bien-tap/viec-cua-toi/")
    assert answer["Cache-Control"] == "private, no-store"
    assert visitor.get("/bien-tap/").status_code == 200


def test_editor_is_a_name_and_an_opaque_reference(visitor):
    one = ticket(EditorRole.EDITOR, name="Lê Thu Giang")

    visitor.get(address_of(one))

    editor = editor_of(visitor)
    assert (editor.username, editor.get_full_name(), editor.email) == (one.account, one.name, "")
    assert not editor.has_usable_password()
    assert not editor.is_superuser


def test_ticket_opens_the_door_once(visitor):
    address = address_of(ticket(EditorRole.EDITOR))
    visitor.get(address)

    stranger = Client()

    assert stranger.get(address).status_code == 403
    assert stranger.get("/bien-tap/").status_code == 302


@pytest.mark.parametrize("seconds", [-62, 62])
def test_ticket_of_another_minute_is_refused(visitor, seconds):
    one = ticket(EditorRole.EDITOR, issued_at=int(time.time()) + seconds)

    assert visitor.get(address_of(one)).status_code == 403


def test_ticket_signed_with_another_key_is_refused(visitor):
    address = address_of(ticket(EditorRole.EDITOR), key="k" * 48)

    assert visitor.get(address).status_code == 403
    assert not Editor.objects.exists()


def test_nothing_is_taken_where_there_is_no_key(visitor, settings):
    address = address_of(ticket(EditorRole.EDITOR))
    settings.PRESS_KEY = ""

    assert visitor.get(address).status_code == 403


def test_ticket_for_no_section_there_is_is_refused_in_words(visitor):
    one = ticket(EditorRole.EDITOR)
    elsewhere = (SectionRole(EditorRole.EDITOR, ("chuyen-muc-khac",)),)

    answer = visitor.get(address_of(ticket(roles=elsewhere, account=one.account)))

    assert answer.status_code == 403
    assert "chưa được giao chuyên mục nào" in answer.content.decode()


def test_each_ticket_brings_the_duties_it_names_and_no_others(visitor):
    account = reference()
    visitor.get(address_of(ticket(EditorRole.EDITOR, EditorRole.APPROVER, account=account)))
    visitor.get(address_of(ticket(EditorRole.SECRETARY, account=account)))

    duties = editor_of(visitor).groups.values_list("duty__role", "duty__section__slug")

    assert list(duties) == [("secretary", SECTION)]


def test_role_without_sections_counts_in_all_of_them(visitor):
    visitor.get(address_of(ticket(roles=(SectionRole(EditorRole.EDITOR),))))

    assert editor_of(visitor).groups.count() == 3


def test_editor_changes_neither_his_name_nor_his_picture_here(db):
    client = signed_in(EditorRole.EDITOR, name="Lê Thu Giang")

    page = client.get("/bien-tap/account/")
    client.post("/bien-tap/account/", {"name_email-first_name": "Tên khác"})

    assert page.status_code == 200
    assert b'type="file"' not in page.content
    assert b'name="theme-theme"' in page.content
    assert editor_of(client).get_full_name() == "Lê Thu Giang"


def test_editor_may_not_publish_past_the_workflow(together):
    editor = editor_of(signed_in(EditorRole.EDITOR, EditorRole.APPROVER))

    allowed = together.permissions_for_user(editor)

    assert allowed.can_edit()
    assert not allowed.can_publish()


def test_editor_of_one_section_leaves_the_others_alone(together):
    away = ticket(roles=(SectionRole(EditorRole.EDITOR, ("doan-the",)),))
    client = Client()
    client.get(address_of(away))

    answer = client.get(f"/bien-tap/pages/{together.pk}/edit/")

    assert answer.status_code in {302, 403}
    assert client.get(f"/bien-tap/bai/{together.pk}/").status_code == 404


def test_whoever_has_not_come_for_a_month_counts_as_gone(party_building):
    gone, here = (editor_of(signed_in(EditorRole.APPROVER)) for _ in range(2))
    gone.last_login = timezone.now() - timedelta(days=31)
    gone.save()

    assert list(editors_who(EditorRole.APPROVER, party_building.pk)) == [here]
