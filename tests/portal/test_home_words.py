"""The words of the home page and of sections: by approvers only, harmless, and no contact nobody gave."""

import pytest
from django.test import Client
from newsroom import AN, SECTION, address_of, drafted, signed_in, ticket

from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editorial.withdrawals import withdraw
from ketnap.portal.news.models import HomePage, SectionPage

pytestmark = pytest.mark.django_db

HOME = "/bien-tap/trang/"
WORDS = {"title": "Chi bộ", "tagline": "Trang tin của chi bộ", "contact": "chi-bo@co-quan.example"}


@pytest.fixture
def chief():
    """Somebody who approves in every section."""
    client = Client()
    client.get(address_of(ticket(roles=(SectionRole(EditorRole.APPROVER),))))
    return client


@pytest.fixture
def without_contact(db):
    HomePage.objects.update(contact="")


def test_portal_that_was_not_told_a_contact_names_none(without_contact, visitor):
    assert visitor.get("/.well-known/security.txt").status_code == 404
    page = visitor.get("/").content.decode()
    assert "mailto:" not in page
    assert "Yêu cầu gỡ tên hoặc ảnh" not in page


def test_contact_is_asked_for_and_shown_once_it_is_given(without_contact, chief, visitor):
    visitor.get("/")
    assert "chưa có địa chỉ liên hệ" in chief.get("/bien-tap/viec-cua-toi/").content.decode()

    assert chief.post(HOME, WORDS).status_code == 302

    assert "chưa có địa chỉ liên hệ" not in chief.get("/bien-tap/viec-cua-toi/").content.decode()
    assert "mailto:chi-bo@co-quan.example" in visitor.get("/").content.decode()
    told = visitor.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:chi-bo@co-quan.example" in told


def test_section_says_what_its_approver_writes_and_keeps_its_address(visitor, party_building):
    approver = signed_in(EditorRole.APPROVER)
    words = {"title": "Công tác Đảng", "introduction": "Việc của chi bộ hằng tháng."}

    assert HOME in approver.get("/bien-tap/").content.decode()
    assert "<title>Trang chủ và chuyên mục - Trang tin</title>" in " ".join(
        approver.get(HOME).content.decode().split()
    )

    approver.post(f"{HOME}{party_building.pk}/", words)

    page = visitor.get(f"/{SECTION}/").content.decode()
    assert "Công tác Đảng" in page
    assert "Việc của chi bộ hằng tháng." in page


def test_only_approvers_change_words_and_only_their_own(party_building):
    editor = signed_in(EditorRole.EDITOR, EditorRole.SECRETARY)
    approver = signed_in(EditorRole.APPROVER)
    other = SectionPage.objects.exclude(pk=party_building.pk).first()
    words = {"title": "Khác", "introduction": ""}

    assert editor.get(HOME).status_code == 404
    assert editor.post(f"{HOME}{party_building.pk}/", words).status_code == 404
    assert approver.post(f"{HOME}{other.pk}/", words).status_code == 404
    assert approver.post(HOME, WORDS).status_code == 404
    assert HOME not in editor.get("/bien-tap/").content.decode()
    assert not SectionPage.objects.filter(title="Khác").exists()


@pytest.mark.parametrize("introduction", [f"Viết về đồng chí {AN}.", "Điện thoại chị Lê Thị Na"])
def test_words_that_name_somebody_are_refused(party_building, introduction):
    drafted()
    withdraw("an-named-0123456789")
    approver = signed_in(EditorRole.APPROVER)

    answer = approver.post(
        f"{HOME}{party_building.pk}/", {"title": "Khác", "introduction": introduction}
    )

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert not SectionPage.objects.filter(title="Khác").exists()
