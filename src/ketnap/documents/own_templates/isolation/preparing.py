"""From an uploaded file to the sources the template engine renders; refuses with every reason found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ketnap.documents.own_templates.isolation.container import read_container
from ketnap.documents.own_templates.isolation.expressions import Checker
from ketnap.documents.own_templates.isolation.markup import Element, W
from ketnap.documents.own_templates.isolation.part_names import is_rendered
from ketnap.documents.own_templates.isolation.parts import has_braces, read_parts
from ketnap.documents.own_templates.isolation.structure import Structure
from ketnap.documents.own_templates.isolation.tags import Tag, find_tags
from ketnap.documents.own_templates.isolation.troubles import Area, Code, Place, Trouble, Troubled
from ketnap.domain.paperwork.dictionary import Dictionary
from ketnap.domain.text import has_forbidden_characters

END_MARK = "ketnap-end-of-part"
"""A comment behind the last element of every rendered part: whoever finds it has read to the end."""

LINE_END = "\u2028"
"""Stands for the end of a line in a value until the finished markup is split there."""

_AREAS = (
    (re.compile(r"word/header"), Area.HEADER),
    (re.compile(r"word/footer"), Area.FOOTER),
    (re.compile(r"word/footnotes"), Area.FOOTNOTES),
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template that may be rendered: its parts, the sources among them, the blanks it uses."""

    files: Mapping[str, bytes]
    sources: Mapping[str, str]
    used: frozenset[str]
    surely: frozenset[str]
    """The blanks among them that every paper made of it holds."""


def prepare(data: bytes, dictionary: Dictionary) -> Prepared:
    """The template ready to be rendered; raises `Troubled` with all that stands against it."""
    files = read_container(data)
    rendered = {name: root for name, root in read_parts(files).items() if is_rendered(name)}
    checker = Checker(dictionary)
    structure = Structure(checker)
    troubles: list[Trouble] = []
    tags: dict[str, list[Tag]] = {}
    for name, root in sorted(rendered.items(), key=lambda part: (area_of(part[0]), part[0])):
        area = area_of(name)
        troubles.extend(_text_troubles(root, area))
        found = list(find_tags(root, area))
        tags[name] = [each.tag for each in found if each.tag is not None]
        troubles.extend(each.trouble for each in found if each.trouble is not None)
        troubles.extend(structure.troubles_of(tags[name]))
    if troubles:
        raise Troubled(dict.fromkeys(troubles))
    sources = {name: _source(root, tags[name]) for name, root in rendered.items()}
    return Prepared(files, sources, frozenset(checker.used), frozenset(checker.surely.names))


def area_of(part: str) -> Area:
    """Where in a paper the text of a part stands."""
    return next((area for pattern, area in _AREAS if pattern.match(part)), Area.BODY)


def _text_troubles(root: Element, area: Area) -> Iterator[Trouble]:
    """Braces where no tag is read, and characters that hide, in what is printed."""
    for element in root.iter():
        outside = [element.tail, *element.attrib.values()]
        if element.tag != f"{W}t":
            outside.append(element.text)
        if any(text and has_braces(text) for text in outside):
            yield Trouble(Code.BRACES_ELSEWHERE, Place(area))
        text = element.text or ""
        if element.tag == f"{W}t" and (has_forbidden_characters(text) or LINE_END in text):
            yield Trouble(Code.HIDDEN_CHARACTERS, Place(area, near=" ".join(text.split())))


def _source(root: Element, tags: list[Tag]) -> str:
    for tag in tags:
        if tag.level:
            _replace(tag.holder, tag.source)
        else:
            tag.holder.set(_SPACE, "preserve")
    root.append(etree.Comment(END_MARK))
    source: str = etree.tostring(root, encoding="unicode")
    return source


def _replace(element: Element, text: str) -> None:
    """Put text in an element's place, whatever followed it included."""
    parent, before = element.getparent(), element.getprevious()
    text += element.tail or ""
    if parent is None:
        raise AssertionError("a paragraph has a parent")
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
