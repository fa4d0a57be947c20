"""What every Word file of an official paper must satisfy, checked in the file itself."""

import io
import re
import unicodedata
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from ketnap.domain.paperwork.filling import Filled
from ketnap.domain.paperwork.setting import set_blocks
from ketnap.domain.paperwork.sheet import Header, Version

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NUMBER = re.compile(r"^Số \d{2,}-[A-ZĐ][A-Za-zĐ]*/[A-ZĐ].*$")
UNNUMBERED = re.compile(r"^Số …+(-[A-ZĐ][A-Za-zĐ]*/…+)?$")
DAY = re.compile(r"ngày (\S+) tháng (\S+) năm (\d{4})")
TOLERANCE = Mm(0.5)
A4 = (Mm(210), Mm(297))
MARGINS = {"top": Mm(20), "bottom": Mm(20), "left": Mm(30), "right": Mm(15)}
OF_A_BODY = re.compile(r"CHI BỘ|CHI ỦY|ĐẢNG ỦY|^BAN |…")
"""An authority in whose name somebody signs, and not who signs for himself."""
MAY_BE_EMPTY = frozenset({"rule", "Normal", "cell", "summary_rule", "Header"})


def violations_of(file: bytes, version: Version, filled: Filled) -> list[str]:
    """Everything in a file of a form that the layout of Party documents forbids, or asks for in vain."""
    document = docx.Document(io.BytesIO(file))
    # Of a letter, and of the cover of a booklet.
    without_rule = version.page != "a4" or any(
        isinstance(block, Header) and block.subject for block in version.blocks
    )
    found = list(_page(document, landscape=version.landscape)) if version.page == "a4" else []
    found += _fonts(document)
    found += _heading(document)
    found += _parts(document, version, filled)
    found += _days(document)
    found += _styles(document, without_rule=without_rule)
    found += _first_page_number(document)
    found += _text(document)
    return found


def paragraphs_of(document: Document) -> list[Paragraph]:
    """Every paragraph in reading order, those in tables too."""
    body = document.element.body
    return [Paragraph(element, document._body) for element in body.iter(qn("w:p"))]


def lines_of(file: bytes) -> list[str]:
    """The text of a file, paragraph by paragraph; a tab is a line to write on."""
    return [paragraph.text for paragraph in paragraphs_of(docx.Document(io.BytesIO(file)))]


def _page(document: Document, *, landscape: bool) -> Iterator[str]:
    for section in document.sections:
        if ((section.page_width or 0) > (section.page_height or 0)) is not landscape:
            yield "page lies the wrong way"
        size = sorted((section.page_width or 0, section.page_height or 0))
        if any(abs(is_ - should) > TOLERANCE for is_, should in zip(size, A4, strict=True)):
            yield f"page is {size}"
        for side, should in MARGINS.items():
            is_ = getattr(section, f"{side}_margin")
            if abs(is_ - should) > TOLERANCE:
                yield f"{side} margin is {Length(is_).mm:.1f} mm"


def _fonts(document: Document) -> Iterator[str]:
    for part in (document.element, document.styles.element):
        for fonts in part.iter(qn("w:rFonts")):
            for name in fonts.attrib.values():
                if name != "Times New Roman":
                    yield f"font {name}"


def _heading(document: Document) -> Iterator[str]:
    headings = [line for line in paragraphs_of(document) if line.text == PARTY]
    for line in headings:
        size = line.runs[0].font.size or line.style.font.size
        if size != Pt(15) or not (line.runs[0].bold or line.style.font.bold):
            yield "the Party's name is not 15 pt bold"
        following = line._p.getnext()
        if following is None or not list(following.iter(qn("w:drawing"))):
            yield "no drawn line follows the Party's name"


def _parts(document: Document, version: Version, filled: Filled) -> Iterator[str]:
    """The parts that the blocks of the form ask for, each as often as they do."""
    blocks = set_blocks(version, filled)
    heads = [block for block in blocks if block["kind"] in ("header", "personal_header")]
    signed = [block for block in blocks if block["kind"] == "signatures"]
    asked = {
        "heading": sum(PARTY in head["heading"] for head in heads),
        "star": sum(bool(head.get("star")) for head in heads),
        "recipients_head": sum(bool(block["recipients"]) for block in signed),
        "authority": sum(
            bool(side and side["authority"])
            for block in signed
            for side in (block["left"], block["right"])
        ),
    }
    lines = paragraphs_of(document)
    there = {name: sum(line.style.name == name for line in lines) for name in asked}
    there["heading"] = sum(line.text == PARTY for line in lines)
    for name, count in asked.items():
        if there[name] != count:
            yield f"{name}: {there[name]} instead of {count}"


def _days(document: Document) -> Iterator[str]:
    for line in paragraphs_of(document):
        for day, month, _year in DAY.findall(line.text):
            if day.startswith("…") or month.startswith("…"):
                continue
            if len(day) != 2 or (month.startswith("0")) != (int(month) <= 2):
                yield f"zeros in a day: {line.text}"


def _styles(document: Document, *, without_rule: bool) -> Iterator[str]:
    by_style: dict[str, list[Paragraph]] = {}
    for line in paragraphs_of(document):
        by_style.setdefault(line.style.name, []).append(line)
    yield from _numbers(by_style, without_rule=without_rule)
    yield from _body(document)
    yield from _signed(by_style)
    yield from _recipients(by_style)


def _numbers(by_style: dict[str, list[Paragraph]], *, without_rule: bool) -> Iterator[str]:
    for line in by_style.get("number", []):
        if not NUMBER.match(line.text) and not UNNUMBERED.match(line.text):
            yield f"number: {line.text}"
    for line in by_style.get("star", []):
        if line.text != "*":
            yield f"star: {line.text}"
    rules = [line.text for line in by_style.get("summary_rule", [])]
    has_title = by_style.get("number") or by_style.get("summary")
    if not without_rule and has_title and rules[:1] != ["-----"]:
        yield "no ----- under the summary"


def _signed(by_style: dict[str, list[Paragraph]]) -> Iterator[str]:
    for line in by_style.get("authority", []):
        if OF_A_BODY.search(line.text) and not line.text.startswith("T/M "):
            yield f"authority without stroke: {line.text}"
    for line in by_style.get("position", []):
        if line.style.font.bold or any(run.bold for run in line.runs):
            yield f"position is bold: {line.text}"


def _body(document: Document) -> Iterator[str]:
    style = document.styles["text"]
    form = style.paragraph_format
    if style.font.size != Pt(14):
        yield "body is not 14 pt"
    if form.alignment != WD_ALIGN_PARAGRAPH.JUSTIFY:
        yield "body is not justified"
    if not Mm(9) <= (form.first_line_indent or 0) <= Mm(11):
        yield "first line is not indented by about 10 mm"
    if form.line_spacing_rule != WD_LINE_SPACING.EXACTLY or not (
        Pt(18) <= (form.line_spacing or 0) <= Pt(22)
    ):
        yield "lines are not exactly 18 to 22 pt apart"
    if (form.space_before or 0) + (form.space_after or 0) < Pt(6):
        yield "less than 6 pt between paragraphs"


def _recipients(by_style: dict[str, list[Paragraph]]) -> Iterator[str]:
    heads, lines = by_style.get("recipients_head", []), by_style.get("recipient", [])
    for head in heads:
        if head.text != "Nơi nhận:" or not head.style.font.underline:
            yield f"head of the recipients: {head.text}"
        if head.style.font.size != Pt(14):
            yield "head of the recipients is not 14 pt"
    if not heads:
        return
    if not lines or not lines[-1].text.startswith("- Lưu") or not lines[-1].text.endswith("."):
        yield f"last recipient: {lines[-1].text if lines else 'none'}"
    for line in lines:
        if line.style.font.size != Pt(12) or not line.text.startswith("- "):
            yield f"recipient: {line.text}"
    for line in lines[:-1]:
        if not line.text.endswith(";"):
            yield f"recipient without semicolon: {line.text}"


def _first_page_number(document: Document) -> Iterator[str]:
    section = document.sections[0]
    if not section.different_first_page_header_footer:
        yield "page 1 has a number"
    if "PAGE" not in "".join(
        mark.text or "" for mark in section.header._element.iter(qn("w:instrText"))
    ):
        yield "later pages have no number"


def _text(document: Document) -> Iterator[str]:
    for line in paragraphs_of(document):
        text = line.text
        if not unicodedata.is_normalized("NFC", text):
            yield f"not NFC: {text}"
        if "{" in text or "}" in text or "None" in text:
            yield f"left over: {text}"
        if "  " in text or text != text.strip(" "):
            yield f"spaces: {text!r}"
        if re.search(r"\s[,;.:)]|\(\s|;\.|,\.|\.\.(?!\.)|,,|\(\)", text.replace("…", "x")):
            yield f"punctuation: {text}"
        if not text and line.style.name not in MAY_BE_EMPTY and not _holds_something(line):
            yield f"empty line in {line.style.name}"


def _holds_something(line: Paragraph) -> bool:
    return any(True for tag in ("w:br", "w:drawing", "w:tab") for _ in line._p.iter(qn(tag)))
