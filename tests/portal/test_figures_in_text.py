"""A figure mistyped in the text is marked against the record."""

import pytest
from newsroom import drafted, fresh, signed_in

from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.figures_in_text import altered_figures

pytestmark = pytest.mark.django_db

SENT = "Từ đầu nhiệm kỳ đến nay, chi bộ đã kết nạp 5 đảng viên."


def says(html):
    article = drafted()
    draft = article.get_latest_revision_as_object()
    draft.body = [{"type": "paragraph", "value": f"<p>{html}</p>"}]
    draft.save_revision()
    return fresh(article).get_latest_revision_as_object()


@pytest.mark.parametrize(
    ("number", "marked"),
    [("50", [50]), ("<b>1</b>5", [15]), ("05", []), ("5", []), ("1.500", [1500])],
)
def test_other_number_in_the_words_of_a_figure_is_marked(number, marked):
    assert [one.says for one in altered_figures(says(SENT.replace("5", number)))] == marked


@pytest.mark.parametrize(
    "words", ["Chi bộ đã tổ chức 50 buổi sinh hoạt.", "Chi bộ rất vui.", f"{SENT} Có 12 phòng."]
)
def test_words_written_freely_are_not_marked(words):
    assert altered_figures(says(words)) == []


def test_editor_reads_which_figure_is_meant():
    article = says(SENT.replace("5", "50"))

    page = signed_in(EditorRole.EDITOR).get(f"/bien-tap/bai/{article.pk}/").content.decode()

    assert "Đã kết nạp: bài viết 50, gói tin đã gửi 5." in page
