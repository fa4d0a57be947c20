"""Parts of pages that are put together once for each language, and know nothing of one page."""

import pytest
from django.template import Context, Template
from django.utils.translation import override


def test_standing_part_is_put_together_once_for_each_language():
    part = Template(
        "{% load i18n standing %}{% standing %}{% translate 'Trang chủ' %}{% endstanding %}"
    )

    seen = []
    for language in ("vi", "en", "vi"):
        with override(language):
            seen.append(part.render(Context()))

    assert seen == ["Trang chủ", "Home", "Trang chủ"]


def test_standing_part_differs_by_the_values_that_it_names():
    part = Template(
        "{% load standing %}{% standing theme=chosen %}<b>{{ theme }}</b>{% endstanding %}"
    )

    seen = [part.render(Context({"chosen": theme})) for theme in ("dark", "light", "<dark>")]

    assert seen == ["<b>dark</b>", "<b>light</b>", "<b>&lt;dark&gt;</b>"]


@pytest.mark.parametrize("asks", ["{{ page }}", "{% if page %}a{% endif %}", "{{ page.title }}"])
def test_standing_part_that_asks_about_the_page_is_refused(asks):
    part = Template("{% load standing %}{% standing %}" + asks + "{% endstanding %}")

    with pytest.raises(RuntimeError, match="“page”"):
        part.render(Context({"page": "Bài của một người"}))
