"""The checks of layout fail where a part that a form asks for is missing, or not as it has to be."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from documents.invented_values import invented
from documents.layout_checks import PARTY, paragraphs_of, violations_of
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.rendering import word_file

Harm = Callable[[Document], object]


def violations_after(harm: Harm, code: str) -> list[str]:
    """What the checks find in the file of a form, once it was harmed."""
    sheet = sheet_of(code)
    version = sheet.versions[0]
    filled = invented(sheet, version, "usual")
    document = docx.Document(io.BytesIO(word_file(sheet, version, filled)))
    harm(document)
    harmed = io.BytesIO()
    document.save(harmed)
    return violations_of(harmed.getvalue(), version, filled)


def without(document: Document, text: str) -> None:
    """Takes the lines of a text out."""
    for line in paragraphs_of(document):
        if line.text == text:
            line._p.getparent().remove(line._p)


def without_stroke(document: Document) -> None:
    """Writes CHI BỘ where T/M CHI BỘ stands."""
    for line in paragraphs_of(document):
        if line.text.startswith("T/M "):
            line.runs[0].text = line.runs[0].text.removeprefix("T/M ")


def smaller(document: Document, style: str) -> None:
    """Sets a style in 12 pt."""
    document.styles[style].font.size = Pt(12)


def upright(document: Document) -> None:
    """Turns the pages upright."""
    for section in document.sections:
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)


@pytest.mark.parametrize(
    ("harm", "code", "found"),
    [
        (lambda document: without(document, PARTY), "6-KNĐ", "heading: 0 instead of 1"),
        (lambda document: without(document, "*"), "6-KNĐ", "star: 0 instead of 1"),
        (without_stroke, "6-KNĐ", "authority without stroke: CHI BỘ"),
        (
            lambda document: smaller(document, "recipients_head"),
            "6-KNĐ",
            "head of the recipients is not 14 pt",
        ),
        (upright, "DS-CT", "page lies the wrong way"),
    ],
    ids=["title", "star", "stroke", "recipients", "landscape"],
)
def test_a_harm_is_found(harm: Harm, code: str, found: str):
    assert violations_after(lambda document: None, code) == []
    assert found in violations_after(harm, code)
