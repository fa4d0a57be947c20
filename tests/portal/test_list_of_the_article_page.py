"""The list an article's page is tested by: which test proves which point; here what no other proves."""

from importlib import import_module

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from conftest import TOGETHER

POINTS = {
    "title as the only h1": "test_article_page.test_title_is_the_only_first_heading",
    "date line in time, with +07:00": (
        "test_article_page.test_day_line_says_weekday_day_and_hour_and_carries_the_zone"
    ),
    "lead": "test_article_page.test_lead_opens_the_text",
    "figures with caption and alt": (
        "test_article_page.test_every_picture_has_words_under_it_and_words_in_its_place"
    ),
    "a figure at least": "test_list_of_the_article_page.test_article_shows_a_figure_at_least",
    "editorial line and source": (
        "test_article_page.test_editorial_board_and_source_close_the_text"
    ),
    "breadcrumb in nav": "test_article_page.test_way_to_the_article_stands_in_a_navigation",
    "five newest of the section without this one": (
        "test_article_page.test_other_news_are_the_newest_of_the_section_without_this_one"
    ),
    "print stylesheet": (
        "test_list_of_the_article_page.test_printed_page_leaves_out_what_is_only_for_screens"
    ),
    "letters smaller and larger, remembered": (
        "test_pages_read_well.test_letters_grow_at_once_and_stay_on_the_next_page"
    ),
    "share links without trackers": "test_article_page.test_sharing_asks_no_other_host",
    "RSS 2.0": "test_news_feeds.test_outside_reader_finds_nothing_wrong_with_a_feed",
    "canonical address and Open Graph": (
        "test_article_page.test_machines_learn_the_one_address_and_what_to_show_of_it"
    ),
    "text at 200 % without loss": (
        "test_list_of_the_article_page.test_text_at_twice_its_size_is_cut_off_nowhere"
    ),
    "contrast": "test_pages_read_well.test_page_has_no_barrier_in_either_theme",
    "visible focus, by keyboard only": (
        "test_list_of_the_article_page.test_focus_is_seen_wherever_the_keyboard_leads"
    ),
    "lang and skip link": (
        "test_article_page.test_vietnamese_page_says_so_and_begins_with_a_way_past_the_frame"
    ),
    "skip link by keyboard": "test_pages_read_well.test_first_key_leads_past_the_frame",
    "scripts off": "test_pages_read_well.test_page_works_without_scripts",
    "320 px": "test_pages_read_well.test_page_never_scrolls_sideways",
}

CUT_OFF = """() => [...document.querySelectorAll("main h1, main h2, main p, main li, main figcaption")]
  .filter(one => one.getClientRects().length && getComputedStyle(one).overflow !== "visible"
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1))
  .map(one => one.textContent.trim().slice(0, 60))"""
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {tag: one.tagName, html: one.outerHTML.slice(0, 80), seen: box.width > 0 && box.height > 0
    && (ring || style.boxShadow !== "none")};
}"""
MOST_STOPS = 150


@pytest.mark.parametrize("point", POINTS)
def test_point_of_the_list_has_its_test(point):
    module, name = POINTS[point].split(".")

    assert callable(getattr(import_module(module), name))


def test_article_shows_a_figure_at_least(db):
    page = Client().get(TOGETHER).content.decode()

    assert page.count("<figure") >= 1
    assert page.count("<figcaption") >= page.count("<figure")


@pytest.mark.browser
@pytest.mark.slow
def test_printed_page_leaves_out_what_is_only_for_screens(portal, page: Page):
    page.goto(portal.url + TOGETHER)
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for part in (".pt-head", ".pt-side", ".pt-foot", ".pt-tools"):
        assert page.locator(part).first.is_hidden(), part


@pytest.mark.browser
@pytest.mark.slow
def test_text_at_twice_its_size_is_cut_off_nowhere(portal, page: Page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(portal.url + TOGETHER)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate(CUT_OFF) == []


@pytest.mark.browser
@pytest.mark.slow
def test_focus_is_seen_wherever_the_keyboard_leads(portal, page: Page):
    page.goto(portal.url + TOGETHER)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)

    assert len(stops) > 20
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
