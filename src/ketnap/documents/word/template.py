"""The Word template of a sheet: blocks in styles, blanks as the tags of a Word template."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from ketnap.documents.layout import Layout, PageSize, load_layout
from ketnap.documents.word.drawn_line import drawn_line
from ketnap.documents.word.styles import ALIGN, lay_out
from ketnap.documents.word.tables import (
    first_paragraph,
    keep_together,
    leave_room_in,
    new_row,
    next_paragraph,
    part_row,
    repeat_on_each_page,
    set_margins,
    set_widths,
    tag_row,
)
from ketnap.domain.paperwork.filling import LINE
from ketnap.domain.paperwork.phrase import (
    Gap,
    Maybe,
    Phrase,
    Piece,
    Style,
    Words,
    alternatives,
)
from ketnap.domain.paperwork.sheet import (
    INDENTED,
    ROW,
    Addressees,
    Block,
    Each,
    Entries,
    Header,
    PageBreak,
    Paragraph,
    PersonalHeader,
    Photo,
    Sheet,
    Signature,
    Signatures,
    Space,
    Table,
    Title,
    Version,
    Writing,
)

_RULE_UNDER_SUMMARY = "-----"
_STAR = "*"
_LINE_TO_WRITE_ON = "\t\N{NO-BREAK SPACE}"
"""Some office programs set a line of a tab alone lower than the style says."""
_ROOM_IN_CELLS = Mm(1.2)
_BELOW_TABLE = 2
_NO_ROOM = Mm(0)
_BELOW_PHOTO = 2
"""Millimetres; two tables without anything between them would become one."""
LAST_BEFORE_SIGNATURE, LAST_BEFORE_ITS_LINES = "1", "on"
"""Word reads them as it reads nothing; the filling of a template finds such paragraphs by them."""
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Every template of a sheet is the same file, whenever it was made."""
_DEEPER = {"endif": 1, "endfor": 1, "if": -1, "for": -1}
"""How the tags of conditions and loops nest, read from the last to the first."""
_FOLLOW_A_HEADING = (Entries, Table, Writing)
"""What does not part from the paragraph before it."""


def word_template(sheet: Sheet, version: Version) -> bytes:
    """The Word template of a version of a sheet, to fill or to change in Word."""
    layout = load_layout()
    page = layout.page(version.page, landscape=version.landscape)
    document = docx.Document()
    lay_out(document, layout, page)
    _set_properties(document, sheet)
    writer = _Writer(document, layout, page)
    for block in version.blocks:
        writer.add(block)
    return _saved(document)


def _set_properties(document: Document, sheet: Sheet) -> None:
    properties = document.core_properties
    properties.title, properties.author = f"{sheet.code} {sheet.title_vi}", ""
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = _LONG_AGO
    properties.language = "vi-VN"


def _saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Writer:
    """Writes blocks one after the other into a document."""

    def __init__(self, document: Document, layout: Layout, page: PageSize) -> None:
        self.document = document
        self.layout = layout
        self.page = page
        self.drawings = 0
        self.last: Block | None = None
        self.writers: Mapping[type[Block], Callable[..., None]] = {
            Header: self._header,
            PersonalHeader: self._personal_header,
            Title: self._title,
            Addressees: self._addressees,
            Paragraph: self._paragraph,
            Each: self._each,
            Entries: self._entries,
            Writing: self._writing,
            Table: self._table,
            Signatures: self._signatures,
            Photo: self._photo,
            Space: self._space,
            PageBreak: self._page_break,
        }

    def add(self, block: Block) -> None:
        """Write a block, between the tags of its conditions."""
        conditions = [f"if {block.when}"] if block.when else []
        conditions += [f"if not {block.unless}"] if block.unless else []
        if isinstance(self.last, Paragraph) and isinstance(block, _FOLLOW_A_HEADING):
            self._keep_last_with_next(LAST_BEFORE_ITS_LINES, conditions)
        self.last = block
        for condition in conditions:
            self._tag(condition)
        self.writers[type(block)](block)
        for _ in conditions:
            self._tag("endif")

    def _tag(self, statement: str) -> None:
        """A paragraph that is gone once the template is filled."""
        self.document.add_paragraph(_tag_text(statement))

    def _line(self, style: str, phrase: Phrase) -> WordParagraph:
        """A paragraph; it is gone where it hangs on empty blanks alone."""
        condition = _condition(phrase)
        if condition:
            self._tag(f"if {condition}")
        paragraph = self.document.add_paragraph(style=style)
        write(paragraph, phrase)
        if condition:
            self._tag("endif")
        return paragraph

    def _header(self, block: Header) -> None:
        table = self._two_blocks(self.layout.head, rows=2)
        left, right = table.rows[0].cells
        lines = [("superior", block.superior), ("body_name", block.body)]
        self._fill_cell(left, [line for line in lines if line[1]])
        if block.star:
            next_paragraph(left, "star").add_run(_STAR)
        if block.heading:
            self._heading(right, block.heading)
        number, day = table.rows[1].cells
        self._fill_cell(number, [("number", block.number), ("letter_subject", block.subject)])
        self._fill_cell(day, [("place_and_day", block.place_and_day)])

    def _heading(self, cell: Cell, lines: Sequence[str]) -> None:
        for line in lines:
            next_paragraph(cell, self.layout.headings[line].style).add_run(line)
        next_paragraph(cell, "rule")._p.append(self._rule(lines[-1]))

    def _rule(self, heading: str) -> object:
        self.drawings += 1
        return drawn_line(self.drawings, self.layout.headings[heading].rule)

    def _personal_header(self, block: PersonalHeader) -> None:
        for line in block.heading:
            self.document.add_paragraph(line, style=self.layout.headings[line].style)
        self.document.add_paragraph(style="rule")._p.append(self._rule(block.heading[-1]))

    def _title(self, block: Title) -> None:
        self._line("type", block.type)
        for line in block.summary:
            self._line("summary", line)
        rule = _RULE_UNDER_SUMMARY if block.rule else ""
        self.document.add_paragraph(rule, style="summary_rule")

    def _addressees(self, block: Addressees) -> None:
        one = len(block.lines) == 1
        label = self.layout.addressees[block.label]
        for place, line in enumerate(block.lines):
            condition = _condition(line)
            if condition:
                self._tag(f"if {condition}")
            paragraph = self.document.add_paragraph(style="addressee")
            indents = paragraph.paragraph_format
            indents.left_indent = Mm(self.layout.styles["addressee"].left + label)
            if place == 0:
                indents.first_line_indent = -Mm(label)
                paragraph.add_run(f"{block.label} ").italic = True
            if not one:
                paragraph.add_run("- ")
            write(paragraph, line)
            if condition:
                self._tag("endif")

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._line("text", block.text)
        paragraph.paragraph_format.keep_with_next = block.announces or None
        _shape(paragraph, block)

    def _each(self, block: Each) -> None:
        self._tag(f"for row in {block.rows}")
        paragraph = self._line("text", block.text)
        if not block.indent:
            paragraph.paragraph_format.first_line_indent = Mm(0)
        self._tag("endfor")

    def _entries(self, block: Entries) -> None:
        self._tag(f"for row in {block.rows}")
        lines = [self._line("text", phrase) for phrase in block.text]
        for line in lines:
            line.alignment = ALIGN["left"]
            line.paragraph_format.first_line_indent = Mm(0)
        # Who is written about stands with a line about him, and what is asked with the answer.
        for line in {lines[0], lines[-1]}:
            _keep(line)
        self._tag(f"if {ROW}{block.column}")
        self.document.add_paragraph(f"{{{{ {ROW}{block.column} }}}}", style="text")
        self._tag("else")
        self._dotted(block.lines)
        self._tag("endif")
        self._tag("endfor")

    def _dotted(self, lines: int) -> None:
        """Lines to write on; the last of them never begins a page alone."""
        for place in range(lines):
            dotted = self.document.add_paragraph(_LINE_TO_WRITE_ON, style="writing")
            dotted.paragraph_format.tab_stops.add_tab_stop(
                Mm(self.page.text_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            if 0 < place == lines - 2:
                _keep(dotted)

    def _writing(self, block: Writing) -> None:
        if block.blank is None:
            self._dotted(block.lines)
            return
        self._tag(f"for row in {block.blank}")
        self.document.add_paragraph(f"{{{{ row.{LINE} }}}}", style="text")
        self._tag("endfor")
        self._tag(f"if not {block.blank}")
        self._dotted(block.lines)
        self._tag("endif")

    def _table(self, block: Table) -> None:
        table = self.document.add_table(rows=0, cols=len(block.columns))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        set_margins(table, {"top": _ROOM_IN_CELLS, "bottom": _ROOM_IN_CELLS})
        set_widths(table, self._shares([column.width for column in block.columns]))
        head = new_row(table)
        repeat_on_each_page(head)
        for cell, column in zip(head.cells, block.columns, strict=True):
            first_paragraph(cell, "cell_head").add_run(column.head)
        tag_row(table, f"for row in {block.rows}")
        if block.part is not None:
            part_row(table, f"row.{block.part}")
        row = new_row(table)
        keep_together(row)
        for cell, column in zip(row.cells, block.columns, strict=True):
            paragraph = first_paragraph(cell, "cell")
            paragraph.alignment = ALIGN[column.align]
            write(paragraph, column.text)
        tag_row(table, "endfor")
        if block.empty_rows:
            tag_row(table, f"if not {block.rows}")
            for _ in range(block.empty_rows):
                for cell in new_row(table).cells:
                    first_paragraph(cell, "cell")
            tag_row(table, "endif")
        set_widths(table, self._shares([column.width for column in block.columns]))
        self._space(Space(height=_BELOW_TABLE))

    def _signatures(self, block: Signatures) -> None:
        self._keep_last_with_next(LAST_BEFORE_SIGNATURE)
        # Room above both blocks alike, whichever of their lines come first.
        room = Pt(self.layout.foot["before"])
        if block.left is not None and not block.recipients:
            self._sign_side_by_side(block.left, block.right, above=room)
            return
        table = self._two_blocks(self.layout.foot, rows=1, above_first=room)
        keep_together(table.rows[0])
        left, right = table.rows[0].cells
        if block.recipients:
            next_paragraph(left, "recipients_head").add_run("Nơi nhận:")
            for line in block.recipients:
                self._fill_cell(left, [("recipient", line)], before="- ")
        self._sign(right, block.right)

    def _sign_side_by_side(self, left: Signature, right: Signature, *, above: Length) -> None:
        """Two signatures; their names stand on one line, however many lines are above each."""
        table = self._two_blocks(self.layout.foot, rows=2, above_first=above)
        as_whom, names = table.rows
        for row in table.rows:
            keep_together(row)
        for place, signature in enumerate((left, right)):
            self._say_as_whom(as_whom.cells[place], signature)
            self._fill_cell(names.cells[place], [("signer", signature.name)])
            for paragraph in as_whom.cells[place].paragraphs:
                _keep(paragraph)

    def _keep_last_with_next(self, mark: str, on: Sequence[str] = ()) -> None:
        """Keep what follows with the paragraph before it; of alternatives, each goes along.

        Of several parts that stand on one condition, only the last comes before what follows, and
        one that stands on the condition of what follows (`on`) always does.
        """
        alike = {_tag_text(statement) for statement in on}
        *content, _section = self.document.element.body
        conditions: set[str] = set()
        depth, last = 0, None
        for element in reversed(content):
            if element.tag != qn("w:p"):
                return
            paragraph = WordParagraph(element, self.document._body)
            tag = _tag_of(paragraph)
            depth += _DEEPER.get(tag, 0)
            if not tag:
                last = last or paragraph
            is_whole = tag in ("if", "for") or depth == 0
            if not is_whole:
                continue
            if paragraph.text in conditions:
                return
            if last is not None:
                _keep_if_last(last, mark)
            if tag != "if" or paragraph.text in alike:
                return
            conditions.add(paragraph.text)
            last = None

    def _sign(self, cell: Cell, signature: Signature) -> None:
        self._say_as_whom(cell, signature)
        self._fill_cell(cell, [("signer", signature.name)])

    def _say_as_whom(self, cell: Cell, signature: Signature) -> None:
        """The lines above the room to sign in."""
        lines = (
            ("place_and_day", signature.place_and_day),
            ("authority", signature.authority),
            ("position", signature.position),
        )
        self._fill_cell(cell, [line for line in lines if line[1]])
        if signature.note:
            next_paragraph(cell, "signing_note").add_run(signature.note)

    def _photo(self, block: Photo) -> None:
        frame: WordTable = self.document.add_table(rows=1, cols=1)
        frame.style = "Table Grid"
        set_margins(frame, {"left": Mm(0), "right": Mm(0)})
        set_widths(frame, [Mm(block.width)])
        row = frame.rows[0]
        row.height, row.height_rule = Mm(block.height), WD_ROW_HEIGHT_RULE.EXACTLY
        row.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        first_paragraph(row.cells[0], "photo_label").add_run(block.label)
        self._space(Space(height=_BELOW_PHOTO))

    def _space(self, block: Space) -> None:
        empty = self.document.add_paragraph(style="rule").paragraph_format
        empty.line_spacing_rule, empty.line_spacing = WD_LINE_SPACING.EXACTLY, Mm(block.height)

    def _page_break(self, block: PageBreak) -> None:
        """A break inside a paragraph would need a line of its own on a full page."""
        empty = self.document.add_paragraph(style="rule").paragraph_format
        empty.page_break_before = True
        empty.line_spacing_rule, empty.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)

    def _fill_cell(
        self, cell: Cell, lines: Iterable[tuple[str, Phrase]], *, before: str = ""
    ) -> None:
        """A paragraph for each line; one that hangs on empty blanks alone is gone without them."""
        for style, phrase in lines:
            if not phrase:
                continue
            condition = _condition(phrase)
            if condition:
                next_paragraph(cell, style).add_run(f"{{%p if {condition} %}}")
            paragraph = next_paragraph(cell, style)
            if before:
                paragraph.add_run(before)
            write(paragraph, phrase)
            if condition:
                next_paragraph(cell, style).add_run("{%p endif %}")

    def _two_blocks(
        self, shares: Mapping[str, int], *, rows: int, above_first: Length = _NO_ROOM
    ) -> WordTable:
        """A table without lines: the left block and the right one; the gutter is of the left one."""
        table: WordTable = self.document.add_table(rows=rows, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        set_widths(table, self._shares([shares["left"], shares["right"]]))
        set_margins(table, {"top": _NO_ROOM, "left": _NO_ROOM, "right": _NO_ROOM})
        for place, row in enumerate(table.rows):
            above = above_first if place == 0 else _NO_ROOM
            left, right = row.cells
            leave_room_in(left, {"top": above, "right": Mm(shares["gutter"])})
            leave_room_in(right, {"top": above})
        return table

    def _shares(self, parts: Iterable[int]) -> list[Mm]:
        widths = list(parts)
        return [Mm(self.page.text_width * part / sum(widths)) for part in widths]


def _condition(phrase: Phrase) -> str:
    """When a line stands that is nothing but `[…]`; empty where it always does."""
    return " or ".join(f"({' and '.join(names)})" for names in alternatives(phrase))


def write(paragraph: WordParagraph, phrase: Phrase) -> None:
    """Write a phrase with its blanks as tags; each tag stands in a run of its own."""
    for piece in phrase:
        if isinstance(piece, Maybe):
            paragraph.add_run(f"{{% if {' and '.join(piece.names)} %}}")
            for part in piece.pieces:
                _write_piece(paragraph, part, or_to_write=False)
            paragraph.add_run("{% endif %}")
        else:
            _write_piece(paragraph, piece, or_to_write=True)


def _write_piece(paragraph: WordParagraph, piece: Piece, *, or_to_write: bool) -> None:
    match piece:
        case Words(text=text, style=style):
            _add_run(paragraph, text, style)
        case Gap(name=name, upper=upper, style=style, to_write=to_write):
            value = f"({name} or '{to_write}')" if or_to_write else name
            _add_run(paragraph, f"{{{{ {value}{'|upper' if upper else ''} }}}}", style)


def _add_run(paragraph: WordParagraph, text: str, style: Style) -> None:
    run = paragraph.add_run(text)
    # Left alone where the phrase says nothing, so that the style of the paragraph decides.
    if style.bold:
        run.bold = True
    if style.italic:
        run.italic = True


def _tag_text(statement: str) -> str:
    return f"{{%p {statement} %}}"


def _tag_of(paragraph: WordParagraph) -> str:
    """The word a tag begins with; empty for a paragraph that stays."""
    _, is_tag, statement = paragraph.text.partition("{%p ")
    return statement.split()[0] if is_tag else ""


def _shape(paragraph: WordParagraph, block: Paragraph) -> None:
    if block.align != "justify":
        paragraph.alignment = ALIGN[block.align]
    if not block.indent or block.align not in INDENTED:
        paragraph.paragraph_format.first_line_indent = Mm(0)


def _keep(paragraph: WordParagraph) -> None:
    """Keep a paragraph with what follows."""
    paragraph.paragraph_format.keep_with_next = True


def _keep_if_last(paragraph: WordParagraph, mark: str) -> None:
    """Keep it so where it is the last before that: of alternatives, not all stand in every paper."""
    if not paragraph.paragraph_format.keep_with_next:
        _keep(paragraph)
        paragraph._p.get_or_add_pPr().find(qn("w:keepNext")).set(qn("w:val"), mark)
