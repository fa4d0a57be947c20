"""The rules of RSS 2.0 and of its best practices, as a list of what a feed breaks."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UT|Z)"
)
IN_A_CHANNEL = {
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
    "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image",
    "rating", "textInput", "skipHours", "skipDays", "item",
}  # fmt: skip
IN_AN_ITEM = {
    "title", "link", "description", "author", "category", "comments", "enclosure", "guid",
    "pubDate", "source",
}  # fmt: skip
REPEATED = {"item", "category", "enclosure"}
MARKUP = re.compile(r"<[a-zA-Z/!]")


def broken_in(feed: bytes) -> list[str]:
    """Return what is wrong with a feed; nothing for a valid one."""
    try:
        root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"not XML: {error}"]
    if root.tag != "rss" or root.get("version") != "2.0":
        return ["no RSS 2.0"]
    if [child.tag for child in root] != ["channel"]:
        return ["not exactly one channel"]
    return list(_of_channel(root[0]))


def _of_channel(channel: etree._Element) -> Iterator[str]:
    yield from _shape(channel, "channel", {"title", "link", "description"}, IN_A_CHANNEL)
    yield from _address(channel, "channel", "link")
    yield from _days(channel, "channel", ("pubDate", "lastBuildDate"))
    own = [one for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"]
    if len(own) != 1 or not _is_absolute(own[0].get("href", "")):
        yield "channel: one atom:link to the feed itself"
    if not re.fullmatch(r"[a-z]{2}(-[a-zA-Z]{2})?", channel.findtext("language", "")):
        yield "channel: language"
    items = channel.findall("item")
    guids = [item.findtext("guid", "") for item in items]
    if len(set(guids)) != len(guids):
        yield "items: a guid stands twice"
    for number, item in enumerate(items, start=1):
        yield from _of_item(item, f"item {number}")


def _of_item(item: etree._Element, place: str) -> Iterator[str]:
    yield from _shape(item, place, {"title", "link", "guid", "pubDate"}, IN_AN_ITEM)
    yield from _address(item, place, "link")
    yield from _days(item, place, ("pubDate",))
    guid = item.find("guid")
    if guid is not None:
        permanent = guid.get("isPermaLink", "true")
        if permanent not in {"true", "false"}:
            yield f"{place}: isPermaLink"
        if permanent == "true" and not _is_absolute(guid.text or ""):
            yield f"{place}: guid is no address"
    for enclosure in item.findall("enclosure"):
        yield from _of_enclosure(enclosure, place)
    if MARKUP.search(item.findtext("title", "")):
        yield f"{place}: markup in the title"


def _of_enclosure(enclosure: etree._Element, place: str) -> Iterator[str]:
    if not _is_absolute(enclosure.get("url", "")):
        yield f"{place}: enclosure without an address"
    if not enclosure.get("length", "").isdecimal():
        yield f"{place}: enclosure without a length"
    if not re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", enclosure.get("type", "")):
        yield f"{place}: enclosure without a type"


def _shape(
    parent: etree._Element, place: str, needed: set[str], allowed: set[str]
) -> Iterator[str]:
    tags = [one.tag for one in parent if isinstance(one.tag, str) and "}" not in one.tag]
    for name in sorted(needed):
        if not (parent.findtext(name) or "").strip():
            yield f"{place}: {name} is missing"
    for name in sorted(set(tags) - allowed):
        yield f"{place}: unknown {name}"
    for name in sorted(set(tags) - REPEATED):
        if tags.count(name) > 1:
            yield f"{place}: {name} stands twice"


def _address(parent: etree._Element, place: str, name: str) -> Iterator[str]:
    if not _is_absolute(parent.findtext(name, "")):
        yield f"{place}: {name} is no absolute address"


def _days(parent: etree._Element, place: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        day = parent.findtext(name)
        if day is not None and not RFC_822.fullmatch(day):
            yield f"{place}: {name} is no day of RFC 822"


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in address
