"""The pages of a PDF: headings stay with what they head, signatures are never alone."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from domain.paperwork.materials import ON, material_of
from domain.paperwork.trial_sheets import sheet_with
from ketnap.documents.pdf.rendering import page_pictures, pdf_file
from ketnap.domain.paperwork.filling import fill_sheet
from ketnap.domain.paperwork.material import Material

# On one of these pages or another the heading would come last, were it free to.
FILLED = range(24, 34)
SIGNED = {"signatures": {"right": {"authority": "T/M CHI BỘ", "name": "{signer_name}"}}}


def pages_of(folder: Path, *blocks: Any, material: Material | None = None) -> list[list[str]]:
    """The lines of each page, without the numbers above them."""
    sheet = sheet_with(*blocks)
    version = sheet.on(ON)
    path = folder / "paper.pdf"
    filled = fill_sheet(sheet, version, material or material_of(), {})
    path.write_bytes(pdf_file(sheet, version, filled, on=ON))
    read = subprocess.run(
        ["pdftotext", "-layout", path, "-"], check=True, stdout=subprocess.PIPE, text=True
    )
    pages = read.stdout.removesuffix("\f").split("\f")
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    return [[line for line in page if not line.isdecimal()] for page in lines]


def pictures_of(*blocks: Any) -> list[str]:
    """Each page as SVG, where lines to write on are drawn."""
    sheet = sheet_with(*blocks)
    version = sheet.on(ON)
    filled = fill_sheet(sheet, version, material_of(), {})
    return [page.decode() for page in page_pictures(sheet, version, filled, on=ON)]


@pytest.mark.parametrize("heading", ["**Nhận xét**", "Nhận xét:"])
def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path, heading: str):
    filler = {"p": "Một dòng."}
    words = heading.strip("*")

    for count in FILLED:
        pages = pages_of(tmp_path, *[filler] * count, {"p": heading}, {"p": "Nội dung."})

        assert words not in [page[-1] for page in pages]


def test_lines_to_write_on_begin_on_the_page_of_their_heading(tmp_path: Path):
    for count in FILLED:
        blocks = (*[{"p": "Một dòng."}] * count, {"p": "Về lý lịch"}, {"writing": {"lines": 3}})

        headed = ["Về lý lịch" in page for page in pages_of(tmp_path, *blocks)]
        written_on = ["stroke-dasharray" in page for page in pictures_of(*blocks)]

        assert headed.index(True) == written_on.index(True)


def test_a_signature_has_a_line_of_the_paper_above_it(tmp_path: Path):
    for count in FILLED:
        pages = pages_of(tmp_path, *[{"p": "Một dòng."}] * count, SIGNED)

        assert pages[-1][0] == "Một dòng."


def test_a_page_break_begins_a_page_and_a_space_leaves_room(tmp_path: Path):
    broken = pages_of(tmp_path, {"p": "Bìa"}, "page_break", {"p": "Trang trong"})
    spaced = pages_of(tmp_path, {"p": "Trên"}, {"space": 250}, {"p": "Dưới"})

    assert broken == [["Bìa"], ["Trang trong"]]
    assert spaced == [["Trên"], ["Dưới"]]


def table_of(*titles: str) -> tuple[dict[str, Any], Material]:
    """A table whose rows have their words one below the other."""
    columns = [
        {"head": "Giấy", "text": "{row.title}", "width": 12},
        {"head": "Mẫu", "text": "{row.form}", "width": 150},
    ]
    rows = tuple({"title": title, "form": "1-KNĐ"} for title in titles)
    table = {"table": {"rows": "file_papers", "columns": columns}}
    return table, material_of(lists={"file_papers": rows})


def test_a_row_of_a_table_stays_on_one_page(tmp_path: Path):
    table, material = table_of("một", "đầu tiên rồi giữa rồi cuối")

    for count in FILLED:
        pages = pages_of(tmp_path, *[{"p": "Một dòng."}] * count, table, material=material)

        [held] = [page for page in pages if any("đầu" in line for line in page)]
        assert any("cuối" in line for line in held)


def test_a_row_taller_than_a_page_goes_on_on_the_next(tmp_path: Path):
    table, material = table_of("một", "đầu " + "giữa " * 80 + "cuối")

    pages = pages_of(tmp_path, table, material=material)

    assert len(pages) > 1
    assert any("cuối" in line for line in pages[-1])


def test_no_line_of_a_pdf_ends_after_a_slash(tmp_path: Path):
    blocks = [
        {"p": f"{'x' * width} Nghị quyết số 09-NQ/CB." + " rồi" * 20} for width in range(20, 44)
    ]

    lines = [line for page in pages_of(tmp_path, *blocks) for line in page]

    assert [line for line in lines if line.endswith("NQ/")] == []
    assert any(line.startswith("NQ/CB.") for line in lines)
