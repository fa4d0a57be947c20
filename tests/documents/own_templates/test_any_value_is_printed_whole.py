"""Whatever a value holds, it is found whole in the paper, or refused by name; never half of it."""

import io
from typing import Any

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.own_templates.word_files import DICTIONARY, VALUES, paragraph, word_file
from ketnap.documents.own_templates.isolation.filling import fill
from ketnap.documents.own_templates.isolation.preparing import prepare
from ketnap.documents.own_templates.isolation.troubles import Code, Troubled
from ketnap.documents.own_templates.isolation.values import plain_values

TEMPLATE = prepare(
    word_file(paragraph("Ghi chú: {{ note }}."), paragraph("Số {{ paper_number }}")), DICTIONARY
)
REFUSALS = {Code.VALUE_BRACES, Code.VALUE_HIDDEN_CHARACTERS}
MARKUP = ("<", ">", "&", "]]>", "<!--", "-->", "</w:t>", "&amp;", "'", '"')
BRACES = ("{", "}", "{{", "%}")
LETTERS = ("\n", "\r\n", "\t", "\u2028", "\u202e", "\ud800", "\x00", "\xa0", "ễ", "e\u0302", "😀")
PIECES = st.sampled_from((*MARKUP, *BRACES, *LETTERS)) | st.text(max_size=5)
VALUE = st.lists(PIECES, max_size=12).map("".join)


def reasons_against(context: dict[str, Any]) -> set[Code]:
    try:
        plain_values(context, DICTIONARY)
    except Troubled as refusal:
        return {trouble.code for trouble in refusal.troubles}
    return set()


# No deadline: how long one paper takes depends on what else the machine does.
@settings(deadline=None)
@given(note=VALUE, number=VALUE)
def test_values_are_found_whole_or_refused(note, number):
    context = {**VALUES, "note": note, "paper_number": number}
    reasons = reasons_against(context)
    if reasons:
        assert reasons <= REFUSALS
        return

    values = plain_values(context, DICTIONARY)
    document = Document(io.BytesIO(fill(TEMPLATE, values)))

    text = "\n".join(each.text for each in document.paragraphs)
    assert text == f"Ghi chú: {values['note']}.\nSố {values['paper_number']}"
