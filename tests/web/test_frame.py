"""What stands around every page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from conftest import People
from ketnap.accounts.models import User
from ketnap.domain.access import Role
from ketnap.organisations.services import rename
from ketnap.web.frame import frame


@pytest.fixture
def page_of(rf: RequestFactory) -> Callable[..., HttpRequest]:
    def page(user: User | AnonymousUser, address: str = "/") -> HttpRequest:
        request = rf.get(address)
        request.user = user
        return request

    return page


def test_frame_names_the_organisation_the_body_above_and_the_role(page_of, secretary):
    around = frame(page_of(secretary))["frame"]

    assert (around.organisation, around.parent_organisation) == (
        "Chi bộ Văn phòng",
        "Đảng ủy cơ sở Viện Nghiên cứu",
    )
    assert (around.person, around.role) == ("Nguyễn Thị An", "bí thư chi bộ")
    assert around.search_url == "/ho-so/"
    assert not around.is_past


def test_frame_uses_the_name_of_the_day_the_page_speaks_about(
    page_of, secretary, cell, administrator
):
    rename(cell, "Chi bộ Hành chính", on=date(2024, 5, 1), actor=administrator)

    before = frame(page_of(secretary, "/?on=2024-04-30"))["frame"]
    after = frame(page_of(secretary, "/?on=2024-05-01"))["frame"]

    assert (before.organisation, after.organisation) == ("Chi bộ Văn phòng", "Chi bộ Hành chính")
    assert before.is_past


def test_frame_names_the_role_nearest_to_the_work_of_a_cell(page_of, founder):
    around = frame(page_of(founder))["frame"]

    assert around.role == "bí thư chi bộ"


def test_frame_of_nobody_signed_in_is_none(page_of, db):
    assert frame(page_of(AnonymousUser())) == {}


def test_frame_has_no_search_for_who_sees_no_case(page_of, people: People, cell):
    editor = people.user("em", Role.EDITOR, cell)

    assert frame(page_of(editor))["frame"].search_url == ""


def test_frame_asks_five_questions_however_many_roles(
    page_of, people: People, cell, superior, django_assert_num_queries
):
    person = people.member(cell, "Trần Văn Bình")
    user = people.user("binh", Role.CELL_COMMITTEE_MEMBER, cell, person)
    people.also(user, Role.COMMITTEE_OFFICER, superior)
    request = page_of(User.objects.get(pk=user.pk))

    # The fifth asks an officer's committee for the cases that were sent to it.
    with django_assert_num_queries(5):
        frame(request)
