"""The editor's daily pages say nothing in English: a walk that listens for texts without Vietnamese."""

import json
import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import django
import pytest
import taggit
import wagtail
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import trans_real
from newsroom import act, drafted, editor_of, fresh, hand_in, published, rewrite, signed_in
from wagtail.models import Comment, Page

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.news.blocks import FigureBlock
from ketnap.portal.news.models import ArticlePage
from ketnap.portal.pictures.models import Picture

LIBRARIES = [Path(library.__file__).parent for library in (wagtail, taggit)]
DJANGO = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
OURS = Path(__file__).parents[2] / "src/ketnap/portal/editors/locale/vi/LC_MESSAGES"
KEPT = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w[^>]*>")


def messages(path):
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def singular(message):
    return message.id if isinstance(message.id, str) else message.id[0]


def english_of_libraries(domain):
    return {
        singular(message)
        for library in LIBRARIES
        for path in library.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")
        for message in messages(path)
    }


def english_of_django():
    """What Django says on pages of its own rooms; its administration is not installed."""
    return {singular(message) for message in messages(DJANGO)}


class Listener(NullTranslations):
    """Stands behind the Vietnamese catalogue and hears what it does not know."""

    def __init__(self):
        super().__init__()
        self.heard = set()

    def gettext(self, message):
        self.heard.add(message)
        return message

    def ngettext(self, msgid1, msgid2, n):
        self.heard.add(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def listener() -> Iterator[Listener]:
    catalogue = trans_real.translation("vi")
    heard = Listener()
    catalogue.add_fallback(heard)
    with translation.override("vi"):
        yield heard
    catalogue._fallback = None


@pytest.fixture
def everyone(db):
    return signed_in(*EditorRole, name="Lê Thu Giang")


def walk(client, addresses):
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        assert b'lang="vi"' in answer.content or b"<html" not in answer.content, address


def untranslated(listener):
    unknown = listener.heard & (english_of_libraries("django") | english_of_django())
    return sorted(text for text in unknown if re.search("[a-z]", text, re.IGNORECASE))


def test_lists_menus_and_searches(everyone, listener):
    section = Page.objects.get(slug="xay-dung-dang")
    picture = Picture.objects.first()

    walk(
        everyone,
        [
            "/bien-tap/",
            "/bien-tap/viec-cua-toi/",
            "/bien-tap/trang/",
            f"/bien-tap/trang/{section.pk}/",
            "/bien-tap/pages/",
            f"/bien-tap/pages/{section.pk}/",
            f"/bien-tap/pages/{section.pk}/?ordering=ord",
            f"/bien-tap/pages/{section.pk}/add_subpage/",
            f"/bien-tap/pages/add/news/articlepage/{section.pk}/",
            f"/bien-tap/pages/{section.pk}/edit/",
            "/bien-tap/images/",
            f"/bien-tap/images/{picture.pk}/",
            f"/bien-tap/images/{picture.pk}/delete/",
            f"/bien-tap/images/usage/{picture.pk}/",
            "/bien-tap/images/multiple/add/",
            "/bien-tap/images/add/",
            "/bien-tap/images/chooser/",
            "/bien-tap/choose-page/",
            "/bien-tap/choose-external-link/",
            "/bien-tap/choose-email-link/",
            "/bien-tap/choose-anchor-link/",
            "/bien-tap/account/",
            "/bien-tap/reports/site-history/",
            "/bien-tap/reports/workflow/",
            "/bien-tap/reports/workflow_tasks/",
        ],
    )

    assert untranslated(listener) == []


def test_pages_of_one_article_on_its_way(everyone, listener):
    article = drafted()
    rewrite(article, by=everyone, title="Tiêu đề mới")
    Comment.objects.create(
        page=article, user=editor_of(everyone), text="Xem lại", contentpath="lead"
    )
    hand_in(article, everyone)
    first, last = article.revisions.order_by("pk").first(), fresh(article).get_latest_revision()
    state = fresh(article).current_workflow_task_state
    pages = f"/bien-tap/pages/{article.pk}"

    walk(
        everyone,
        [
            f"{pages}/edit/",
            f"{pages}/history/",
            f"{pages}/workflow_history/",
            f"{pages}/workflow_history/detail/{state.workflow_state_id}/",
            f"{pages}/revisions/compare/{first.pk}...{last.pk}/",
            f"{pages}/revisions/{first.pk}/revert/",
            f"{pages}/usage/",
            f"{pages}/delete/",
            f"{pages}/move/",
            f"/bien-tap/bai/{article.pk}/",
            f"/bien-tap/pages/workflow/action/{article.pk}/reject/{state.pk}/",
            f"/bien-tap/bulk/wagtailcore/page/delete/?id={article.pk}",
            f"/bien-tap/bulk/wagtailcore/page/move/?id={article.pk}",
            "/bien-tap/viec-cua-toi/",
            "/bien-tap/",
        ],
    )
    act(article, everyone, "reject", comment="Sửa lại.")
    walk(everyone, [f"{pages}/edit/", f"{pages}/workflow_history/", f"{pages}/history/"])

    assert untranslated(listener) == []


def test_what_wagtail_itself_cannot_translate_is_said_in_our_words(everyone):
    article = drafted()
    page = everyone.get(f"/bien-tap/pages/{article.pk}/edit/").content.decode()

    assert 'aria-label="Actions"' not in page
    assert FigureBlock().child_blocks["picture"].child_blocks["image"].label == "Ảnh"
    for way in (f"/bien-tap/anh/{article.pk}/", f"/bien-tap/bai/{article.pk}/"):
        assert page.count(f'href="{way}"') >= 2
        assert f'href="{way}"' in everyone.get("/bien-tap/viec-cua-toi/").content.decode()


def test_pages_of_a_published_article_and_what_is_said_after_a_deed(everyone, listener):
    article = published()
    rewrite(article, by=everyone, title="Tiêu đề sau khi đăng")
    pages = f"/bien-tap/pages/{article.pk}"

    walk(
        everyone,
        [f"{pages}/edit/", f"{pages}/history/", f"/bien-tap/bai/{article.pk}/go/", "/bien-tap/"],
    )
    walk(everyone, [f"{pages}/revisions/compare/live...{fresh(article).latest_revision_id}/"])
    everyone.post(f"/bien-tap/bai/{article.pk}/go/", {"reason": "Thử"})
    everyone.post(f"{pages}/delete/", follow=True)
    everyone.post("/bien-tap/logout/", follow=True)

    assert not ArticlePage.objects.filter(pk=article.pk).exists()
    assert untranslated(listener) == []


def test_scripts_say_everything_in_vietnamese(visitor):
    answer = visitor.get("/bien-tap/jsi18n/").content.decode()
    known = re.search(r"const newcatalog = (\{.*?\n  \});", answer, re.DOTALL)
    assert known

    said = json.loads(known.group(1))

    assert english_of_libraries("djangojs") - set(said) == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_catalogue_keeps_placeholders_and_tags_of_texts_there_are(domain):
    said = messages(OURS / f"{domain}.po")

    assert said
    assert {singular(message) for message in said} <= english_of_libraries(domain)
    for message in said:
        text = message.id if isinstance(message.id, str) else message.id[1]
        words = message.string if isinstance(message.string, str) else message.string[0]
        assert words
        assert set(KEPT.findall(words)) <= set(KEPT.findall(text)), text
