"""Home, sections, search, archive: every way to an article that is not the article itself."""

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import Page, PageViewRestriction

from conftest import read, words
from ketnap.portal.news.leaves import ON_ONE_LEAF
from ketnap.portal.news.models import ArticlePage, SectionPage

TITLE = "Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới"


@pytest.mark.parametrize(
    ("path", "is_kept_out"), [("/tim-kiem/", False), ("/tim-kiem/?q=chi", True)]
)
def test_search_engines_keep_the_search_and_none_of_its_answers(visitor, path, is_kept_out):
    page = read(visitor, path)

    assert bool(page.select("meta[name=robots][content=noindex]")) is is_kept_out
    assert page.select("meta[name=description]")


def test_home_opens_with_the_newest_article(visitor):
    assert words(read(visitor, "/"), ".pt-first h2") == [
        "Chi bộ họp thường kỳ, bàn kế hoạch phát triển đảng viên quý tới"
    ]


def test_home_shows_no_article_twice(visitor):
    links = read(visitor, "/").select(".pt-main article a, .pt-main .pt-lines a")

    addresses = [link.get("href") for link in links]

    assert len(addresses) > 10
    assert len(addresses) == len(set(addresses))


def test_section_lists_its_articles_newest_first(visitor, party_building):
    times = [
        one.get("datetime") for one in read(visitor, party_building.url).select(".pt-row time")
    ]

    assert len(times) == 8
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize(
    "asked",
    [
        "kết nạp",
        "ket nap",
        "KET  NAP",
        "nap hai ket",
        '"kết nạp"',
        "“kết nạp”",
        "kết nạp.",
        "kết nạp, đảng viên",
        "kết-nạp",
    ],
)
def test_search_finds_words_with_or_without_diacritics(visitor, asked):
    assert TITLE in words(read(visitor, f"/tim-kiem/?q={asked}"), ".pt-row h2")


def test_search_reads_the_body_too(visitor):
    found = words(read(visitor, "/tim-kiem/?q=loi tuyen the"), ".pt-row h2")

    assert found == [TITLE]


def test_search_finds_nothing_under_signs_of_a_pattern(visitor):
    assert words(read(visitor, "/tim-kiem/?q=%25"), ".pt-row h2") == []


@pytest.mark.parametrize("asked", ["%00", "%00%0a", "chi%00%00%20bo"])
def test_search_reads_over_what_nobody_can_type(visitor, asked):
    page = read(visitor, f"/tim-kiem/?q={asked}")

    assert "\x00" not in page.get_text()
    assert bool(page.select(".pt-row")) == asked.startswith("chi")


def test_search_shows_what_was_asked_as_words(visitor):
    page = visitor.get("/tim-kiem/", {"q": '<script>alert("1")</script>'}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_search_leads_through_its_leaves(visitor):
    first = read(visitor, "/tim-kiem/?q=chi")
    count = ArticlePage.objects.filter(folded_words__contains="chi").count()

    assert count > ON_ONE_LEAF
    assert len(first.select(".pt-row")) == ON_ONE_LEAF
    (onward,) = first.select(".pt-leaves a[rel=next]")
    second = read(visitor, f"/tim-kiem/{onward.get('href')}")
    assert len(second.select(".pt-row")) == count - ON_ONE_LEAF


def test_archive_names_each_month_with_its_count(visitor):
    months = words(read(visitor, "/luu-tru/"), ".pt-months li")

    assert months[0] == "11/2026 4 bài"
    assert months[-1] == "07/2018 1 bài"


def test_month_holds_what_was_published_in_it(visitor):
    assert words(read(visitor, "/luu-tru/2018/7/"), ".pt-row h2") == [TITLE]


@pytest.mark.parametrize(
    "path",
    [
        "/luu-tru/2018/8/",
        "/luu-tru/2018/13/",
        "/luu-tru/0/1/",
        "/luu-tru/9999/12/",
        "/chu-de/khong-co/",
        "/rss/khong-co.xml",
        "/khong-co/",
        "/xay-dung-dang/khong-co/",
        "/anh/original_images/hall.png",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(visitor, path):
    assert visitor.get(path).status_code == 404


def test_no_address_leads_out_of_the_folder_of_shown_pictures(visitor, django_user_model):
    editor = Client()
    editor.force_login(django_user_model.objects.create_superuser("bien-tap", password=None))

    for reader in (visitor, editor):
        assert reader.get("/anh/images/../original_images/hall.png").status_code == 404


def test_page_that_is_missing_offers_a_way_on(visitor):
    page = visitor.get("/khong-co/").content.decode()

    assert "Không tìm thấy trang" in page
    assert 'href="/luu-tru/"' in page


def test_a_month_across_midnight_goes_by_the_clock_of_the_portal(visitor, together):
    together.published_at = together.published_at.replace(day=31, hour=16, minute=59)
    together.save()

    assert visitor.get("/luu-tru/2018/7/").status_code == 200
    together.published_at = together.published_at.replace(hour=17, minute=0)
    together.save()
    assert visitor.get("/luu-tru/2018/7/").status_code == 404
    assert words(read(visitor, "/luu-tru/2018/8/"), ".pt-row h2") == [TITLE]


def test_sitemap_holds_home_sections_and_every_published_article(visitor, together):
    drafted = together.get_siblings(inclusive=False).live().specific().first()
    drafted.unpublish()

    tree = etree.fromstring(visitor.get("/sitemap.xml").content)

    addresses = [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    published = Page.objects.live().filter(depth__gt=1)
    assert drafted.url not in str(addresses)
    assert sorted(addresses) == sorted(f"http://testserver{page.url}" for page in published)


@pytest.mark.parametrize("locked", ["section", "article"])
def test_article_that_is_locked_or_stands_below_a_lock_is_in_no_list(
    visitor, together, party_building, locked
):
    page = together if locked == "article" else party_building
    assert together.slug in visitor.get("/rss.xml").content.decode()

    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")

    for path in ("/", "/rss.xml", "/sitemap.xml", "/luu-tru/2018/7/"):
        assert together.slug not in visitor.get(path).content.decode(), path


def test_beside_a_list_stands_what_is_not_in_it(visitor):
    page = read(visitor, "/doan-the/")

    listed = {link["href"] for link in page.select(".pt-rows a")}
    beside = {link["href"] for link in page.select(".pt-beside a")}
    assert listed
    assert beside
    assert not listed & beside


@pytest.mark.parametrize(
    "path",
    ["/", "/doan-the/", "/luu-tru/", "/luu-tru/2018/7/", "/chu-de/le-ket-nap/", "/tim-kiem/"],
)
def test_page_says_what_it_holds_to_whoever_lists_it_in_both_languages(visitor, path):
    SectionPage.objects.update(introduction="")
    own, english = (
        [one["content"] for one in read(visitor, address).select('meta[name="description"]')]
        for address in (path, f"/en{path}")
    )

    assert len(own) == len(english) == 1
    assert own[0]
    assert path == "/" or own != english
