"""Every role's pages of the demo speak the language that was chosen, records aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from page_texts import recorded_texts, texts_of, unrecorded_vietnamese
from pytest_django.plugin import DjangoDbBlocker

from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.demo.filling import fill_demo

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

QUOTATIONS = {"components", "prepare_press", "press_package", "sheet_import"}
"""Samples of components, the words of an article and of a sheet are in Vietnamese, whoever reads."""
ENGLISH = re.compile(
    r"\b(?:Save|Submit|Sign in|Sign out|Search|Cancel|Delete|Next|Previous|This field is required|"
    r"Enter a|Select a|Ensure this)\b"
)


@dataclass(frozen=True)
class Page:
    """One page as one role sees it in both languages."""

    reader: str
    name: str
    english: str
    vietnamese: str


@dataclass(frozen=True)
class Demo:
    """All pages looked at, and everything the demo has recorded."""

    readers: frozenset[str]
    pages: tuple[Page, ...]
    recorded: tuple[str, ...]


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Demo]:
    """The demo of today, walked through by every account."""
    if not log_key_path().exists():
        create_log_key()
    anchors = tmp_path_factory.mktemp("anchors") / "anchors.jsonl"
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        environment.setenv("KETNAP_ANCHORS", str(anchors))
        fill_demo(today=timezone.localdate(), password_for=lambda username: f"{username} hoa sen")
        users = User.objects.all()
        pages = tuple(page for user in users for page in walk(user))
        yield Demo(frozenset(user.username for user in users), pages, tuple(recorded_texts()))
        transaction.set_rollback(True)


def walk(user: User) -> Iterator[Page]:
    """The desk and what it and its neighbours lead to, one page of each sort."""
    client = Client()
    client.force_login(user)
    waiting, seen = [("/", 0)], {"desk"}
    while waiting:
        path, depth = waiting.pop(0)
        client.cookies["ketnap_language"] = "en"
        answer = client.get(path, follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        english = answer.content.decode()
        client.cookies["ketnap_language"] = "vi"
        vietnamese = client.get(path, follow=True).content.decode()
        yield Page(user.username, name_of(path), english, vietnamese)
        for link in texts_of(english).links if depth <= 1 else ():
            there = urlsplit(urljoin(path, link))
            name = name_of(there.path) if not there.netloc and not there.scheme else ""
            if name and name not in seen:
                seen.add(name)
                waiting.append((there.path, depth + 1))


def name_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def test_walk_reaches_the_pages_of_every_account(demo: Demo):
    readers = {page.reader for page in demo.pages}
    names = {page.name for page in demo.pages}

    assert readers == demo.readers
    assert {"desk", "case", "record_step", "meeting", "ceremony", "person", "rulebook"} <= names


def test_english_pages_say_nothing_in_vietnamese_but_what_was_recorded(demo: Demo):
    # Most texts stand on many pages.
    said = {
        (page.name, text)
        for page in demo.pages
        if page.name not in QUOTATIONS
        for text in texts_of(page.english, without_language="vi").texts
    }
    rests = {text: unrecorded_vietnamese(text, demo.recorded) for _name, text in said}

    left = {(name, text): rests[text] for name, text in said if rests[text]}

    assert left == {}


def test_vietnamese_pages_say_nothing_of_the_english_interface(demo: Demo):
    said = {
        (page.name, text)
        for page in demo.pages
        for text in texts_of(page.vietnamese, without_language="en").texts
        if ENGLISH.search(text)
    }

    assert said == set()


def test_pages_name_the_language_they_are_written_in(demo: Demo):
    written = {
        (page.name, re.findall(r"<html[^>]* lang=\"(\w+)", text)[0], language)
        for page in demo.pages
        for text, language in ((page.english, "en"), (page.vietnamese, "vi"))
    }

    assert [name for name, said, language in written if said != language] == []
