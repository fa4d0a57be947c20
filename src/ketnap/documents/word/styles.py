"""The styles of a Word file, from the layout of official papers."""

from typing import cast

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from ketnap.documents.layout import Layout, PageSize, TextStyle

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_KEPT = frozenset({"Normal", "header", "Header", "Table Grid", "Normal Table"})
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_LANGUAGE = "vi-VN"


def lay_out(document: Document, layout: Layout, page: PageSize) -> None:
    """Give an empty document its page, its letters and a style for each part of a paper."""
    _drop_styles(document)
    _set_page(document, page, layout)
    _set_letters(document, layout)
    for name, style in layout.styles.items():
        _add_style(document, name, style)


def _drop_styles(document: Document) -> None:
    """Nothing stays of what the library's empty document brings but what is used."""
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT:
            styles.remove(style)


def _set_page(document: Document, page: PageSize, layout: Layout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENTATION.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(layout.page_number["from_edge"])
    section.footer_distance = Mm(layout.page_number["from_edge"])
    section.different_first_page_header_footer = True
    _number_pages(document, layout)


def _number_pages(document: Document, layout: Layout) -> None:
    """The number stands in the middle above the text, on every page but the first."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = Pt(layout.page_number["size"])
    # No higher than its letters: on small pages a taller one would push the text down.
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, size
    run = paragraph.add_run()
    run.font.size = size
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _set_letters(document: Document, layout: Layout) -> None:
    """One font and size for everything that says nothing else, in the defaults of the file too."""
    normal = cast(ParagraphStyle, document.styles["Normal"])
    normal.font.name, normal.font.size = layout.font, Pt(layout.size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    defaults = document.styles.element.find(qn("w:docDefaults"))
    letters = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(letters):
        letters.remove(child)
    letters.append(_fonts(layout.font))
    for tag in ("w:sz", "w:szCs"):
        size = OxmlElement(tag)
        size.set(qn("w:val"), str(layout.size * 2))
        letters.append(size)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    language.set(qn("w:eastAsia"), _LANGUAGE)
    letters.append(language)
    style_fonts = normal.element.get_or_add_rPr().find(qn("w:rFonts"))
    normal.element.rPr.replace(style_fonts, _fonts(layout.font))


def _fonts(name: str) -> object:
    fonts = OxmlElement("w:rFonts")
    for script in _SCRIPTS:
        fonts.set(qn(script), name)
    return fonts


def _add_style(document: Document, name: str, style: TextStyle) -> None:
    added = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    added.base_style = document.styles["Normal"]
    added.font.size = Pt(style.size)
    added.font.bold, added.font.italic = style.bold, style.italic
    added.font.underline = style.underline
    form = added.paragraph_format
    form.alignment = ALIGN[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.first_line_indent, form.left_indent = Mm(style.first_line), Mm(style.left)
    form.widow_control = True
    if style.line is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.line)
