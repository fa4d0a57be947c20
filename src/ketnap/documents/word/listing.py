"""A list as a Word file: one table across a lying page, its head on every page."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

import docx
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Cell as Cell
from docx.table import _Row as Row

from ketnap.documents.layout import load_layout
from ketnap.documents.word.styles import lay_out
from ketnap.domain.paperwork.words import day_in_figures

Value = str | int | date | None
MOST_ROWS = 2_000
"""A Word file is built whole in memory, some 40 kB and 5 ms a row: a list any longer would hold up
whoever works at the same time, and is better read in a sheet."""

_LETTERS = Pt(9)
"""Smaller than in papers: a list has many columns."""


def write_list(
    file: BinaryIO,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    title: str,
    about: str,
) -> None:
    """Write a title, what the list is of, and the list; for inside use, not laid out as a paper."""
    layout = load_layout()
    document = docx.Document()
    lay_out(document, layout, layout.page("a4", landscape=True))
    document.core_properties.title = title
    document.add_paragraph(title, style="type")
    document.add_paragraph(about, style="summary")
    table = document.add_table(rows=0, cols=len(headings))
    table.style = "Table Grid"
    head = table.add_row()
    _mark(head, "w:tblHeader")
    _fill(head.cells, headings, "cell_head")
    for values in rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        _fill(row.cells, values, "cell")
    document.save(file)


def _fill(cells: Sequence[Cell], values: Iterable[Value], style: str) -> None:
    for cell, value in zip(cells, values, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(_text(value)).font.size = _LETTERS


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return day_in_figures(value)
        case _:
            return str(value)


def _mark(row: Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
