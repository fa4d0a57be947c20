"""Tags and filters that every page uses."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from ketnap.design.templatetags.ketnap import beside, codes, icon, initials


def test_icon_is_hidden_from_screen_readers_and_holds_its_strokes():
    drawn = icon("check", 16)

    assert 'aria-hidden="true"' in drawn
    assert 'width="16"' in drawn
    assert '<path d="M5 12l5 5l10 -10" />' in drawn


def test_icon_that_does_not_exist_is_refused():
    with pytest.raises(LookupError, match="no icon named sao-vang"):
        icon("sao-vang")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Nguyễn Thị An", "NA"), ("Bình", "B"), ("Đoàn cơ sở", "Đs"), ("", "")],
)
def test_initials_take_the_first_and_the_last_word(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lập mẫu 5-KNĐ", 'Lập mẫu <span class="kn-code">5-KNĐ</span>'),
        ("chính trị - xã hội", "chính trị - xã hội"),
        ("<b>1-HSĐV", '<span class="kn-code">&lt;b&gt;1-HSĐV</span>'),
        ("một-từ-rất-dài-phải-được-xuống-dòng", "một-từ-rất-dài-phải-được-xuống-dòng"),
    ],
)
def test_codes_stay_whole_and_everything_is_escaped(text, expected):
    assert codes(text) == expected


def test_line_with_too_few_cells_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        beside([{"label": "Tên"}, {"label": "Bước"}], [{"text": "An"}])


def test_kept_query_leaves_out_the_named_fields():
    request = RequestFactory().get(
        "/", {"q": "an", "stage": ["filing", "listed"], "on": "2032-01-01"}
    )
    template = Template("{% load ketnap %}{% kept_query 'on' as kept %}{{ kept }}")

    shown = template.render(Context({"request": request}, autoescape=False))

    assert shown == "[('q', 'an'), ('stage', 'filing'), ('stage', 'listed')]"
