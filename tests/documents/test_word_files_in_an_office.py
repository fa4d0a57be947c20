"""The Word files as an office program opens them: the same lines on the same pages as in the PDF."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from documents.invented_values import Fullness, invented
from documents.test_every_sheet import ON, SHAPES
from ketnap.documents.pdf.rendering import FONTS, pdf_file
from ketnap.documents.word.rendering import word_file

pytestmark = pytest.mark.slow

FULLNESS: tuple[Fullness, ...] = ("usual", "needed", "longest")
Pages = list[list[str]]
"""The lines of each page."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Pages, Pages]]:
    """What each paper says: in its Word file by an office program, and in its PDF."""
    folder = tmp_path_factory.mktemp("papers")
    for place, (sheet, version) in enumerate(SHAPES):
        for fullness in FULLNESS:
            filled = invented(sheet, version, fullness)
            stem = folder / f"{place:03}-{sheet.code}-{version.valid_from.year}-{fullness}"
            stem.with_suffix(".docx").write_bytes(word_file(sheet, version, filled))
            own = folder / "own" / f"{stem.name}.pdf"
            own.parent.mkdir(exist_ok=True)
            own.write_bytes(pdf_file(sheet, version, filled, on=ON))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", folder / "office"),
            *sorted(folder.glob("*.docx")),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(_letters_of_our_own(folder))},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return {
        path.stem: (_pages_in(folder / "office" / path.name), _pages_in(path))
        for path in sorted((folder / "own").iterdir())
    }


def _letters_of_our_own(folder: Path) -> Path:
    """Settings by which the letters the papers ask for are those the PDFs are set in."""
    settings = folder / "fonts.conf"
    settings.write_text(
        f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>""",
        "utf-8",
    )
    return settings


def _pages_in(path: Path) -> Pages:
    """The lines of each page without their spaces; one of dots alone is drawn in the PDF."""
    read = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, stdout=subprocess.PIPE, text=True
    )
    pages = read.stdout.removesuffix("\f").split("\f")
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip(". …")]
        for page in pages
    ]


def test_an_office_program_opens_every_word_file(pages):
    assert len(pages) == len(FULLNESS) * len(SHAPES)


@pytest.mark.parametrize("fullness", FULLNESS)
def test_papers_have_the_same_lines_on_the_same_pages_as_their_pdf(pages, fullness: Fullness):
    papers = {name: read for name, read in pages.items() if name.endswith(fullness)}

    differing = [name for name, (word, pdf) in papers.items() if word != pdf]

    assert len(papers) == len(SHAPES)
    assert differing == []
