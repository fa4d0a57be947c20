"""A figure mistyped in the text is marked against the record."""

from datetime import date

import pytest
from newsroom import drafted, fresh, signed_in

from ketnap.domain.press.package import Paragraph, PressFigure
from ketnap.domain.press.ticket import EditorRole
from ketnap.portal.editorial.drafts import agree_with_record
from ketnap.portal.editorial.figures_in_text import altered_figures

pytestmark = pytest.mark.django_db

SENT = "Từ đầu nhiệm kỳ đến nay, chi bộ đã kết nạp 5 đảng viên."
OTHER = "Chi bộ cũng đã công nhận 5 đảng viên chính thức."


def says(html, article=None):
    article = article or drafted()
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


@pytest.mark.parametrize(("number", "marked"), [("60", [60]), ("5", [5]), ("6", [])])
def test_figure_agreed_with_the_record_is_still_found_where_it_was_sent(number, marked):
    article = drafted()
    figure = article.press_source.figures.get()
    figure.now = 6
    figure.save()
    agree_with_record(figure)

    draft = says(SENT.replace("5", number), article)

    assert [one.says for one in altered_figures(draft)] == marked


def test_right_number_in_one_place_hides_no_wrong_one_in_another():
    article = drafted(paragraphs=(Paragraph(SENT), Paragraph(SENT)))

    draft = says(f"{SENT} {SENT.replace('5', '50')}", article)

    assert [one.says for one in altered_figures(draft)] == [50]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        (f"{SENT} {OTHER}", []),
        (f"{SENT} {OTHER.replace('5', '50')}", [("Đã công nhận chính thức", 50)]),
        (f"{SENT.replace('5', '50')} {OTHER}", [("Đã kết nạp", 50)]),
    ],
)
def test_of_two_figures_of_one_value_the_wrong_one_is_marked(words, marked):
    figures = tuple(
        PressFigure(key, label, 5, date(2026, 11, 20), "/")
        for key, label in (("admitted", "Đã kết nạp"), ("official", "Đã công nhận chính thức"))
    )
    article = drafted(paragraphs=(Paragraph(SENT), Paragraph(OTHER)), figures=figures)

    found = altered_figures(says(words, article))

    assert [(one.figure.label, one.says) for one in found] == marked


def test_editor_reads_which_figure_is_meant():
    article = says(SENT.replace("5", "50"))

    page = signed_in(EditorRole.EDITOR).get(f"/bien-tap/bai/{article.pk}/").content.decode()

    assert "Đã kết nạp: bài viết 50, gói tin đã gửi 5." in page
