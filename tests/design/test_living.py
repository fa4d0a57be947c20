"""The living page shows every component there is, and says how each is used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

import ketnap.design
from ketnap.design.living import PARTS, documentation
from ketnap.design.samples import LONG_NAME

TEMPLATES = Path(ketnap.design.__file__).parent / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "design/components").glob("*.html"))


@pytest.fixture
def living_page(client: Client, db: None) -> Iterator[object]:
    return client.get("/giao-dien/")


def test_living_page_shows_every_component(living_page):
    rendered = {template.name for template in living_page.templates}

    missing = [name for name in COMPONENTS if f"design/components/{name}.html" not in rendered]

    assert living_page.status_code == 200
    assert missing == []


def test_living_page_lists_every_component_under_one_heading():
    listed = sorted(name for part in PARTS for name in part.components)

    assert listed == COMPONENTS


def test_living_page_shows_both_themes_and_whole_names(living_page):
    page = living_page.content.decode()

    assert page.count('<div class="kn-living-sample" data-bs-theme="light">') == len(PARTS) + 1
    assert page.count('<div class="kn-living-sample" data-bs-theme="dark">') == len(PARTS) + 1
    assert LONG_NAME in page


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_says_at_its_top_what_it_is(name):
    path, _, words = documentation(name).partition("\n")

    assert path == f"design/components/{name}.html"
    assert words.strip()
