"""Every address of the editor: a secretary reads nothing of an article that another cell sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from newsroom import (
    act,
    address_of,
    drafted,
    editor_of,
    fresh,
    hand_in,
    reference,
    rewrite,
    signed_in,
    ticket,
)
from picture_files import picture, saved
from wagtail.models import Comment

from ketnap.domain.press.ticket import EditorRole, SectionRole
from ketnap.portal.editorial.answering import answer_for
from ketnap.portal.editorial.models import AnsweredWords, TextFigure
from ketnap.portal.editors.models import Editor
from ketnap.portal.news.models import ArticlePage, SectionPage
from ketnap.portal.picture_desk.services import add_picture
from ketnap.portal.pictures.models import Picture

pytestmark = pytest.mark.django_db

OWN, OTHER = "cell-of-mai-0123456789", "cell-of-lan-0123456789"
MARKER = "bimat"
"""Stands in everything that the other cell's article has, and nowhere else."""
NAMED = f"Hoàng Văn {MARKER.title()}"
TABLE = Path(__file__).with_name("editor_addresses.txt")
ARGUMENT = re.compile(r"(?:\(\?P)?<(?:\w+:)?(\w+)>(?:[^/.]*\))?")


@dataclass(frozen=True)
class Row:
    verdict: str
    route: str
    queries: tuple[str, ...]


def table() -> list[Row]:
    lines = TABLE.read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    return [
        Row(one[:8].strip(), one[8:].split(" ?")[0], tuple(one[8:].split(" ?")[1:])) for one in rows
    ]


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, route)
        else:
            yield route


def test_every_address_of_the_editor_stands_in_the_table():
    (editor,) = (
        one for one in get_resolver().url_patterns if str(one.pattern).startswith("bien-tap")
    )

    assert {one.route for one in table()} == set(routes(editor))


def secretary_of(cell: str, account: str) -> Client:
    client = Client()
    held = (SectionRole(EditorRole.SECRETARY, cells=(cell,)),)
    assert client.get(address_of(ticket(roles=held, account=account))).status_code == 302
    return client


@dataclass(frozen=True)
class House:
    """Two articles on their way: one of the secretary's own cell, one of the other."""

    own: ArticlePage
    other: ArticlePage
    picture: Picture
    stranger: Client
    """She spoke for the other cell once, and wrote in what it sent."""
    at_home: Client


@pytest.fixture
def house(settings) -> House:
    # The table of full texts is made by a migration, which these tests do not run.
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "wagtail.search.backends.database.fallback"}
    }
    account = reference()
    other, own = drafted(cell=OTHER, title=f"Tin {MARKER} của chi bộ"), drafted(cell=OWN)
    once, at_home = secretary_of(OTHER, account), secretary_of(OTHER, reference())
    shown = add_picture(other.pk, file_named(f"{MARKER}.jpg"), by=editor_of(once))
    approver = editor_of(signed_in(EditorRole.APPROVER))
    rewrite(other, once, lead=f"Đồng chí {NAMED} phát biểu.")
    answer_for(fresh(other), NAMED, ground=f"Căn cứ {MARKER}", actor=approver)
    TextFigure.objects.filter(source__article=other).update(label=f"Số {MARKER}", now=7)
    draft = other.get_latest_revision_as_object()
    draft.tags.add(f"{MARKER}-chu-de")
    draft.save_revision(user=editor_of(once), log_action=True)
    Comment.objects.create(page=other, user=editor_of(once), text=MARKER, contentpath="lead")
    for article in (other, own):
        hand_in(article, once)
    act(other, at_home, "reject", comment=f"Ý kiến {MARKER}")
    fresh(other).current_workflow_state.resume(user=editor_of(once))
    return House(fresh(own), fresh(other), shown, secretary_of(OWN, account), at_home)


def file_named(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, saved(picture((320, 200)), "JPEG"), "image/jpeg")


def address(row: Row, house: House, *, page: ArticlePage) -> str:
    """The address filled with what belongs to the other cell, on a page."""
    state = house.other.current_workflow_task_state
    about = {
        "revision_id": house.other.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": state.pk,
        "task_id": state.task_id,
        "workflow_state_id": state.workflow_state_id,
        "image_id": house.picture.pk,
        "destination_id": SectionPage.objects.last().pk,
        "section_id": SectionPage.objects.first().pk,
        "answered_id": AnsweredWords.objects.get().pk,
        "figure_id": TextFigure.objects.filter(source__article=house.other).first().pk,
        "action_name": "approve",
        "content_type_app_name": "news",
        "content_type_model_name": "articlepage",
        "app_label": "wagtailcore",
        "app_name": "news",
        "model_name": "subject" if row.route.startswith("tag") else "page",
        "action": "delete",
        "pk": house.picture.pk if "images" in row.route else page.pk,
    }
    ids = dict.fromkeys(
        ("page_id", "article_id", "parent_page_id", "page_to_move_id", "object_id"), page.pk
    )
    known = ids | about
    filled = ARGUMENT.sub(lambda found: str(known.get(found[1], 1)), row.route)
    return "/bien-tap/" + re.sub(r"[\^$\\?]|\.\*", "", filled)


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace").lower() + str(answer.headers).lower()


def test_nobody_opens_a_closed_address(house):
    root = Editor.objects.create_superuser("root", first_name="Quản trị")
    administrator = Client()
    administrator.force_login(root)
    everybody = (house.stranger, house.at_home, signed_in(*EditorRole), administrator)

    for row in table():
        if row.verdict == "closed":
            for client in everybody:
                answer = client.get(address(row, house, page=house.other))
                assert answer.status_code == 404, row.route


def test_nobody_unknown_comes_past_the_door(house):
    for row in table():
        answer = Client().get(address(row, house, page=house.other))
        if row.verdict != "public":
            assert answer.status_code in {302, 403, 404, 405}, row.route
        assert MARKER not in answer.content.decode().lower(), row.route


def test_secretary_of_another_cell_finds_nothing_of_the_article_anywhere(house):
    for row in table():
        if row.verdict == "public":
            continue
        place = address(row, house, page=house.other)
        if row.verdict in {"article", "picture"}:
            assert house.stranger.get(place).status_code == 404, row.route
            assert house.stranger.post(place).status_code == 404, row.route
        for query in row.queries or ("",):
            assert MARKER not in told(house.stranger, f"{place}?{query}"), f"{row.route}?{query}"


def test_her_own_article_leads_to_nothing_of_the_other(house):
    for row in table():
        if row.verdict == "article":
            place = address(row, house, page=house.own)
            assert MARKER not in told(house.stranger, place), row.route


LISTS = (
    "bulk/wagtailcore/page/delete/?id={page}",
    "bulk/wagtailcore/page/delete/?id=all&childOf={section}",
    "bulk/pictures/picture/delete/?id={picture}",
    "bulk/pictures/picture/delete/?id=all",
    "images/chooser/chosen/{picture}/",
    "images/chooser/chosen-multiple/?id={picture}",
    "pages/{section}/?q=tin",
    "pages/{section}/results/?search_all=1&q=tin",
    "choose-page/{section}/",
    "editing-sessions/ping/news/articlepage/{page}/1/",
    "trang/{section}/",
)


def test_nothing_of_the_article_is_ticked_chosen_or_listed(house):
    known = {
        "page": house.other.pk,
        "section": house.other.get_parent().pk,
        "picture": house.picture.pk,
    }

    for place in LISTS:
        assert MARKER not in told(house.stranger, "/bien-tap/" + place.format(**known)), place


@pytest.mark.parametrize("role", ["secretary", EditorRole.EDITOR, EditorRole.APPROVER])
def test_whoever_may_see_the_article_does(house, role):
    client = house.at_home if role == "secretary" else signed_in(role)

    for place in (
        f"pages/{house.other.pk}/edit/",
        f"pages/{house.other.pk}/history/",
        f"bai/{house.other.pk}/",
        f"images/{house.picture.pk}/",
        f"pages/{house.other.get_parent().pk}/",
        "reports/site-history/",
        "reports/workflow/",
        "images/",
        "images/chooser/",
        "pages/search/?q=tin",
    ):
        assert MARKER in told(client, f"/bien-tap/{place}"), place


def test_picture_used_in_both_names_no_other_article_in_its_usage(house):
    own = add_picture(house.own.pk, file_named("chung.jpg"), by=editor_of(house.stranger))
    house.other.picture, house.other.picture_caption = own, "Chú thích"
    house.other.save()

    assert MARKER not in told(house.stranger, f"/bien-tap/images/usage/{own.pk}/")
    assert MARKER not in told(house.stranger, f"/bien-tap/images/{own.pk}/")
    assert MARKER in told(signed_in(EditorRole.EDITOR), f"/bien-tap/images/usage/{own.pk}/")
