"""A paper that lost something on its way is not handed out, whatever it was that lost it."""

import pytest

from documents.own_templates.word_files import NAMESPACES, parts
from ketnap.documents.own_templates.isolation.filling import fill
from ketnap.documents.own_templates.isolation.preparing import END_MARK, Prepared
from ketnap.documents.own_templates.isolation.troubles import Code, Troubled

MAIN = "word/document.xml"


def prepared(inside: str, *, end: str = f"<!--{END_MARK}-->") -> Prepared:
    """A template whose source nobody has checked."""
    source = f"<w:document {NAMESPACES}><w:body>{inside}</w:body>{end}</w:document>"
    return Prepared(parts(), {MAIN: source}, frozenset(), frozenset())


def refusal_of(template: Prepared, **values: str) -> list[Code]:
    with pytest.raises(Troubled) as refusal:
        fill(template, values)
    return [trouble.code for trouble in refusal.value.troubles]


def in_text(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_whole_paper_is_handed_out():
    assert fill(prepared(in_text("{{ name }} {{ name|upper }}")), {"name": "An & <Bình>"})


@pytest.mark.parametrize(
    "inside",
    [
        "<!-- {{ name }} -->" + in_text("An"),
        "<w:p><w:bookmarkStart w:name='{{ name }}'/></w:p>",
        "<w:p><w:r><w:instrText>{{ name }}</w:instrText></w:r></w:p>",
        in_text("{{ name }} {% if name %}<!-- {{ name }} -->{% endif %}"),
    ],
)
def test_value_that_nobody_would_read_is_missed(inside):
    assert refusal_of(prepared(inside), name="Giang") == [Code.VALUE_LOST]


def test_paper_without_its_end_is_missed():
    assert refusal_of(prepared(in_text("{{ name }}"), end=""), name="An") == [Code.END_LOST]


def test_paper_whose_end_a_condition_took_away_is_missed():
    end = "{% if name == 'Chi' %}" + f"<!--{END_MARK}-->" + "{% endif %}"

    assert refusal_of(prepared(in_text("{{ name }}"), end=end), name="An") == [Code.END_LOST]


def test_paper_that_does_not_open_is_refused_and_never_repaired():
    broken = prepared("{% if name %}<w:p>{% endif %}")

    assert refusal_of(broken, name="An") == [Code.OUTPUT_BROKEN]


def test_left_over_braces_are_refused():
    assert refusal_of(prepared(in_text("{{ name }}")), name="{{ name }}") == [Code.VALUE_BRACES]


def test_object_that_is_no_text_is_refused():
    assert refusal_of(prepared(in_text("{{ name }}")), name=["An"]) == [Code.LIST_AS_TEXT]
