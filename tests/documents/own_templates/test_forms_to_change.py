"""Every form can be taken as a standard template, changed, and brought back."""

import pytest
from django.utils import timezone

from ketnap.documents.own_templates.forms import dictionary_on, forms_on, standard_template
from ketnap.documents.own_templates.inspecting import inspect_template

TODAY = timezone.localdate()


@pytest.mark.parametrize("form_code", [sheet.code for sheet in forms_on(TODAY)])
def test_standard_template_is_accepted_and_uses_every_required_blank(form_code):
    dictionary = dictionary_on(form_code, TODAY)

    inspection = inspect_template(standard_template(form_code, TODAY), dictionary)

    assert inspection.problems == ()
    assert inspection.blanks_unused_required == frozenset()
    assert {name.partition(".")[0] for name in inspection.blanks_used} <= dictionary.names()


def test_long_texts_and_rows_are_lists_and_the_rest_are_texts():
    dictionary = dictionary_on("6-KNĐ", TODAY)

    assert "person_name" in dictionary.texts
    assert dictionary.lists["conclusion"] == {"line"}
