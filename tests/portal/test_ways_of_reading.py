"""Letter size and colours: chosen without scripts, kept in cookies, shown on the next page."""

import pytest

from conftest import TOGETHER, read
from ketnap.portal.news.reading import Reading


@pytest.mark.parametrize(
    ("now", "smaller", "larger"),
    [
        ("small", "small", "normal"),
        ("normal", "small", "large"),
        ("large", "normal", "larger"),
        ("larger", "large", "larger"),
    ],
)
def test_letters_go_one_step_and_stop_at_the_ends(now, smaller, larger):
    reading = Reading(text_size=now)

    assert (reading.smaller, reading.larger) == (smaller, larger)


def test_chosen_letters_are_remembered(visitor):
    away = visitor.get("/cach-doc/", {"text_size": "large", "next": TOGETHER})

    assert away.headers["Location"] == TOGETHER
    assert read(visitor, TOGETHER).get("data-text-size") == "large"
    assert read(visitor, "/").get("data-text-size") == "large"


def test_chosen_colours_are_remembered(visitor):
    assert read(visitor, "/").get("data-bs-theme") == "auto"

    visitor.get("/cach-doc/", {"theme": "dark", "next": "/"})

    assert read(visitor, "/").get("data-bs-theme") == "dark"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
)
def test_choice_leads_to_no_other_host(visitor, back):
    away = visitor.get("/cach-doc/", {"text_size": "large", "next": back})

    assert away.headers["Location"] == "/"


def test_choice_nobody_offers_is_not_kept(visitor):
    away = visitor.get("/cach-doc/", {"text_size": "huge", "next": "/"})

    assert not away.cookies
