"""What the page of one article shows, point by point."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from conftest import TOGETHER, read, words
from ketnap.portal.news.services import Words, publish_article


def test_title_is_the_only_first_heading(visitor):
    page = read(visitor, TOGETHER)

    assert words(page, "h1") == ["Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới"]


def test_day_line_says_weekday_day_and_hour_and_carries_the_zone(visitor):
    (time,) = read(visitor, TOGETHER).select(".pt-under-title time")

    assert time.get_text() == "Thứ Năm, 26/07/2018, 17:20"
    assert time.get("datetime") == "2018-07-26T17:20:00+07:00"


def test_lead_opens_the_text(visitor):
    first, *_ = words(read(visitor, TOGETHER), ".pt-text > *")

    assert first == (
        "Chiều 26/07/2018, tại Hội trường tầng 5, Chi bộ Cục Công nghệ thông tin tổ chức lễ kết nạp "
        "đảng viên cho đồng chí Nông Thị Bích Lựu và đồng chí Đỗ Tiến Khôi."
    )


def test_every_picture_has_words_under_it_and_words_in_its_place(visitor):
    figures = read(visitor, TOGETHER).select("figure.pt-figure")

    assert len(figures) == 4
    for figure in figures:
        assert words(figure, "figcaption") != [""]
        assert [img.get("alt").startswith("Tranh vẽ: ") for img in figure.select("img")] == [True]


def test_every_picture_keeps_its_room_while_it_loads(visitor):
    pictures = read(visitor, TOGETHER).select("figure.pt-figure img")

    assert pictures
    assert all(one.get("width") and one.get("height") for one in pictures)


def test_editorial_board_and_source_close_the_text(visitor):
    page = read(visitor, TOGETHER)

    assert words(page, ".pt-author") == ["Ban Biên tập"]
    assert words(page, ".pt-source") == ["Nguồn: Trang tin Chi bộ Cục Công nghệ thông tin"]


def test_source_of_an_article_taken_over_is_named(visitor, party_building):
    there = publish_article(party_building, taken_over(source="Báo Khối Nghiên cứu"))

    assert words(read(visitor, there.url), ".pt-source") == ["Nguồn: Báo Khối Nghiên cứu"]


def test_way_to_the_article_stands_in_a_navigation(visitor):
    links = read(visitor, TOGETHER).select("nav.pt-crumbs a")

    assert [(link.get_text(), link.get("href")) for link in links] == [
        ("Trang chủ", "/"),
        ("Xây dựng Đảng", "/xay-dung-dang/"),
    ]


def test_other_news_are_the_newest_of_the_section_without_this_one(visitor, party_building):
    newest = publish_article(party_building, taken_over(published_at=timezone.now()))

    others = [link.get("href") for link in read(visitor, TOGETHER).select(".pt-side a")]

    assert len(others) >= 5
    assert others[0] == newest.url
    assert TOGETHER not in others
    assert all(other.startswith("/xay-dung-dang/") for other in others)


def test_a_draft_is_in_no_list_and_has_no_address(visitor, party_building):
    hidden = publish_article(party_building, taken_over(published_at=timezone.now()))
    assert visitor.get(hidden.url).status_code == 200

    hidden.unpublish()

    assert visitor.get(hidden.url).status_code == 404
    for path in (
        "/",
        "/xay-dung-dang/",
        "/rss.xml",
        "/sitemap.xml",
        "/tim-kiem/?q=tiep+nhan",
        TOGETHER,
    ):
        assert hidden.slug not in visitor.get(path).content.decode(), path


def test_neighbours_lead_to_the_article_before_and_the_one_after(visitor):
    middle = "/xay-dung-dang/sinh-hoat-chuyen-de-chuyen-doi-so-trong-cong-tac-dang/"

    links = read(visitor, middle).select(".pt-neighbours a")

    assert [(link.get("rel")[0], link.get("href")) for link in links] == [
        ("prev", "/xay-dung-dang/trao-quyet-dinh-cong-nhan-dang-vien-chinh-thuc/"),
        ("next", "/xay-dung-dang/khai-giang-lop-boi-duong-nhan-thuc-ve-dang/"),
    ]


def test_subjects_lead_to_articles_of_the_same_subject(visitor):
    links = read(visitor, TOGETHER).select(".pt-tags a")
    addresses = {link.get_text(): link.get("href") for link in links}

    found = words(read(visitor, addresses["Phát triển đảng viên"]), ".pt-row h2")

    assert addresses == {
        "Phát triển đảng viên": "/chu-de/phat-trien-dang-vien/",
        "Lễ kết nạp": "/chu-de/le-ket-nap/",
    }
    assert "Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới" in found
    assert "Chi đoàn giới thiệu đoàn viên ưu tú với chi bộ" in found


def test_machines_learn_the_one_address_and_what_to_show_of_it(visitor):
    page = read(visitor, TOGETHER)
    meta = {one.get("property"): one.get("content") for one in page.select("meta[property]")}

    (canonical,) = page.select("link[rel=canonical]")
    assert canonical.get("href") == f"http://testserver{TOGETHER}"
    assert meta["og:title"] == "Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới"
    assert meta["og:type"] == "article"
    assert meta["og:url"] == f"http://testserver{TOGETHER}"
    assert meta["article:published_time"] == "2018-07-26T17:20:00+07:00"
    assert visitor.get(meta["og:image"].removeprefix("http://testserver")).status_code == 200


def test_english_frame_leaves_the_article_marked_as_vietnamese(visitor):
    page = read(visitor, f"/en{TOGETHER}")

    assert page.get("lang") == "en"
    assert [text.get("lang") for text in page.select(".pt-text, h1")] == ["vi", "vi"]
    addresses = {one.get("hreflang"): one.get("href") for one in page.select("link[hreflang]")}
    assert addresses == {
        "vi": f"http://testserver{TOGETHER}",
        "en": f"http://testserver/en{TOGETHER}",
    }


def test_vietnamese_page_says_so_and_begins_with_a_way_past_the_frame(visitor):
    page = read(visitor, TOGETHER)

    first = page.select("body a")[0]

    assert page.get("lang") == "vi"
    assert page.select(f"{first.get('href')}")[0].name == "main"


def test_sharing_asks_no_other_host(visitor):
    page = read(visitor, TOGETHER)

    addresses = [
        value
        for one in page.find_all(True)
        for name in ("src", "srcset", "href", "action")
        if (value := one.get(name))
    ]

    assert addresses
    assert not [
        one
        for one in addresses
        if re.match(r"(https?:)?//", one) and not one.startswith("http://testserver/")
    ]


def test_printed_sheet_holds_the_article_alone(visitor):
    sheet = read(visitor, f"{TOGETHER}in/")

    assert words(sheet, "h1") == ["Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới"]
    assert words(sheet, ".pt-author") == ["Ban Biên tập"]
    assert sheet.select(".pt-head, .pt-side, .pt-foot, .pt-tools") == []
    (canonical,) = sheet.select("link[rel=canonical]")
    assert canonical.get("href") == f"http://testserver{TOGETHER}"


def test_gallery_opens_each_picture_without_scripts(visitor):
    links = read(visitor, TOGETHER).select(".pt-gallery figure > a")

    answers = [visitor.get(link.get("href")) for link in links]

    assert [(one.status_code, one["Content-Type"]) for one in answers] == [(200, "image/webp")] * 3


def test_way_to_the_editor_is_shown_to_nobody_else(visitor, django_user_model):
    editor = django_user_model.objects.create_superuser("bien-tap-vien", password=None)
    signed_in = Client()
    signed_in.force_login(editor)

    assert "Sửa bài" in words(read(signed_in, TOGETHER), ".pt-tools a")
    assert "Sửa bài" not in words(read(visitor, TOGETHER), ".pt-tools a")


@pytest.mark.parametrize("picture_caption", ["", "Quang cảnh"])
def test_main_picture_is_kept_only_with_words_under_it(together, picture_caption):
    together.picture_caption = picture_caption

    problems = [error.code for error in together_problems(together)]

    assert problems == ([] if picture_caption else ["main_picture_without_caption"])


def together_problems(article):
    from django.core.exceptions import ValidationError

    try:
        article.full_clean()
    except ValidationError as error:
        return [one for errors in error.error_dict.values() for one in errors]
    return []


def taken_over(*, published_at: datetime | None = None, source: str = "") -> Words:
    """An article in a few words."""
    return Words(
        title="Tiếp nhận sách cho chi bộ",
        lead="Chi bộ tiếp nhận sách.",
        body=[{"type": "paragraph", "value": "<p>Sách được xếp lên giá.</p>"}],
        published_at=published_at or timezone.now() - timedelta(days=1),
        source=source,
    )
