"""The feeds as RSS 2.0 wants them, and what else machines read."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from django.utils.http import http_date
from lxml import etree

from conftest import TOGETHER

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml", "/rss/doan-the.xml"])
def test_feed_holds_what_rss_2_asks_for(visitor, path):
    response = visitor.get(path)
    feed = etree.fromstring(response.content)

    (channel,) = feed
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert (feed.tag, feed.get("version")) == ("rss", "2.0")
    assert all(channel.findtext(name) for name in ("title", "link", "description", "lastBuildDate"))
    assert channel.findtext("language") == "vi"
    own = channel.find(f"{ATOM}link")
    assert (own.get("rel"), own.get("href")) == ("self", f"http://testserver{path}")


@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml"])
def test_every_item_has_title_address_words_day_and_one_identity(visitor, path):
    items = etree.fromstring(visitor.get(path).content).findall("channel/item")

    assert items
    for item in items:
        assert item.findtext("title")
        assert item.findtext("description")
        assert item.findtext("link").startswith("http://testserver/")
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo
    identities = [item.findtext("guid") for item in items]
    assert len(identities) == len(set(identities))


@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml"])
def test_feed_names_the_portal_as_visitors_know_it(visitor, settings, path):
    settings.PORTAL_ORIGIN = "https://tin.khaocuu.example"

    feed = etree.fromstring(visitor.get(path).content)

    addresses = [element.text for element in feed.iter("link", "guid")]
    addresses.append(feed.find(f"channel/{ATOM}link").get("href"))
    assert all(one.startswith("https://tin.khaocuu.example/") for one in addresses)


def test_feed_of_a_section_holds_its_articles_only(visitor):
    feed = etree.fromstring(visitor.get("/rss/xay-dung-dang.xml").content)

    links = [item.findtext("link") for item in feed.findall("channel/item")]

    assert f"http://testserver{TOGETHER}" in links
    assert all("/xay-dung-dang/" in link for link in links)


def test_feed_is_newest_first(visitor):
    feed = etree.fromstring(visitor.get("/rss.xml").content)

    days = [parsedate_to_datetime(one.text) for one in feed.iter("pubDate")]

    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml"])
def test_feed_is_out_of_date_when_an_older_article_is_taken_down(visitor, together, path):
    before = visitor.get(path)

    together.unpublish()

    after = visitor.get(
        path, headers={"If-Modified-Since": http_date(datetime.now(UTC).timestamp())}
    )
    assert "ETag" in before
    assert not before.has_header("Last-Modified")
    assert after.status_code == 200
    assert TOGETHER not in after.content.decode()


def test_weakness_can_be_told_to_somebody_for_months_to_come(visitor):
    response = visitor.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Contact"] == "mailto:bientap@khaocuu.example"
    assert datetime.fromisoformat(lines["Expires"]) > datetime.now(UTC) + timedelta(days=90)


def test_search_engines_are_led_to_the_sitemap_and_away_from_the_editor(visitor):
    lines = visitor.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /bien-tap/" in lines
    assert {"Disallow: /tim-kiem/?", "Disallow: /en/tim-kiem/?"} < set(lines)
    assert "Disallow: /tim-kiem/" not in lines


@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml"])
def test_outside_reader_finds_nothing_wrong_with_a_feed(visitor, path):
    response = visitor.get(path)

    headers = {name.lower(): value for name, value in response.items()}
    read = feedparser.parse(response.content, response_headers=headers)

    assert (read.bozo, read.version, read.feed.language) == (False, "rss20", "vi")
    assert read.entries
    assert all(
        one.title and one.summary and one.id and one.published_parsed for one in read.entries
    )
    assert read.feed.links[1].rel == "self"
