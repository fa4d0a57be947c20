"""A released article is handed on as one file; a draft or an article that may not be seen is not."""

import io
import json
import zipfile

import pytest
from newsroom import drafted, editor_of, signed_in
from PIL import Image

from browser.html_checker import complaints_about
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.pictures.services import say_who_is_shown

pytestmark = pytest.mark.django_db
FOLDER = "2018-07-26-chi-bo-cuc-cong-nghe-thong-tin-ket-nap-hai-dang-vien-moi"


@pytest.fixture
def editor():
    return signed_in(EditorRole.EDITOR)


@pytest.fixture
def exported(editor, together):
    answer = editor.get(f"/bien-tap/xuat/{together.pk}/")
    assert answer.status_code == 200
    return answer


@pytest.fixture
def archive(exported):
    return zipfile.ZipFile(io.BytesIO(exported.getvalue()))


def text(archive, name):
    return archive.read(f"{FOLDER}/{name}").decode()


def test_archive_has_the_article_three_ways_its_pictures_and_captions(exported, archive):
    assert archive.testzip() is None
    assert archive.namelist() == [
        f"{FOLDER}/{name}"
        for name in (
            "bai-viet.html",
            "bai-viet.txt",
            "bai-viet.json",
            "chu-thich.txt",
            "anh/01.jpg",
            "anh/02.jpg",
            "anh/03.jpg",
            "anh/04.jpg",
        )
    ]
    assert exported["Content-Disposition"] == f'attachment; filename="{FOLDER}.zip"'
    assert exported["Cache-Control"] == "private, no-store"


def test_same_article_gives_the_same_bytes(editor, together, exported):
    again = editor.get(f"/bien-tap/xuat/{together.pk}/")

    assert again.getvalue() == exported.getvalue()


def test_pictures_come_as_large_as_they_are_and_carry_nothing_besides(archive):
    picture = Image.open(io.BytesIO(archive.read(f"{FOLDER}/anh/01.jpg")))

    assert (picture.format, picture.size) == ("JPEG", (1440, 900))
    assert not picture.getexif()


def test_page_is_clean_and_shows_its_pictures_from_beside_it(archive, tmp_path):
    html = text(archive, "bai-viet.html")
    (tmp_path / "bai-viet.html").write_text(html, "utf-8")

    assert '<img src="anh/01.jpg" alt="Tranh vẽ: hội trường' in html
    assert "<h2>Mười hai tháng dự bị</h2>" in html
    assert "<script" not in html
    assert "style=" not in html
    assert complaints_about(tmp_path) == []


def test_plain_text_tells_the_whole_article(archive):
    told = text(archive, "bai-viet.txt")

    assert told.startswith("Chi bộ Cục Công nghệ thông tin kết nạp hai đảng viên mới\n\n26/07/2018")
    assert "“Mỗi đảng viên mới là một lời hứa với tập thể." in told
    assert "[anh/02.jpg] Quyết định kết nạp và hoa chúc mừng. Tranh minh họa." in told
    assert told.endswith("Ban Biên tập\nNguồn: Trang tin Chi bộ Cục Công nghệ thông tin\n")
    assert "<" not in told


def test_machines_read_the_same(archive):
    told = json.loads(text(archive, "bai-viet.json"))

    assert told["format"] == "ketnap.article/1"
    assert told["published_at"] == "2018-07-26T17:20:00+07:00"
    assert told["tags"] == ["Phát triển đảng viên", "Lễ kết nạp"]
    assert told["main_picture"]["file"] == "anh/01.jpg"
    kinds = [part["kind"] for part in told["body"]]
    assert kinds == [
        "paragraph",
        "paragraph",
        "gallery",
        "heading",
        "paragraph",
        "quote",
        "paragraph",
    ]
    assert [one["file"] for one in told["body"][2]["pictures"]] == [
        "anh/02.jpg",
        "anh/03.jpg",
        "anh/04.jpg",
    ]


def test_links_lead_to_the_portal_from_wherever_they_are_shown(editor, together):
    link = f'<a linktype="page" id="{together.get_parent().pk}">chuyên mục</a>'
    together.body = [{"type": "paragraph", "value": f"<p>Xem {link}.</p>"}]
    together.save()

    answer = editor.get(f"/bien-tap/xuat/{together.pk}/")

    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert 'href="http://testserver/xay-dung-dang/"' in text(archive, "bai-viet.html")
    (told,) = json.loads(text(archive, "bai-viet.json"))["body"]
    assert 'href="http://testserver/xay-dung-dang/"' in told["html"]
    assert told["text"] == "Xem chuyên mục."


def test_captions_stand_in_a_file_of_their_own(archive):
    assert "anh/03.jpg\nChú thích: Bàn họp của chi ủy trước giờ khai mạc." in text(
        archive, "chu-thich.txt"
    )


def test_newer_draft_is_not_handed_on(editor, together):
    draft = together.get_latest_revision_as_object()
    draft.title = "Bản nháp chưa duyệt"
    draft.save_revision()

    answer = editor.get(f"/bien-tap/xuat/{together.pk}/")

    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert "Bản nháp chưa duyệt" not in text(archive, "bai-viet.txt")


def test_article_that_was_never_released_is_not_handed_on(editor):
    draft = drafted()

    answer = editor.get(f"/bien-tap/xuat/{draft.pk}/", follow=True)

    assert "Chỉ xuất được bài đã duyệt và đang đăng." in answer.content.decode()


def test_gate_stands_before_the_export_too(editor, together):
    say_who_is_shown(together.picture, {"withdrawn-meanwhile": "Nguyễn Văn An"})

    answer = editor.get(f"/bien-tap/xuat/{together.pk}/")

    assert answer.status_code == 409
    assert "zip" not in answer["Content-Type"]


def test_export_stands_in_the_articles_history(editor, together, exported):
    history = editor.get(f"/bien-tap/pages/{together.pk}/history/").content.decode()

    assert "Đã xuất bài và ảnh thành một tệp ZIP" in history


def test_stranger_gets_no_export(visitor, together):
    other = signed_in(EditorRole.EDITOR)
    editor_of(other).groups.clear()

    assert visitor.get(f"/bien-tap/xuat/{together.pk}/").status_code == 302
    assert other.get(f"/bien-tap/xuat/{together.pk}/").status_code in {302, 403, 404}
