"""Tables of Word files: their rows, widths, margins, and what their cells begin with."""

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph


def first_paragraph(cell: Cell, style: str) -> WordParagraph:
    """The paragraph every cell begins with, in a style."""
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph.style = style
    return paragraph


def next_paragraph(cell: Cell, style: str) -> WordParagraph:
    """The empty paragraph every cell begins with, or a new one after it."""
    first: WordParagraph = cell.paragraphs[0]
    is_untouched = len(cell.paragraphs) == 1 and first._p.pPr is None
    return first_paragraph(cell, style) if is_untouched else cell.add_paragraph(style=style)


def tag_row(table: WordTable, statement: str) -> None:
    """A row that is gone once the template is filled."""
    new_row(table).cells[0].paragraphs[0].add_run(f"{{%tr {statement} %}}")


def part_row(table: WordTable, name: str) -> None:
    """A row of one cell, where a part of the table begins; it stays with the row after it."""
    tag_row(table, f"if {name}")
    cells = new_row(table).cells
    paragraph = first_paragraph(cells[0].merge(cells[-1]), "cell_part")
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{{{{ {name} }}}}")
    tag_row(table, "endif")


def new_row(table: WordTable) -> WordRow:
    """An empty row at the end."""
    row: WordRow = table.add_row()  # type: ignore[no-untyped-call]  # the library's own lack
    return row


def set_widths(table: WordTable, widths: list[Mm]) -> None:
    """Give each column its width, whatever its cells hold."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def set_margins(table: WordTable, room: Mapping[str, Length]) -> None:
    """Say how much room the cells of a table leave around their text."""
    margins = _margins("w:tblCellMar", room)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)


def leave_room_in(cell: Cell, room: Mapping[str, Length]) -> None:
    """In one cell, other than its table says."""
    cell._tc.get_or_add_tcPr().append(_margins("w:tcMar", room))


def _margins(tag: str, room: Mapping[str, Length]) -> Any:
    margins = OxmlElement(tag)
    # The order of the sides is that of the format.
    for side in ("top", "left", "bottom", "right"):
        if side in room:
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(room[side].twips))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
    return margins


def keep_together(row: WordRow) -> None:
    """Let no page break part a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_on_each_page(row: WordRow) -> None:
    """Say a row again at the top of each page the table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
