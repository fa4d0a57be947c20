"""Sections are opened, put in order, closed and opened again by whoever approves in all of them."""

import pytest
from django.test import Client
from newsroom import SECTION, address_of, drafted, editor_of, package, published, signed_in, ticket
from wagtail.models import PageLogEntry

from conftest import read, words
from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editorial.drafts import DraftRefused, take_package
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.news.queries import sections

pytestmark = pytest.mark.django_db

HOME = "/bien-tap/trang/"
NEW = {"title": "Nghiên cứu khoa học", "introduction": "Việc nghiên cứu của chi bộ."}


@pytest.fixture
def chief() -> Client:
    """Somebody who edits and approves in every section."""
    client = Client()
    roles = (SectionRole(EditorRole.EDITOR), SectionRole(EditorRole.APPROVER))
    client.get(address_of(ticket(roles=roles)))
    return client


@pytest.fixture
def without_drafts(party_building: SectionPage) -> SectionPage:
    ArticlePage.objects.child_of(party_building).filter(first_published_at=None).delete()
    return party_building


def menu(visitor: Client) -> list[str]:
    return words(read(visitor, "/"), ".pt-sections a")


def titles() -> list[str]:
    return [section.title for section in sections()]


def close(chief: Client, section: SectionPage):
    return chief.post(f"{HOME}{section.pk}/dong/")


def test_new_section_stands_last_in_the_menu_and_takes_articles(chief, visitor):
    before = titles()

    answer = chief.post(f"{HOME}mo/", NEW, follow=True)

    assert "Đã mở chuyên mục “Nghiên cứu khoa học”." in answer.content.decode()
    assert titles() == [*before, NEW["title"]]
    assert menu(visitor)[-1] == NEW["title"]
    assert visitor.get("/nghien-cuu-khoa-hoc/").status_code == 200
    assert visitor.get("/rss/nghien-cuu-khoa-hoc.xml").status_code == 200
    assert "/nghien-cuu-khoa-hoc/" in visitor.get("/sitemap.xml").content.decode()
    assert drafted(section="nghien-cuu-khoa-hoc").get_parent().title == NEW["title"]


def test_whoever_opened_a_section_answers_for_it_at_once(chief):
    chief.post(f"{HOME}mo/", NEW)
    section = SectionPage.objects.get(title=NEW["title"])

    assert chief.get(HOME).context["form"] is not None
    assert chief.get(f"{HOME}{section.pk}/").status_code == 200
    assert chief.get(f"/bien-tap/pages/add/news/articlepage/{section.pk}/").status_code == 200


@pytest.mark.parametrize("title", ["Xây dựng Đảng", "Tìm kiếm", "Biên tập", "Ảnh", "Lưu trữ", "En"])
def test_title_whose_address_is_taken_is_refused_in_words(chief, title):
    count = SectionPage.objects.count()

    answer = chief.post(f"{HOME}mo/", {"title": title, "introduction": ""})

    assert "đã có chuyên mục hoặc trang mang tên này" in answer.content.decode()
    assert SectionPage.objects.count() == count


def test_title_that_names_somebody_asks_for_the_ground_and_opens_nothing_before(chief):
    named = {"title": "Nguyễn Văn Trỗi", "introduction": ""}

    answer = chief.post(f"{HOME}mo/", named)
    assert "Căn cứ để nêu" in answer.content.decode()
    assert not SectionPage.objects.filter(title=named["title"]).exists()

    assert chief.post(f"{HOME}mo/", named | {"ground": "Nhân vật lịch sử."}).status_code == 302


def test_sections_change_places_in_the_menu_and_the_ends_stay(chief, visitor):
    first, second, *others = titles()
    one, two = sections()[:2]

    chief.post(f"{HOME}{two.pk}/thu-tu/", {"direction": "up"})
    chief.post(f"{HOME}{two.pk}/thu-tu/", {"direction": "up"})
    moved = titles()
    shown = menu(visitor)
    chief.post(f"{HOME}{two.pk}/thu-tu/", {"direction": "down"})

    assert moved == [second, first, *others]
    assert shown[-len(moved) :] == moved
    assert titles() == [first, second, *others]
    assert chief.post(f"{HOME}{one.pk}/thu-tu/", {"direction": "aside"}).status_code == 404


def test_closed_section_leaves_menu_and_feed_and_its_articles_stay(
    chief, visitor, without_drafts, together
):
    shown = together.url

    assert close(chief, without_drafts).status_code == 302

    assert without_drafts.title not in menu(visitor)
    assert visitor.get(shown).status_code == 200
    assert visitor.get(f"/rss/{SECTION}.xml").status_code == 404
    assert shown in visitor.get("/sitemap.xml").content.decode()
    assert (
        f"<loc>http://testserver/{SECTION}/</loc>"
        not in visitor.get("/sitemap.xml").content.decode()
    )
    assert "Chuyên mục đã đóng từ ngày" in visitor.get(f"/{SECTION}/").content.decode()
    assert without_drafts.title in words(read(visitor, "/luu-tru/"), "#closed + ul a")
    assert PageLogEntry.objects.filter(
        page=without_drafts, action="ketnap.section_closed", user=editor_of(chief)
    ).exists()


def test_closed_section_takes_no_article_and_its_articles_are_still_edited(chief, without_drafts):
    article = published()
    close(chief, without_drafts)

    assert chief.get(f"/bien-tap/pages/add/news/articlepage/{without_drafts.pk}/").status_code in {
        302,
        403,
    }
    with pytest.raises(DraftRefused):
        take_package(package())
    again = Client()
    again.get(address_of(ticket(roles=(SectionRole(EditorRole.APPROVER),))))
    assert again.get(f"/bien-tap/bai/{article.pk}/go/").status_code == 200


def test_section_where_work_waits_is_not_closed_and_says_what_waits(chief, without_drafts):
    waiting = drafted(title="Bài còn dở")

    answer = close(chief, without_drafts)

    assert answer.status_code == 409
    assert waiting.title in answer.content.decode()
    assert without_drafts in sections()


def test_last_section_stays_open(chief, without_drafts):
    for other in sections().exclude(pk=without_drafts.pk):
        close(chief, other)

    assert close(chief, without_drafts).status_code == 409
    assert list(sections()) == [without_drafts]


def test_closed_section_is_opened_again_where_it_stood(chief, visitor, without_drafts):
    before = titles()
    close(chief, without_drafts)

    chief.post(f"{HOME}{without_drafts.pk}/mo-lai/")

    assert titles() == before
    assert without_drafts.title in menu(visitor)


def test_only_whoever_approves_in_every_section_opens_and_closes(party_building):
    before = titles()
    for client in (signed_in(EditorRole.APPROVER), signed_in(EditorRole.EDITOR)):
        assert client.get(f"{HOME}mo/").status_code == 404
        assert client.post(f"{HOME}mo/", NEW).status_code == 404
        assert close(client, party_building).status_code == 404
        assert (
            client.post(f"{HOME}{party_building.pk}/thu-tu/", {"direction": "down"}).status_code
            == 404
        )

    assert titles() == before
