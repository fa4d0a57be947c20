"""The feeds keep the rules of RSS 2.0, and whatever breaks one is found."""

from dataclasses import replace

import pytest
from newsroom import package
from rss_rules import broken_in

from ketnap.domain.press.package import Paragraph
from ketnap.portal.editorial.drafts import take_package
from ketnap.portal.news.models import ArticlePage

GOOD = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Tin</title><link>https://tin.example/</link><description>Tin tuc</description>
<atom:link href="https://tin.example/rss.xml" rel="self"/><language>vi</language>
<lastBuildDate>Thu, 26 Nov 2026 08:00:00 +0700</lastBuildDate>
<item><title>Mot</title><link>https://tin.example/mot/</link><guid>https://tin.example/mot/</guid>
<pubDate>Thu, 26 Nov 2026 08:00:00 +0700</pubDate>
<enclosure url="https://tin.example/anh.jpg" length="12" type="image/jpeg"/></item>
</channel></rss>"""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/rss.xml", "/rss/xay-dung-dang.xml", "/rss/doan-the.xml"])
def test_feed_keeps_the_rules(visitor, path):
    assert broken_in(visitor.get(path).content) == []


@pytest.mark.django_db
def test_feed_keeps_them_with_words_that_look_like_markup(visitor, party_building):
    sent = replace(package(), title="Tổ 1 < tổ 2 & “tổ 3”", lead=Paragraph("Học & làm: 2 > 1."))
    take_package(sent)
    article = ArticlePage.objects.get(press_source__reference=sent.reference)
    ArticlePage.objects.filter(pk=article.pk).update(live=True)

    feed = visitor.get("/rss.xml").content

    assert "Tổ 1 &lt; tổ 2 &amp; “tổ 3”" in feed.decode()
    assert broken_in(feed) == []


def test_valid_feed_breaks_nothing():
    assert broken_in(GOOD) == []


@pytest.mark.parametrize(
    ("there", "instead", "broken"),
    [
        (b'version="2.0" ', b'version="0.9" ', "no RSS 2.0"),
        (b"<title>Tin</title>", b"", "channel: title is missing"),
        (b"<language>vi", b"<language>Vietnamese", "channel: language"),
        (b' rel="self"', b"", "channel: one atom:link to the feed itself"),
        (b"<link>https://tin.example/mot/", b"<link>/mot/", "item 1: link is no absolute address"),
        (b"<guid>https://tin.example/mot/", b"<guid>mot", "item 1: guid is no address"),
        (b"<guid>", b'<guid isPermaLink="no">', "item 1: isPermaLink"),
        (b"<pubDate>Thu, 26 Nov 2026", b"<pubDate>2026-11-26", "item 1: pubDate is no day of RFC 822"),
        (b' length="12"', b"", "item 1: enclosure without a length"),
        (b' type="image/jpeg"', b"", "item 1: enclosure without a type"),
        (b"<title>Mot", b"<title>&lt;b&gt;Mot", "item 1: markup in the title"),
        (b"<pubDate>", b"<thua/><pubDate>", "item 1: unknown thua"),
        (b"<item>", b"<title>Hai</title><item>", "channel: title stands twice"),
        (b"Tin tuc", b"Tin \x0b tuc", "not XML"),
    ],
)  # fmt: skip
def test_broken_rule_is_found(there, instead, broken):
    assert there in GOOD

    assert any(one.startswith(broken) for one in broken_in(GOOD.replace(there, instead, 1)))
