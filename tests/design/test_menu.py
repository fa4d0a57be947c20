"""The menu that rooms add to."""

from dataclasses import replace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import path

from ketnap.design import menu
from ketnap.design.menu import MenuEntry, MenuGroup, add_to_menu, menu_of, visible_entries
from ketnap.design.templatetags.ketnap import on_phone


def page(request: HttpRequest) -> None: ...


urlpatterns = [
    path("", page, name="start"),
    path("ho-so/", page, name="files"),
    path("ho-so/luu/", page, name="archive"),
    path("so/", page, name="register"),
    path("lich/", page, name="calendar"),
    *(path(f"them/{number}/", page, name=f"more-{number}") for number in range(menu.ROOM)),
]

START = MenuEntry("Bàn làm việc", "start", "folder", MenuGroup.DAILY, 10)
FILES = MenuEntry("Hồ sơ", "files", "folder", MenuGroup.DAILY, 20, count=lambda request: 31)
ARCHIVE = MenuEntry("Lưu trữ", "archive", "archive", MenuGroup.PAPERS, 10)

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def empty_menu(monkeypatch):
    monkeypatch.setattr(menu, "_entries", {})


def current(address: str) -> list[str]:
    sections = menu_of(RequestFactory().get(address))
    return [str(line.label) for section in sections for line in section.lines if line.is_current]


def test_menu_groups_and_sorts_its_entries():
    for entry in (ARCHIVE, FILES, START):
        add_to_menu(entry)

    sections = menu_of(RequestFactory().get("/"))

    assert [(s.label, [(line.label, line.count) for line in s.lines]) for s in sections] == [
        ("Hằng ngày", [("Bàn làm việc", None), ("Hồ sơ", 31)]),
        ("Giấy tờ và quy định", [("Lưu trữ", None)]),
    ]


def test_menu_leaves_out_what_a_person_may_not_see():
    add_to_menu(
        MenuEntry("Kín", "start", "lock", MenuGroup.DAILY, 5, is_visible=lambda request: False)
    )
    add_to_menu(FILES)

    sections = menu_of(RequestFactory().get("/"))

    assert [line.label for section in sections for line in section.lines] == ["Hồ sơ"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", ["Bàn làm việc"]),
        ("/ho-so/", ["Hồ sơ"]),
        ("/ho-so/17/", ["Hồ sơ"]),
        ("/ho-so/luu/2031/", ["Lưu trữ"]),
        ("/quy-dinh/", []),
    ],
)
def test_current_entry_is_the_nearest_one_above_the_page(address, expected):
    for entry in (START, FILES, ARCHIVE):
        add_to_menu(entry)

    assert current(address) == expected


def test_menu_leads_on_to_the_day_of_the_page_and_knows_where_it_is():
    add_to_menu(START)
    add_to_menu(FILES)

    sections = menu_of(RequestFactory().get("/ho-so/"), query="on=2031-03-05")

    lines = [(line.href, line.is_current) for section in sections for line in section.lines]
    assert lines == [("/?on=2031-03-05", False), ("/ho-so/?on=2031-03-05", True)]


def test_entries_are_listed_in_order_without_being_counted():
    def count(request: HttpRequest) -> int:
        raise AssertionError("nobody asked how many")

    add_to_menu(replace(FILES, count=count))
    add_to_menu(START)

    assert visible_entries(RequestFactory().get("/")) == [START, replace(FILES, count=count)]


@pytest.mark.parametrize(("lines", "expected"), [(menu.ROOM, False), (menu.ROOM + 1, True)])
def test_sections_fold_once_the_menu_is_longer_than_a_screen(lines, expected):
    add_to_menu(START)
    add_to_menu(ARCHIVE)
    for number in range(lines - 2):
        add_to_menu(replace(FILES, url_name=f"more-{number}"))

    daily, papers = menu_of(RequestFactory().get("/"))

    assert (daily.folds, papers.folds) == (False, expected)


@pytest.mark.parametrize(("address", "expected"), [("/", False), ("/ho-so/luu/2031/", True)])
def test_section_stands_open_where_the_page_lies_in_it(address, expected):
    add_to_menu(START)
    add_to_menu(ARCHIVE)

    _daily, papers = menu_of(RequestFactory().get(address))

    assert papers.is_open is expected


def test_section_tells_how_much_waits_within_it():
    add_to_menu(replace(ARCHIVE, count=lambda request: 2))
    add_to_menu(replace(ARCHIVE, url_name="register", count=lambda request: 3))
    add_to_menu(START)

    daily, papers = menu_of(RequestFactory().get("/"))

    assert (daily.count, papers.count) == (None, 5)


def test_phone_shows_the_first_three_of_the_entries_meant_for_it():
    for entry in (ARCHIVE, FILES, START):
        add_to_menu(replace(entry, on_phone=True))
    add_to_menu(MenuEntry("Sổ", "register", "archive", MenuGroup.PAPERS, 20, on_phone=True))
    add_to_menu(MenuEntry("Lịch", "calendar", "calendar", MenuGroup.DAILY, 15))

    lines = on_phone(menu_of(RequestFactory().get("/")))

    assert [line.label for line in lines] == ["Bàn làm việc", "Hồ sơ", "Lưu trữ"]
