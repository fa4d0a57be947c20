"""A body that has its own template for a form gets its papers by it, as Word and as PDF."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from documents.invented_values import invented
from documents.layout_checks import lines_of
from documents.own_templates.word_files import paragraph, word_file
from ketnap.documents.making import Made
from ketnap.documents.own_templates.forms import dictionary_on
from ketnap.documents.own_templates.printing import OwnForm
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word import office

FORM, ON = "6-KNĐ", date(2026, 2, 3)


@pytest.fixture
def made() -> Made:
    """A resolution printed by a template that says little."""
    sheet = sheet_of(FORM)
    template = word_file(paragraph("Mẫu của chi bộ: {{ person_name }}"))
    paper = Made(None, {}, OwnForm(template, dictionary_on(FORM, ON)))  # type: ignore[arg-type]  # filled below
    paper.__dict__["filled"] = invented(sheet, sheet.on(ON), "usual")
    return paper


def test_the_word_file_is_the_bodys_own(made: Made):
    assert "Mẫu của chi bộ: Trần Thị Ánh Nguyệt" in lines_of(made.word())


def test_the_pdf_is_made_from_the_word_file_by_the_office_program(made: Made, tmp_path: Path):
    path = tmp_path / "paper.pdf"

    path.write_bytes(made.pdf())

    read = subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE, text=True)
    assert "Mẫu của chi bộ: Trần Thị Ánh Nguyệt" in read.stdout


def test_without_an_office_program_it_says_so(made: Made, monkeypatch):
    monkeypatch.setattr(office, "PROGRAM", "no-such-program")

    with pytest.raises(CANNOT_BE_MADE) as refusal:
        made.pdf()

    assert "LibreOffice" in refusal.value.vi
