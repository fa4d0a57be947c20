"""How an editor's visit ends: by the clock, or because the staff zone says so or is silent."""

import time

import pytest
from django.test import Client
from newsroom import SECTION, address_of, editor_of, send, signed_in, ticket

from ketnap.domain.press.calls import Call
from ketnap.domain.press.standing import EditorsNow, Standing
from ketnap.domain.press.ticket import EditorRole, SectionRole, Ticket
from ketnap.portal.editors.models import Editor
from ketnap.portal.editors.services import give_duty
from ketnap.portal.editors.visits import EndOfVisit
from ketnap.portal.news.models import SectionPage

APPROVES = (SectionRole(EditorRole.APPROVER, (SECTION,)),)


@pytest.fixture
def one(db) -> Ticket:
    """A ticket of a staff zone that tells who may still be in."""
    return ticket(EditorRole.EDITOR, is_followed=True)


@pytest.fixture
def client(one) -> Client:
    """Somebody who came in with it."""
    inside = Client()
    assert inside.get(address_of(one)).status_code == 302
    return inside


def tell(*standings: Standing, as_of: int | None = None) -> None:
    """What the staff zone tells of who may be in."""
    told = EditorsNow(int(time.time()) if as_of is None else as_of, standings)
    assert send(Call.EDITORS, told).status_code == 200


def came(client: Client, *, seconds_ago: float) -> None:
    """Let a visit have begun, or been heard of last, a while ago."""
    session = client.session
    session["came_at"] = time.time() - seconds_ago
    session.save()


def test_visit_ends_when_its_owner_signs_out_in_the_staff_zone(client, one):
    tell(Standing(one.account, one.roles, since=one.issued_at))

    assert client.get("/bien-tap/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_visit_by_a_later_ticket_than_the_sign_out_goes_on(client, one):
    tell(Standing(one.account, one.roles, since=one.issued_at - 1))

    assert client.get("/bien-tap/").status_code == 200


def test_visit_ends_when_an_account_is_closed_or_has_no_role_left(client):
    tell()

    assert client.get("/bien-tap/").status_code == 302


def test_message_of_before_a_ticket_ends_no_visit(client, one):
    tell(as_of=one.issued_at - 1)

    assert client.get("/bien-tap/").status_code == 200


def test_duties_are_those_told_last(client, one):
    tell(Standing(one.account, APPROVES))

    duties = editor_of(client).groups.values_list("duty__role", flat=True)
    assert list(duties) == ["approver"]
    assert client.get("/bien-tap/").status_code == 200


def test_duty_in_a_section_opened_meanwhile_stays_while_nothing_else_is_told(client, one):
    elsewhere = SectionPage.objects.exclude(slug=SECTION).first()
    give_duty(editor_of(client), EditorRole.EDITOR, elsewhere)

    tell(Standing(one.account, one.roles))

    sections = editor_of(client).groups.values_list("duty__section__slug", flat=True)
    assert set(sections) == {SECTION, elsewhere.slug}


@pytest.mark.parametrize(("seconds", "status"), [(290, 200), (300, 503)])
def test_editor_is_closed_while_nothing_is_heard_of_the_staff_zone(client, seconds, status):
    came(client, seconds_ago=seconds)

    page = client.get("/bien-tap/")

    assert page.status_code == status
    assert ("trang tin không nghe được" in page.content.decode()) is (status == 503)
    assert client.get("/").status_code == 200


def test_visit_goes_on_once_the_staff_zone_is_heard_again(client, one):
    came(client, seconds_ago=3600)
    assert client.get("/bien-tap/").status_code == 503

    tell(Standing(one.account, one.roles))

    assert client.get("/bien-tap/").status_code == 200


def test_staff_zone_of_before_is_not_waited_for(db):
    client = signed_in(EditorRole.EDITOR)
    came(client, seconds_ago=3600)

    assert client.get("/bien-tap/").status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(15 * 60, 200), (16 * 60 + 1, 302)])
def test_visit_ends_when_nothing_is_done_for_a_while(db, seconds, status):
    client = signed_in(EditorRole.EDITOR)
    session = client.session
    session["acted_at"] = time.time() - seconds
    session.save()

    assert client.get("/bien-tap/").status_code == status


@pytest.mark.parametrize(("hours", "status"), [(7.9, 200), (8, 302)])
def test_visit_ends_after_a_working_day_though_something_is_done(db, hours, status):
    client = signed_in(EditorRole.EDITOR)
    session = client.session
    session["came_at"] = time.time() - hours * 3600
    session["acted_at"] = time.time() - 2 * 60
    session.save()

    assert client.get("/bien-tap/").status_code == status


def test_open_page_that_reports_itself_keeps_no_visit_alive(rf):
    request = rf.post("/bien-tap/editing-sessions/ping/news/articlepage/1/1/")
    request.COOKIES["portal_session"] = "x"
    request.user = Editor(username="bien-tap")
    long_ago = time.time() - 10 * 60
    request.session = {"acted_at": long_ago}

    EndOfVisit(lambda _request: None)(request)

    assert request.session["acted_at"] == long_ago
