"""The engine refuses by itself what the reading of tags refuses before it: two locks on one door."""

import pytest
from jinja2 import TemplateError

from ketnap.documents.own_templates.isolation.environment import FILTERS, TemplateEnvironment


class Record:
    """Stands for an object that leads to the database."""

    password = "bí mật"

    def delete(self) -> str:
        return "đã xóa"


CONTEXT = {
    "record": Record(),
    "text": "An",
    "rows": [{"name": "Bình", "items": "ba"}],
    "call": lambda: "đã gọi",
}


@pytest.mark.parametrize(
    "source",
    [
        "{{ record.password }}",
        "{{ record['password'] }}",
        "{{ record.delete() }}",
        "{{ call() }}",
        "{{ text.upper() }}",
        "{{ text.upper }}",
        "{{ ''.__class__ }}",
        "{{ rows.append }}",
        "{{ rows[0].clear }}",
        "{{ text[0] }}",
        "{{ 2 ** 2 }}",
        "{{ 'a' * 2 }}",
        "{{ 2 * 2 }}",
        "{{ '%s' % text }}",
        "{{ 7 % 2 }}",
        "{{ 1 + 1 }}",
        "{{ -text }}",
        "{{ missing }}",
        "{{ range(3) }}",
        "{{ cycler('a') }}",
        "{{ lipsum }}",
        "{{ text|attr('upper') }}",
        "{{ text|replace('A', 'B') }}",
        "{{ text is defined }}",
        "{% for row in rows %}{{ loop.changed(1) }}{% endfor %}",
        "{% for row in rows %}{{ loop.cycle }}{% endfor %}",
    ],
)
def test_engine_refuses(source):
    with pytest.raises(TemplateError):
        TemplateEnvironment().from_string(source).render(CONTEXT)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ text }}", "An"),
        ("{{ '<' }}", "&lt;"),
        ("{% for row in rows %}{{ loop.index }} {{ row.name }}{% endfor %}", "1 Bình"),
        ("{% for row in rows %}{{ row.items }}{% endfor %}", "ba"),
        ("{{ rows|length }}", "1"),
    ],
)
def test_engine_renders(source, expected):
    assert TemplateEnvironment().from_string(source).render(CONTEXT) == expected


def test_engine_knows_nothing_it_was_not_given():
    environment = TemplateEnvironment()

    assert environment.globals == {}
    assert environment.tests == {}
    assert set(environment.filters) == FILTERS
