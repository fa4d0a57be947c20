"""Every page of the demo: no barrier in either theme, nothing that scrolls sideways, clean markup."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from browser.demo_site import Seen, Site, Sort, served_demo, sign_in, walk
from browser.html_checker import complaints_about
from web.test_every_page import FOR_PROGRAMS, lines

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WITHOUT_SIGNING_IN = ("/dang-nhap/", "/tai-khoan/ngung/", "/khong-co-trang-nay/")
EVERYTHING = {"preload": False, "resultTypes": ["violations"]}
COLOURS = EVERYTHING | {"runOnly": ["color-contrast"]}

SMALLEST_PHONE = {"width": 320, "height": 640}
DESK_SCREEN = {"width": 1280, "height": 900}
NO_LINK_IN_THE_DEMO = {
    "account_login": "stands before the demo",
    "account_inactive": "shown to a closed account",
    "account_logout": "posted to",
    "account_reauthenticate": "asked before a grave act",
    "components": "for those who make pages",
    "admit_person": "nobody is recorded who is neither a member nor has a case",
    "enter_member": "every new member is on the roll",
    "enter_members": "every new member is on the roll",
    "undo_merge": "no records were merged",
    "close_data_request": "the only request has no answer yet",
    "close_meeting": "the open meeting still counts",
    "move_organisation": "no cell has a second committee to move to",
    "new_ceremony_of": "whoever waits for a ceremony has one",
    "receive_receipt": "no case went to another installation",
    "record_ceremony": "no ceremony was held without its record",
    "take_press_ground_back": "nobody is named on a stated ground",
    "choose_sheet": "no import waits for its sheet to be chosen",
    "receive_decision": "no decision from above waits to be received",
    "transfer_file": "no case was sent to another installation",
    "retire_template": "the template in use is not among the first that are read",
    **{
        f"{sort}{deed}_paper": "stands on signed papers, which are not among the first that are read"
        for sort in ("", "meeting_", "ceremony_", "course_", "cell_", "committee_")
        for deed in ("file", "return")
    },
}
"""Pages that need a moment the demo does not show, or not on the way that is walked."""

USUAL_LETTERS = 16
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    with served_demo(tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture(scope="module")
def readers(
    browser: Browser, browser_context_args: dict[str, Any], site: Site
) -> dict[str, BrowserContext]:
    """A browser for each account of the demo, and one for nobody."""
    still = browser_context_args | {"reduced_motion": "reduce"}
    return {reader: browser.new_context(**still) for reader in ("", *site.passwords)}


@pytest.fixture(scope="module")
def pages(readers: dict[str, BrowserContext], site: Site) -> list[Seen]:
    """Pages of every sort that anybody is led to."""
    known: Counter[Sort] = Counter()
    found: list[Seen] = []
    for reader in site.passwords:
        # Some pages open only soon after the password was given.
        sign_in(readers[reader], site, reader)
        found.extend(walk(readers[reader], site, reader, known))
    outside = [
        Seen("", "", path, readers[""].request.get(site.address + path).text())
        for path in WITHOUT_SIGNING_IN
    ]
    return outside + found


@dataclass(frozen=True)
class Look:
    """What stands against a page once a browser shows it."""

    barriers: list[str]
    sideways: list[str]


@pytest.fixture(scope="module")
def looks(pages: list[Seen], readers: dict[str, BrowserContext], site: Site) -> list[Look]:
    """A look at the first page of each sort."""
    axe = Axe()
    return [
        Look(list(barriers(seen, tab, axe)), list(sideways(seen, tab)))
        for seen, tab in opened(pages, readers, site)
    ]


def opened(
    pages: list[Seen], readers: dict[str, BrowserContext], site: Site
) -> Iterator[tuple[Seen, Page]]:
    """The first page of each sort in a browser, one after the other."""
    for reader, context in readers.items():
        tab = context.new_page()
        for seen in pages:
            if seen.reader == reader and seen.is_first and seen.markup:
                tab.goto(site.address + seen.path)
                yield seen, tab
        tab.close()


def barriers(seen: Seen, tab: Page, axe: Axe) -> Iterator[str]:
    for theme, options in (("dark", COLOURS), ("light", EVERYTHING)):
        tab.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme)
        for rule in axe.run(tab, options=options).response["violations"]:
            for node in rule["nodes"]:
                yield f"{seen.path} ({theme}): {rule['id']}: {node['html']}"


def sideways(seen: Seen, tab: Page) -> Iterator[str]:
    tab.set_viewport_size(SMALLEST_PHONE)
    if tab.evaluate(SIDEWAYS):
        yield f"{seen.path} at 320 px"
    tab.set_viewport_size(DESK_SCREEN)
    letters(tab, of_pixels=2 * USUAL_LETTERS)
    if tab.evaluate(SIDEWAYS):
        yield f"{seen.path} in letters of double size"
    letters(tab, of_pixels=USUAL_LETTERS)


def letters(tab: Page, *, of_pixels: int) -> None:
    """Set the letters of the browser itself, as its user would."""
    session = tab.context.new_cdp_session(tab)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": of_pixels}})
    session.detach()


def test_links_lead_to_every_page_that_anybody_may_open(pages):
    for_somebody = {
        line.page
        for line in lines()
        if line.method == "GET"
        and "200" in line.answers.values()
        and not line.page.startswith(FOR_PROGRAMS)
    }

    missed = for_somebody - {page.name for page in pages} - set(NO_LINK_IN_THE_DEMO)
    assert "\n".join(sorted(missed)) == ""


def test_no_page_has_a_barrier_in_either_theme(looks):
    assert "\n".join(barrier for look in looks for barrier in look.barriers) == ""


def test_no_page_scrolls_sideways_on_the_smallest_phone_or_in_letters_of_double_size(looks):
    assert "\n".join(place for look in looks for place in look.sideways) == ""


def test_markup_of_every_page_is_valid(pages, tmp_path: Path):
    for number, seen in enumerate(page for page in pages if page.markup):
        name = seen.path.strip("/").replace("/", "-").partition("?")[0] or "desk"
        (tmp_path / f"{number:03}-{name}.html").write_text(seen.markup, "utf-8")

    assert "\n".join(complaints_about(tmp_path)) == ""
