"""Whatever a name looks like, it is printed as it stands, in Word and in the PDF."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from documents.invented_values import invented
from documents.layout_checks import lines_of
from documents.test_every_sheet import ON
from ketnap.documents.pdf.rendering import pdf_file
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.filling import Filled

HOSTILE = (
    "{{ ''.__class__.__mro__ }}",
    "{% for a in range(1000000000) %}x{% endfor %}",
    "<w:p><w:r><w:t>chen</w:t></w:r></w:p>",
    "&lt;!ENTITY x SYSTEM 'file:///etc/passwd'&gt;",
    "=cmd|' /C calc'!A1",
    '#include "bi-mat"',
    '#read("/etc/passwd") *dam* _nghieng_ $x^2$',
    '#import "@preview/x:1.0.0": * #sys.inputs.paper',
    "]]> --> */ \\ \" ' `",
    '")))) #read("/layout.yaml") #(((("',
    '\\")))) #pagebreak() \\u{41} \\u0041',
    "Nguyễn & Con < Cháu > Chắt",
)


def filled_with(name: str) -> Filled:
    sheet = sheet_of("6-KNĐ")
    usual = invented(sheet, sheet.on(ON), "usual")
    return Filled({**usual.texts, "person_name": name}, usual.rows, usual.from_record)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_word_file_prints_a_hostile_name_as_it_stands(name: str):
    sheet = sheet_of("6-KNĐ")

    file = word_file(sheet, sheet.on(ON), filled_with(name))

    assert name in "\n".join(lines_of(file))
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        etree.fromstring(packed.read("word/document.xml"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_prints_a_hostile_name_as_it_stands(name: str, tmp_path: Path):
    sheet = sheet_of("6-KNĐ")
    path = tmp_path / "paper.pdf"

    path.write_bytes(pdf_file(sheet, sheet.on(ON), filled_with(name), on=ON))

    read = subprocess.run(
        ["pdftotext", "-raw", path, "-"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    assert "".join(name.split()) in "".join(read.split())


def test_a_name_of_ten_thousand_letters_breaks_nothing():
    sheet = sheet_of("6-KNĐ")
    name = "Nguyễn " * 1500

    word = word_file(sheet, sheet.on(ON), filled_with(name.strip()))
    pdf = pdf_file(sheet, sheet.on(ON), filled_with(name.strip()), on=ON)

    assert name.strip() in "\n".join(lines_of(word))
    assert pdf.startswith(b"%PDF-")
