"""The forms of which a body may have its own templates, as their sheets tell of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ketnap.documents.issuing import issues
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.documents.word.template import word_template
from ketnap.domain.paperwork.blank_lists import dictionary_of
from ketnap.domain.paperwork.dictionary import Dictionary
from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet, Version
from ketnap.organisations.models import Organisation


def forms_on(day: date) -> tuple[Sheet, ...]:
    """The forms that have a version in force on a day."""
    return tuple(sheet for sheet in load_sheets().values() if _version_on(sheet, day))


def forms_issued_by(body: Organisation, day: date) -> tuple[Sheet, ...]:
    """The forms of a day that are a body's own, and so may have a template by it."""
    return tuple(sheet for sheet in forms_on(day) if issues(body, sheet.on(day)))


def version_of(form_code: str, day: date) -> Version:
    """The version of a form on a day; raises `NoSuchForm` or `NoVersionInForce`."""
    return sheet_of(form_code).on(day)


def dictionary_on(form_code: str, day: date) -> Dictionary:
    """The blanks that a form offers on a day; raises `NoSuchForm` or `NoVersionInForce`."""
    sheet = sheet_of(form_code)
    return dictionary_of(sheet, sheet.on(day))


def standard_template(form_code: str, day: date) -> bytes:
    """The Word template of a form to begin from; raises `NoSuchForm` or `NoVersionInForce`."""
    sheet = sheet_of(form_code)
    return word_template(sheet, sheet.on(day))


def context_of(filled: Filled, dictionary: Dictionary) -> Mapping[str, Any]:
    """The values of a filled sheet as a template takes them: texts, and rows with the columns offered."""
    rows = {
        name: [
            {column: cell for column, cell in row.items() if column in dictionary.lists[name]}
            for row in listed
        ]
        for name, listed in filled.rows.items()
    }
    return {**filled.texts, **rows}


def _version_on(sheet: Sheet, day: date) -> Version | None:
    try:
        return sheet.on(day)
    except NoVersionInForce:
        return None
