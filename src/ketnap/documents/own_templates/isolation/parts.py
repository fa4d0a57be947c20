"""What the parts of a Word file must not hold: programs, objects, links outwards, live fields."""

import re
from collections.abc import Iterator, Mapping

from ketnap.documents.own_templates.isolation.hidden_text import hides_text
from ketnap.documents.own_templates.isolation.markup import Element, W, local_name, read_xml
from ketnap.documents.own_templates.isolation.part_names import (
    CONTENT_TYPES,
    NEEDED,
    is_picture,
    is_rendered,
)
from ketnap.documents.own_templates.isolation.troubles import Code, Trouble, Troubled

Parts = Mapping[str, Element]

_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_PART = "/word/document.xml"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_RELATIONS = frozenset(
    {
        "officeDocument",
        "core-properties",
        "extended-properties",
        "custom-properties",
        "thumbnail",
        "styles",
        "stylesWithEffects",
        "settings",
        "webSettings",
        "fontTable",
        "numbering",
        "theme",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "image",
        "customXml",
        "customXmlProps",
    }
)
_FORBIDDEN_RELATIONS = {
    "aFChunk": Code.ALT_CHUNK,
    "vbaProject": Code.MACRO,
    "oleObject": Code.EMBEDDED,
    "package": Code.EMBEDDED,
    "control": Code.EMBEDDED,
    "comments": Code.COMMENTS,
}
_FORBIDDEN_ELEMENTS = {
    "altChunk": Code.ALT_CHUNK,
    "object": Code.EMBEDDED,
    "OLEObject": Code.EMBEDDED,
    "control": Code.EMBEDDED,
    "subDoc": Code.EXTERNAL,
    "attachedTemplate": Code.EXTERNAL,
    "mailMerge": Code.EXTERNAL,
    "dataBinding": Code.DATA_BINDING,
    "commentReference": Code.COMMENTS,
    "ins": Code.TRACKED_CHANGES,
    "del": Code.TRACKED_CHANGES,
    "moveFrom": Code.TRACKED_CHANGES,
    "moveTo": Code.TRACKED_CHANGES,
    "delInstrText": Code.TRACKED_CHANGES,
}
_FIELD = re.compile(
    r"\s*(?:PAGE|NUMPAGES|DATE)(?:\s+\\[@*#]\s*(?:\"[\w\s./:,-]*\"|\w+))*\s*", re.IGNORECASE
)
_FIELD_ELEMENTS = frozenset({"fldSimple", "fldChar", "instrText"})
_STRICT = "{http://purl.oclc.org/ooxml/"
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")


def read_parts(files: Mapping[str, bytes]) -> dict[str, Element]:
    """The markup of every part, by name; raises `Troubled` with all that stands against them."""
    missing = [Trouble(Code.PART_MISSING, fact=name) for name in NEEDED if name not in files]
    if missing:
        raise Troubled(missing)
    troubles = [
        Trouble(Code.NOT_A_PICTURE, fact=name)
        for name, data in files.items()
        if is_picture(name) and not data.startswith(_PICTURES)
    ]
    parts = {name: read_xml(name, data) for name, data in files.items() if not is_picture(name)}
    for name, root in parts.items():
        troubles.extend(_troubles_of(name, root))
        if is_rendered(name) and hides_text(parts, root):
            troubles.append(Trouble(Code.HIDDEN_TEXT, fact=name))
    if troubles:
        raise Troubled(dict.fromkeys(troubles))
    return parts


def _troubles_of(name: str, root: Element) -> Iterator[Trouble]:
    if _is_strict(root):
        yield Trouble(Code.STRICT, fact=name)
    if name == CONTENT_TYPES:
        yield from _content_types(root)
    elif name.endswith(".rels"):
        yield from _relations(root)
    else:
        yield from _elements(name, root)
        yield from _fields(root)
        if not is_rendered(name):
            yield from _braces_in(name, root)


def _is_strict(root: Element) -> bool:
    """Whether markup of the strict kind is inside: other programs read it, our checks do not."""
    for element in root.iter():
        names = (element.tag, *element.attrib) if local_name(element) else ()
        if any(name.startswith(_STRICT) for name in names):
            return True
    return False


def _content_types(root: Element) -> Iterator[Trouble]:
    main = ""
    for entry in root:
        kind = entry.get("ContentType", "") if local_name(entry) else ""
        if entry.get("PartName", "") == _MAIN_PART:
            main = kind
        if re.search(r"macroEnabled|vba", kind, re.IGNORECASE):
            yield Trouble(Code.MACRO, fact=kind)
    if main != _MAIN_TYPE and "macroEnabled" not in main:
        yield Trouble(Code.NOT_A_DOCX, fact=main)


def _relations(root: Element) -> Iterator[Trouble]:
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "Internal") != "Internal":
            yield Trouble(Code.EXTERNAL, fact=relation.get("Target", ""))
        elif kind in _FORBIDDEN_RELATIONS:
            yield Trouble(_FORBIDDEN_RELATIONS[kind], fact=relation.get("Target", ""))
        elif kind not in _RELATIONS:
            yield Trouble(Code.RELATION_NOT_ALLOWED, fact=kind)


def _elements(name: str, root: Element) -> Iterator[Trouble]:
    for element in root.iter():
        code = _FORBIDDEN_ELEMENTS.get(local_name(element))
        if code is not None:
            yield Trouble(code, fact=name)


def _fields(root: Element) -> Iterator[Trouble]:
    for element in root.iter():
        name = local_name(element)
        if name in _FIELD_ELEMENTS and element.tag != f"{W}{name}":
            yield Trouble(Code.FIELD, fact=name)
    for field in instructions(root):
        if not _FIELD.fullmatch(field):
            yield Trouble(Code.FIELD, fact=" ".join(field.split()))


def instructions(root: Element) -> Iterator[str]:
    """Every field code, joined from the pieces it is kept in."""
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        match local_name(element), element.get(f"{W}fldCharType"):
            case "fldSimple", _:
                yield element.get(f"{W}instr", "")
            case "instrText", _ if open_fields:
                open_fields[-1] += element.text or ""
            case "instrText", _:
                yield element.text or ""
            case "fldChar", "begin":
                open_fields.append("")
            case "fldChar", "separate" if open_fields:
                yield open_fields[-1]
                open_fields[-1] = ""
            case "fldChar", "end" if open_fields:
                yield from filter(None, [open_fields.pop()])
    yield from filter(None, open_fields)


def has_braces(text: str) -> bool:
    """Whether a text holds what begins or ends a tag."""
    return _BRACES.search(text) is not None


def _braces_in(name: str, root: Element) -> Iterator[Trouble]:
    """Parts that are not filled in would keep their braces in the finished paper."""
    for element in root.iter():
        values = (element.text, element.tail, *element.attrib.values())
        if any(value and has_braces(value) for value in values):
            yield Trouble(Code.BRACES_ELSEWHERE, fact=name)
            return
