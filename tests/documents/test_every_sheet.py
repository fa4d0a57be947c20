"""Every form, usual, at its longest and with the needed alone: its layout, its words, its two outputs."""

import io
import re
import subprocess
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from documents.golden_papers import distinct_versions
from documents.invented_values import Fullness, invented
from documents.layout_checks import lines_of, violations_of
from ketnap.documents.pdf.rendering import page_pictures, pdf_file
from ketnap.documents.sheets.load import load_sheets
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.domain.paperwork.filling import recorded_name
from ketnap.domain.paperwork.phrase import gaps_of
from ketnap.domain.paperwork.sheet import NoVersionInForce, Paragraph, Sheet, Table, Version

FULLNESS: tuple[Fullness, ...] = ("usual", "longest", "needed")
ON = date(2026, 2, 3)


SHAPES = [
    (sheet, version) for sheet in load_sheets().values() for version in distinct_versions(sheet)
]
EVERY = pytest.mark.parametrize(
    ("sheet", "version"),
    SHAPES,
    ids=[f"{sheet.code}-{version.valid_from}" for sheet, version in SHAPES],
)
EACH_FULLNESS = pytest.mark.parametrize("fullness", FULLNESS)


@EVERY
@EACH_FULLNESS
def test_the_word_file_keeps_the_layout_rules(sheet: Sheet, version: Version, fullness: Fullness):
    filled = invented(sheet, version, fullness)

    file = word_file(sheet, version, filled)

    found = violations_of(file, version, filled)
    assert "\n".join(found) == ""


@EVERY
@EACH_FULLNESS
def test_word_file_and_pdf_say_the_same(
    sheet: Sheet, version: Version, fullness: Fullness, tmp_path: Path
):
    filled = invented(sheet, version, fullness)

    word = _letters("".join(lines_of(word_file(sheet, version, filled))))
    pdf = _letters_of_pdf(pdf_file(sheet, version, filled, on=ON), tmp_path)

    # Only the head of a table is said again on each of its pages.
    heads = "".join(
        column.head
        for block in version.blocks
        if isinstance(block, Table)
        for column in block.columns
    )
    assert word - pdf == Counter()
    assert set(pdf - word) - set(_letters(heads)) == set()


def _letters(text: str) -> Counter[str]:
    """The letters of a text; dots are left out, for lines to write on are made of them."""
    return Counter(re.sub(r"[\s.…]", "", text))


def _letters_of_pdf(file: bytes, folder: Path) -> Counter[str]:
    """The letters on the pages of a PDF, without the page numbers, which Word keeps as a field."""
    path = folder / "paper.pdf"
    path.write_bytes(file)
    read = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, stdout=subprocess.PIPE, text=True
    )
    pages = read.stdout.removesuffix("\f").split("\f")
    numbers = Counter("".join(str(number) for number in range(2, len(pages) + 1)))
    return _letters("".join(pages)) - numbers


@EVERY
def test_every_value_offered_is_printed(sheet: Sheet, version: Version):
    filled = invented(sheet, version, "usual")
    marked = {
        name: f"{value}§{place}" if value else ""
        for place, (name, value) in enumerate(filled.texts.items())
    }
    filled = type(filled)(marked, filled.rows, filled.from_record)

    text = "\n".join(lines_of(word_file(sheet, version, filled)))

    conditions = {block.when for block in version.blocks} | {b.unless for b in version.blocks}
    unseen = [
        name
        for name, value in marked.items()
        if value not in text and value.upper() not in text
        if name in version.names() and name not in conditions
    ]
    assert unseen == []


@EVERY
def test_every_blank_is_known_and_named_in_both_languages(sheet: Sheet, version: Version):
    hand = {blank.name: blank for blank in sheet.by_hand}

    for name in version.names():
        blank = hand.get(name) or CATALOGUE[recorded_name(name)]
        assert blank.vi.strip()
        assert blank.en.strip()


def test_every_blank_that_records_fill_is_printed_by_a_form():
    printed = {recorded_name(name) for _sheet, version in SHAPES for name in version.names()}

    assert CATALOGUE.keys() - printed == set()


@EVERY
@EACH_FULLNESS
def test_the_pdf_is_made_to_the_archive_standard(
    sheet: Sheet, version: Version, fullness: Fullness
):
    filled = invented(sheet, version, fullness)

    file = pdf_file(sheet, version, filled, on=ON)

    assert file.startswith(b"%PDF-")
    assert b"pdfaid" in file


@EVERY
def test_pages_can_be_seen_before_printing(sheet: Sheet, version: Version):
    pictures = page_pictures(sheet, version, invented(sheet, version, "longest"), on=ON)

    assert pictures
    assert all(picture.startswith(b"<svg") for picture in pictures)


@EVERY
def test_the_same_values_give_the_same_file(sheet: Sheet, version: Version):
    filled = invented(sheet, version, "usual")

    first, second = (word_file(sheet, version, filled) for _ in range(2))

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert packed.testzip() is None


def test_every_form_of_the_procedure_has_a_sheet():
    asked = {
        *(f"{number}-KNĐ" for number in (*range(1, 17), 20)),
        "4A-KNĐ",
        "1-HSĐV",
    }

    assert asked - set(load_sheets()) == set()


SINCE_2017 = frozenset({"7-KNĐ", "14-KNĐ", "20-KNĐ"})


@pytest.mark.parametrize("code", sorted(load_sheets()))
def test_a_form_is_there_for_any_day_since_it_came(code: str):
    sheet = load_sheets()[code]
    first = date(2017, 6, 5) if code in SINCE_2017 else date(2012, 5, 17)

    for day in (first, date(2018, 7, 26), date(2022, 6, 1), date(2026, 11, 25)):
        assert sheet.on(day).valid_from <= day


@pytest.mark.parametrize("code", sorted(SINCE_2017))
def test_a_form_that_came_in_2017_is_not_there_before(code: str):
    with pytest.raises(NoVersionInForce):
        load_sheets()[code].on(date(2017, 6, 4))


@EVERY
def test_a_vote_of_a_cell_is_cited_under_the_name_of_that_cell(sheet: Sheet, version: Version):
    cited = {"admission_resolution": "admission_cell", "recognition_resolution": "recognition_cell"}
    phrases = [block.text for block in version.blocks if isinstance(block, Paragraph)]

    for names in ({gap.name for gap in gaps_of(phrase)} for phrase in phrases):
        for resolution, cell in cited.items():
            assert resolution not in names or cell in names
