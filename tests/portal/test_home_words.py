"""The words of the home page and of sections: by approvers only, harmless, and no contact nobody gave."""

import pytest
from django.test import Client
from newsroom import AN, SECTION, address_of, drafted, signed_in, ticket
from wagtail.models import PageLogEntry

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


NAMED_AFTER = "Chi bộ Nguyễn Trãi"


def test_title_that_looks_like_a_name_is_kept_with_the_ground_for_it(chief, visitor):
    asked = chief.post(HOME, WORDS | {"title": NAMED_AFTER}).content.decode()
    assert 'name="ground"' in asked
    assert "errorlist" in asked
    assert NAMED_AFTER not in visitor.get("/").content.decode()

    kept = chief.post(HOME, WORDS | {"title": NAMED_AFTER, "ground": "Danh nhân, tên chi bộ."})

    assert kept.status_code == 302
    assert NAMED_AFTER in visitor.get("/").content.decode()
    entry = PageLogEntry.objects.get(action="ketnap.name_answered_for")
    assert entry.data == {"name": "Nguyễn Trãi", "ground": "Danh nhân, tên chi bộ."}


def test_words_that_stay_are_not_asked_about_again(chief, visitor):
    HomePage.objects.update(title=NAMED_AFTER, draft_title=NAMED_AFTER)
    assert 'name="ground"' not in chief.get(HOME).content.decode()

    assert chief.post(HOME, WORDS | {"title": NAMED_AFTER}).status_code == 302

    assert WORDS["contact"] in visitor.get("/").content.decode()


def test_section_named_after_somebody_is_kept_with_the_ground(party_building):
    approver, address = signed_in(EditorRole.APPROVER), f"{HOME}{party_building.pk}/"
    words = {"title": "Chi bộ Lê Hồng Phong", "introduction": ""}

    assert approver.post(address, words).status_code == 200
    assert approver.post(address, words | {"ground": "Danh nhân."}).status_code == 302


def test_no_ground_lets_a_withdrawn_name_or_a_number_pass(chief):
    drafted()
    withdraw("an-named-0123456789")

    for words in (f"Viết về đồng chí {AN}.", "Số thẻ căn cước 001088012345."):
        answer = chief.post(HOME, WORDS | {"tagline": words, "ground": "Danh nhân."})
        assert answer.status_code == 200
    assert HomePage.objects.get().title != WORDS["title"]


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
