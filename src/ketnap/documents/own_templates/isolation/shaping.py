"""Puts the markup of a filled part right: a paragraph for each line, nothing Word cannot open."""

from copy import deepcopy

from lxml import etree

from ketnap.documents.own_templates.isolation.markup import Element, W
from ketnap.documents.own_templates.isolation.preparing import LINE_END


def split_lines(root: Element) -> None:
    """Let each line of a value be a paragraph like the one its blank stood in."""
    for text in [each for each in root.iter(f"{W}t") if LINE_END in (each.text or "")]:
        first, *others = (text.text or "").split(LINE_END)
        run = text.getparent()
        paragraph = run.getparent() if run is not None else None
        text.text = first
        if run is None or paragraph is None:
            continue
        if paragraph.tag != f"{W}p":
            _break_lines(text, others)
            continue
        for line in others:
            paragraph, text = _new_paragraph(paragraph, text, line)


def _break_lines(text: Element, others: list[str]) -> None:
    """Inside a content control a paragraph cannot end, so the line alone does."""
    for line in others:
        line_end = etree.Element(f"{W}br")
        following = deepcopy(text)
        following.text, following.tail = line, None
        text.addnext(line_end)
        line_end.addnext(following)
        text = following


def _new_paragraph(paragraph: Element, text: Element, line: str) -> tuple[Element, Element]:
    """Move what stands behind a text into a paragraph of its own that begins with a line."""
    run = text.getparent()
    if run is None:
        raise AssertionError("text stands in a run")
    following = _like(paragraph, f"{W}pPr")
    new_run = _like(run, f"{W}rPr")
    # A section ends with its last paragraph.
    for section in paragraph.findall(f"{W}pPr/{W}sectPr"):
        _drop(section)
    new_text = etree.SubElement(new_run, text.tag, dict(text.attrib))
    new_text.text = line
    for rest in list(text.itersiblings()):
        new_run.append(rest)
    following.append(new_run)
    for rest in list(run.itersiblings()):
        following.append(rest)
    following.tail, paragraph.tail = paragraph.tail, None
    paragraph.addnext(following)
    return following, new_text


def _like(element: Element, settings: str) -> Element:
    """An empty element of the same kind with the same settings."""
    alike = etree.Element(element.tag)
    alike.extend(deepcopy(each) for each in element.findall(settings))
    return alike


def mend(root: Element) -> None:
    """Give Word what it insists on: no table without rows, no cell or header without a paragraph."""
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _drop(table)
    for holder in root.iter(f"{W}tc", f"{W}hdr", f"{W}ftr"):
        if len(holder) == 0 or holder[-1].tag != f"{W}p":
            etree.SubElement(holder, f"{W}p")


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
