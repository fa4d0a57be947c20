"""Names and texts meant to do harm: shown as they are, or refused by name; never half a paper."""

import io
from datetime import date

import pytest
from docx import Document

from documents.own_templates.word_files import DICTIONARY, VALUES, paragraph, word_file
from ketnap.documents.own_templates.inspecting import (
    RenderFailed,
    TemplateRefused,
    render_template,
)
from ketnap.documents.own_templates.isolation.troubles import Code

NAMED = word_file(paragraph("Họ tên: {{ person_full_name }}."), paragraph("Ký tên"))


def rendered_with(**values: object) -> list[str]:
    made = render_template(NAMED, DICTIONARY, {**VALUES, **values})
    return [each.text for each in Document(io.BytesIO(made)).paragraphs]


@pytest.mark.parametrize(
    "name",
    [
        "<abc>",
        "An & Bình",
        "</w:t></w:r></w:p><w:p/>",
        "]]>",
        "&lt;w:br/&gt;",
        "<!-- -->",
        "\"An\" 'Bình'",
        "=HYPERLINK(1)",
        "{An}",
        "An\u200fBình",
        "H\u0309o\u0323",
        "A" * 10_000,
        "Ễ" * 10_000,
        "😀",
    ],
)
def test_name_is_printed_as_it_stands(name):
    assert rendered_with(person_full_name=name) == [f"Họ tên: {name}.", "Ký tên"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("{{ ''.__class__ }}", Code.VALUE_BRACES),
        ("{% for x in y %}", Code.VALUE_BRACES),
        ("}}", Code.VALUE_BRACES),
        ("An\ud800Bình", Code.VALUE_HIDDEN_CHARACTERS),
        ("An\u202eBình", Code.VALUE_HIDDEN_CHARACTERS),
        ("An\x00Bình", Code.VALUE_HIDDEN_CHARACTERS),
        ("An\x0bBình", Code.VALUE_HIDDEN_CHARACTERS),
        ("An\ufffeBình", Code.VALUE_HIDDEN_CHARACTERS),
        ("A" * 100_001, Code.VALUE_TOO_LONG),
        (None, Code.VALUE_NOT_PLAIN),
        (11, Code.VALUE_NOT_PLAIN),
        (date(2026, 2, 3), Code.VALUE_NOT_PLAIN),
        (type("Text", (str,), {})("An"), Code.VALUE_NOT_PLAIN),
        (["An"], Code.VALUE_NOT_PLAIN),
    ],
)
def test_value_is_refused_by_the_name_of_its_blank(name, reason):
    with pytest.raises(RenderFailed) as refusal:
        rendered_with(person_full_name=name)

    assert [problem.code for problem in refusal.value.problems] == [reason]
    assert "person_full_name" in refusal.value.vi
    assert "person_full_name" in refusal.value.en


@pytest.mark.parametrize(
    ("values", "reason", "named"),
    [
        ({"family": "An"}, Code.VALUE_NOT_PLAIN, "family"),
        ({"family": ["An"]}, Code.VALUE_NOT_PLAIN, "family"),
        ({"family": ({"name": "An"},)}, Code.VALUE_NOT_PLAIN, "family"),
        ({"family": [{"salary": "1"}]}, Code.VALUE_UNKNOWN, "family.salary"),
        ({"family": [{"name": "{{ x }}"}]}, Code.VALUE_BRACES, "family.name"),
        ({"family": [{}] * 1001}, Code.VALUE_TOO_LONG, "family"),
        ({"password": "x"}, Code.VALUE_UNKNOWN, "password"),
    ],
)
def test_rows_and_unknown_values_are_refused_by_name(values, reason, named):
    with pytest.raises(RenderFailed) as refusal:
        rendered_with(**values)

    assert [problem.code for problem in refusal.value.problems] == [reason]
    assert f"“{named}”" in refusal.value.vi


def test_a_blank_without_a_value_is_a_clear_refusal():
    values = {name: value for name, value in VALUES.items() if name != "person_full_name"}

    with pytest.raises(RenderFailed) as refusal:
        render_template(NAMED, DICTIONARY, values)

    assert [problem.code for problem in refusal.value.problems] == [Code.VALUE_MISSING]
    assert "person_full_name" in refusal.value.vi


def test_output_above_its_limit_is_refused():
    template = word_file(paragraph("{{ note }}" * 30) * 10)

    with pytest.raises(RenderFailed) as refusal:
        render_template(template, DICTIONARY, {**VALUES, "note": "ễ" * 100_000})

    assert [problem.code for problem in refusal.value.problems] == [Code.OUTPUT_TOO_LARGE]


def test_a_template_that_is_not_sound_is_not_rendered():
    with pytest.raises(TemplateRefused) as refusal:
        render_template(word_file(paragraph("{{ ''.__class__ }}")), DICTIONARY, VALUES)

    assert [problem.code for problem in refusal.value.problems] == [Code.TAG_TOO_MUCH]
