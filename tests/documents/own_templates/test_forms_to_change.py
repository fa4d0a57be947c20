"""Every form can be taken as a standard template, changed, and brought back."""

import pytest
from django.utils import timezone

from documents.invented_values import Fullness, invented
from documents.layout_checks import lines_of
from ketnap.documents.own_templates.forms import (
    context_of,
    dictionary_on,
    forms_on,
    standard_template,
)
from ketnap.documents.own_templates.inspecting import inspect_template, render_template
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.rendering import word_file

TODAY = timezone.localdate()
EVERY_FORM = pytest.mark.parametrize("form_code", [sheet.code for sheet in forms_on(TODAY)])


@EVERY_FORM
def test_standard_template_is_accepted_and_uses_every_required_blank(form_code):
    dictionary = dictionary_on(form_code, TODAY)

    inspection = inspect_template(standard_template(form_code, TODAY), dictionary)

    assert inspection.problems == ()
    assert inspection.blanks_unused_required == frozenset()
    assert {name.partition(".")[0] for name in inspection.blanks_used} <= dictionary.names()


@pytest.mark.slow
@EVERY_FORM
@pytest.mark.parametrize("fullness", ["usual", "longest", "needed"])
def test_unchanged_template_says_the_same_as_the_form_itself(form_code, fullness: Fullness):
    sheet = sheet_of(form_code)
    version = sheet.on(TODAY)
    filled = invented(sheet, version, fullness)
    dictionary = dictionary_on(form_code, TODAY)

    own = render_template(
        standard_template(form_code, TODAY), dictionary, context_of(filled, dictionary)
    )

    # Where a line ends, a body decides in its own template.
    standard = [line.replace("\n", " ") for line in lines_of(word_file(sheet, version, filled))]
    assert lines_of(own) == standard


def test_long_texts_and_rows_are_lists_and_the_rest_are_texts():
    dictionary = dictionary_on("6-KNĐ", TODAY)

    assert "person_name" in dictionary.texts
    assert dictionary.lists["on_history"] == {"line"}
